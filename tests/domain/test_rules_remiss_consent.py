"""A referral and the consent that is registered in its case; a consultation that gets a name."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from service.documents.catalogue.referral import REMISS
from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.context import Context
from service.domain.lifecycle import CaseState
from tests.support.kinds import context, example, findings, found

DAY = date(2017, 3, 20)
UNNAMED = {"arendetyp": "konsultation_avidentifierad"}
REVIEWED: tuple[str, dict[str, object]] = ("granskning", {})
ANSWER = {"stallningstagande": "endast_konsultation"}
CONSENT = {
    "utbyte": True,
    "ta_emot": ["fk", "primarvarden", "oskarshamn_ame"],
    "uppgiftsslag": ["arbete"],
    "giltigt_till": "2018-12-31",
    "undertecknat": "2017-03-01",
}
PARTIES = ["fk", "region", "oskarshamn"]


def within(*records: tuple[str, Mapping[str, object]], on: date = DAY) -> Context:
    found = context("remiss")
    entries = [Entry(kind, DAY, Answers(said), found.author) for kind, said in records]
    return replace(found, on=on, case=Case.of("VK-2017-002", entries))


@pytest.mark.parametrize(
    ("consent", "parties", "missing"),
    [
        (CONSENT, PARTIES, ""),
        (CONSENT, [*PARTIES, "af"], "Arbetsförmedlingen"),
        (CONSENT, [*PARTIES, "af", "hogsby"], "Arbetsförmedlingen, Högsby kommun"),
        ({**CONSENT, "utbyte": False}, ["fk"], "Försäkringskassan"),
        ({**CONSENT, "undertecknat": "2017-03-21"}, ["fk"], "övriga parter"),
    ],
)
def test_a_registered_consent_covers_every_party_concerned(
    consent: Mapping[str, object], parties: list[str], missing: str
) -> None:
    told = findings("remiss", within(("samtycke", consent)), berorda_myndigheter=parties)
    messages = [finding.message for finding in told if finding.rule == "B2"]
    said = f"Samtycke saknas för {missing}. Ärendet kan bara lyftas avidentifierat."
    assert messages == ([said] if missing else [])


def test_an_expired_consent_is_told_with_its_last_day() -> None:
    later = within(("samtycke", CONSENT), on=date(2019, 1, 1))
    messages = [each.message for each in findings("remiss", later, berorda_myndigheter=["fk"])]
    assert "Samtycket gick ut 2018-12-31. Inhämta ett nytt." in messages


def test_a_withdrawal_leaves_no_party() -> None:
    gone = within(("samtycke", CONSENT), ("aterkallelse", {"omfattning": "helt", "datum": DAY.isoformat()}))
    assert ("B2", "block", "samtycke_bifogat") in found("remiss", gone, berorda_myndigheter=["fk"])


@pytest.mark.parametrize(
    ("said", "stops"),
    [
        ({"omfattning": "helt"}, True),
        ({"omfattning": "vissa_delar", "delar": ["registrering"]}, False),
    ],
)
def test_an_attestation_that_was_taken_back_is_not_given_again_by_who_refers(
    said: Mapping[str, object], stops: bool
) -> None:
    gone = within(("remiss", example("remiss")), ("aterkallelse", {**said, "datum": DAY.isoformat()}))
    told = found("remiss", gone, berorda_myndigheter=["fk"])
    assert (("B2", "block", "samtycke_bifogat") in told) is stops


def test_without_a_registered_consent_the_referral_attests_it() -> None:
    unsigned = {**CONSENT, "undertecknat": None}
    for records in ((), (("samtycke", unsigned),), (("remiss", example("remiss")),)):
        assert not [each for each in found("remiss", within(*records)) if each[0] == "B2"]


@pytest.mark.parametrize(
    ("records", "stops"),
    [
        ((), True),
        ((("samtycke", {**CONSENT, "undertecknat": None}),), True),
        ((("samtycke", CONSENT),), False),
    ],
)
def test_a_consultation_gets_a_name_only_when_a_consent_is_registered(
    records: tuple[tuple[str, Mapping[str, object]], ...], stops: bool
) -> None:
    consulted = within(("remiss", UNNAMED), *records)
    told = found("remiss", consulted, berorda_myndigheter=PARTIES)
    assert (("B2", "block", "samtycke_bifogat") in told) is stops


def test_a_consultation_stays_without_a_name_without_a_consent() -> None:
    consulted = within(("remiss", UNNAMED))
    nobody = dict.fromkeys(("namn", "personnummer", "telefon", "adress", "samtycke_bifogat"))
    assert not [each for each in found("remiss", consulted, **UNNAMED, **nobody) if each[0] == "B2"]


@pytest.mark.parametrize(
    ("records", "stops"),
    [
        ((), False),
        ((("remiss", UNNAMED),), False),
        ((("remiss", example("remiss")),), True),
        ((("remiss", example("remiss")), ("remiss", UNNAMED)), True),
    ],
)
def test_a_case_that_has_named_somebody_is_never_made_anonymous(
    records: tuple[tuple[str, Mapping[str, object]], ...], stops: bool
) -> None:
    nobody = dict.fromkeys(("namn", "personnummer", "telefon", "adress", "samtycke_bifogat"))
    told = found("remiss", within(*records), **UNNAMED, **nobody)
    assert (("B2", "block", "arendetyp") in told) is stops


@pytest.mark.parametrize("standpoint", ["endast_konsultation", "ej_intag"])
def test_an_answered_consultation_that_gets_a_name_is_a_new_referral(standpoint: str) -> None:
    consulted = (("remiss", UNNAMED), REVIEWED, ("remissvar", {"stallningstagande": standpoint}))
    case = within(*consulted).case
    assert case is not None
    assert case.state == standpoint
    assert case.state in REMISS.revises
    named = within(*consulted, ("samtycke", CONSENT), ("remiss", example("remiss"))).case
    assert named is not None
    assert named.state is CaseState.INKOMMEN
    assert named.person.name == "Testperson D2"


def test_a_corrected_referral_is_not_taken_up_anew() -> None:
    remiss = ("remiss", example("remiss"))
    case = within(remiss, REVIEWED, ("remissvar", ANSWER), remiss).case
    assert case is not None
    assert case.state is CaseState.KONSULTATION
