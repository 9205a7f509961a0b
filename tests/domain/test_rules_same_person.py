"""A newer version of a referral keeps the person and the protection of the case."""

from dataclasses import replace
from datetime import date

import pytest

from service.documents.catalogue.referral import AVBROTT, SKYDD
from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.context import Context
from service.domain.lifecycle import ENROLLED
from service.domain.personnummer import Personnummer
from tests.support.kinds import context, findings, found

DAY = date(2017, 3, 20)
OWN, OTHER = "199705162387", "199001252387"
COORDINATION, ASSIGNED, ELSEWHERE = "199203652384", "199203052387", "199204052386"
NAMED = {"arendetyp": "remiss", "namn": "Testperson D2"}
Told = tuple[str, dict[str, object]]
REVIEW: Told = ("granskning", {})
MEETING: Told = ("motesarende", {"mote": "2017-03-28"})
TAKEN_IN: Told = ("remissvar", {"stallningstagande": "intag"})
SENT_BACK: Told = ("remissvar", {"stallningstagande": "komplettering"})
ENROLMENT: Told = ("inskrivning", {"inskriven": "2017-04-03"})
CONSULTATION: Told = ("remiss", {"arendetyp": "konsultation_avidentifierad"})


def remiss(number: str = OWN, **changed: object) -> Told:
    return "remiss", {**NAMED, "personnummer": number, "skyddade_personuppgifter": "nej", **changed}


def within(*records: Told) -> Context:
    found = context("remiss")
    newest = {kind: place for place, (kind, _) in enumerate(records)}
    entries = [
        Entry(kind, DAY, Answers(said), found.author, superseded=newest[kind] != place)
        for place, (kind, said) in enumerate(records)
    ]
    return replace(found, case=Case.of("VK-2017-002", entries), version=2)


def said(within: Context, number: str, **changed: object) -> list[str]:
    """How gravely the number is taken."""
    told = found("remiss", within, **{**NAMED, "personnummer": number, **changed})
    return [severity for rule, severity, field in told if (rule, field) == ("B1", "personnummer")]


@pytest.mark.parametrize(
    "records",
    [
        (),
        (remiss(),),
        (remiss(), ("begaran_om_komplettering", {})),
        (remiss(), ("skydd", {"skydd": "annat"})),
    ],
)
def test_until_somebody_relies_on_it_a_number_is_mended_freely(
    records: tuple[Told, ...],
) -> None:
    assert said(within(*records), OTHER, namn="Testperson D9") == []


@pytest.mark.parametrize("more", [(REVIEW,), (REVIEW, MEETING), (("samtycke", {}),), (REVIEW, SENT_BACK)])
def test_before_the_answer_a_slip_of_the_pen_takes_a_reason_and_another_name_is_another_person(
    more: tuple[Told, ...],
) -> None:
    assert said(within(remiss(), *more), OTHER) == ["warn"]
    assert said(within(remiss(), *more), OTHER, namn="Testperson D9") == ["block"]
    assert said(within(remiss(), *more), OWN, namn="Testperson D9") == []


@pytest.mark.parametrize("more", [(TAKEN_IN,), (TAKEN_IN, SENT_BACK), (REVIEW, MEETING, TAKEN_IN, ENROLMENT)])
def test_after_the_answer_no_version_changes_the_person_and_it_tells_what_to_do(
    more: tuple[Told, ...],
) -> None:
    asked = within(remiss(), *more)
    assert said(asked, OTHER) == ["block"]
    assert said(asked, OWN) == []
    (told,) = [each for each in findings("remiss", asked, personnummer=OTHER) if each.rule == "B1"]
    assert "avslutas i förtid som felregistrerat" in told.message
    assert OTHER not in told.message
    assert all(AVBROTT.may_begin(state, again=False) for state in ENROLLED)


def test_a_person_who_gets_a_personnummer_keeps_the_case_with_a_reason() -> None:
    asked = within(remiss(COORDINATION), REVIEW, MEETING, TAKEN_IN, ENROLMENT)
    assert said(asked, ASSIGNED, namn="Testperson D2 Andersson") == ["warn"]
    assert said(asked, ELSEWHERE) == ["warn"], "the day of birth became known"
    assert said(asked, ELSEWHERE, namn="Testperson D9") == ["block"]
    assert said(within(remiss(ASSIGNED), TAKEN_IN), COORDINATION) == ["block"]
    numbers = (COORDINATION, ASSIGNED)
    assert [Personnummer.stored(each).is_coordination for each in numbers] == [True, False]


def test_a_version_without_a_name_is_no_way_to_another_person() -> None:
    asked = within(remiss(), TAKEN_IN, CONSULTATION)
    assert said(asked, OTHER) == ["block"]
    assert said(asked, OWN) == []


def test_an_answered_consultation_gets_its_person_and_a_slip_in_that_is_mended() -> None:
    consulted = (CONSULTATION, REVIEW, TAKEN_IN)
    assert said(within(*consulted), OTHER) == []
    assert said(within(*consulted, remiss()), OTHER) == []
    assert said(within(*consulted, remiss(), TAKEN_IN), OTHER) == ["block"]


def lifted(within: Context, mark: str) -> list[str]:
    told = findings("remiss", within, **NAMED, skyddade_personuppgifter=mark)
    return [each.message for each in told if each.field == "skyddade_personuppgifter"]


@pytest.mark.parametrize("mark", ["sekretessmarkering", "skyddad_folkbokforing", "annat"])
def test_b3_a_referral_lifts_no_protection_and_points_to_where_a_reason_is_asked(mark: str) -> None:
    asked = within(remiss(skyddade_personuppgifter=mark))
    (message,) = lifted(asked, "nej")
    assert SKYDD.title in message
    assert "skal" in SKYDD.form(project=asked.project)
    assert lifted(asked, "annat") == []
    assert lifted(within(remiss(skyddade_personuppgifter=mark), CONSULTATION), "nej") != []


def test_protection_is_raised_by_any_version_and_what_a_skydd_lifted_stays_lifted() -> None:
    protected = remiss(skyddade_personuppgifter="annat")
    assert lifted(within(remiss()), "sekretessmarkering") == []
    assert lifted(within(remiss()), "nej") == []
    assert lifted(within(protected, ("skydd", {"skydd": "nej"})), "nej") == []
    # A referral does not lift what a skydd marks, so that its own old answer may stand.
    assert lifted(within(remiss(), ("skydd", {"skydd": "annat"})), "nej") == []
