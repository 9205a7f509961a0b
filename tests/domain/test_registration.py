"""What is registered of a participation: everything with consent, year and gender without."""

import pytest

from service.domain.answers import Answers
from service.domain.registration import Registration, registered
from tests.support.kinds import context, example, with_remiss


@pytest.mark.parametrize(("said", "anonymous"), [("med_samtycke", False), ("anonym", True), ("avbojd", True)])
def test_without_consent_only_year_and_gender_are_registered(said: str, anonymous: bool) -> None:
    case = context("inskrivning").case
    assert case is not None
    told = registered(case, Answers(example("inskrivning", registrering=said)))
    assert told == Registration(anonymous=anonymous, year=2017, gender="kvinna")


def test_a_protected_person_is_anonymous_whatever_was_said() -> None:
    within = with_remiss(context("inskrivning"), skyddade_personuppgifter="sekretessmarkering")
    assert within.case is not None
    assert registered(within.case, Answers(example("inskrivning"))).anonymous
