"""What a consent covers: parts, parties and information, until it expires or is withdrawn."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from service.domain import consent as rules
from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.consent import (
    Consent,
    attested,
    consent,
    covers,
    parties_outside,
    takes_less,
    towards_remittent,
)
from service.domain.consent_losses import losers
from service.domain.consent_parts import EVERYTHING, Direction, Information, Part
from tests.support.kinds import PROJECT

AUTHOR = Author("Testperson V1", "Vägledare", "Oskarshamns kommun")
GIVEN = {
    "utbyte": True,
    "lamna_ut": ["fk"],
    "ta_emot": ["fk", "primarvarden"],
    "uppgiftsslag": ["arbete", "planering"],
    "oh_mote": True,
    "styrgrupp": True,
    "registrering": True,
    "kontakt_efterat": True,
    "epost_sms": True,
    "giltigt_till": "2019-05-24",
    "undertecknat": "2017-04-24",
}
DAY = date(2017, 6, 1)


def entry(
    kind: str, said: Mapping[str, object], on: str = "2017-04-24", *, superseded: bool = False
) -> Entry:
    return Entry(kind, date.fromisoformat(on), Answers(said), AUTHOR, superseded=superseded)


def given(**changed: object) -> Entry:
    return entry("samtycke", {**GIVEN, **changed})


def withdrawn(on: str = "2017-05-30", **answers: object) -> Entry:
    return entry("aterkallelse", {"datum": on, "omfattning": "helt", **answers}, on)


def case(*entries: Entry) -> Case:
    return Case.of("VK-2017-003", entries)


def told(held: Consent, organisation: str = "primarvarden", *, on: date = DAY, **more: object) -> str:
    """The message, "" when it is covered."""
    asked = {"information": {Information.ARBETE}, "direction": Direction.RECEIVE, **more}
    verdict = covers(held, organisation, name="Landstinget", on=on, **asked)  # type: ignore[arg-type]
    assert verdict.covered is (verdict.message == "")
    return verdict.message


MISSING = "Samtycke saknas för Landstinget. Ärendet kan bara lyftas avidentifierat."


def test_without_a_consent_nobody_is_covered() -> None:
    assert told(consent(case())) == MISSING
    assert consent(case()) == Consent()


def test_an_organisation_may_do_what_the_person_agreed_to_and_nothing_else() -> None:
    held = consent(case(given()))
    assert told(held) == ""
    assert told(held, direction=Direction.DISCLOSE) == MISSING
    assert told(held, "fk", direction=Direction.DISCLOSE) == ""
    assert told(held, "af") == MISSING
    lacking = told(held, information={Information.ARBETE, Information.HALSA})
    assert lacking == "Samtycket omfattar inte ”Hälsa och förutsättningar” för Landstinget."
    assert told(held, information=EVERYTHING).startswith("Samtycket omfattar inte ”")


def test_it_is_valid_from_the_day_it_was_signed_to_its_last_day() -> None:
    held = consent(case(given()))
    assert told(held, on=date(2017, 4, 23)) == MISSING
    assert told(held, on=date(2017, 4, 24)) == ""
    assert told(held, on=date(2019, 5, 24)) == ""
    assert told(held, on=date(2019, 5, 25)) == "Samtycket gick ut 2019-05-24. Inhämta ett nytt."


def test_a_consent_that_nobody_has_signed_covers_nothing() -> None:
    assert consent(case(given(undertecknat=None))) == Consent()


def test_who_refuses_the_exchange_is_told_of_nowhere() -> None:
    held = consent(case(given(utbyte=False)))
    assert told(held) == MISSING
    assert held.parts == {Part.REGISTRERING, Part.KONTAKT_EFTERAT, Part.EPOST_SMS}


def test_a_whole_withdrawal_takes_everything_at_once() -> None:
    after = case(given(), withdrawn())
    assert told(consent(after)) == MISSING
    assert consent(after).parts == frozenset()
    assert not rules.registration(after, on=DAY)


def test_a_part_can_be_withdrawn_by_itself() -> None:
    after = case(given(), withdrawn(omfattning="vissa_delar", delar=["registrering", "oh_mote"]))
    assert told(consent(after)) == ""
    assert not rules.registration(after, on=DAY)
    assert not rules.at_meeting(after, on=DAY)
    assert rules.to_board(after, on=DAY)


def test_without_the_exchange_neither_meeting_nor_board_is_left() -> None:
    after = case(given(), withdrawn(omfattning="vissa_delar", delar=["utbyte"]))
    assert consent(after).parts == {Part.REGISTRERING, Part.KONTAKT_EFTERAT, Part.EPOST_SMS}
    assert consent(after).organisations == frozenset()


def test_one_party_can_be_withdrawn_and_the_others_stay() -> None:
    held = consent(case(given(), withdrawn(omfattning="vissa_parter", parter=["primarvarden"])))
    assert told(held) == MISSING
    assert told(held, "fk") == ""


def test_a_new_consent_after_the_withdrawal_counts_also_on_the_same_day() -> None:
    again = given(undertecknat="2017-05-30")
    assert told(consent(case(entry("samtycke", GIVEN, superseded=True), withdrawn(), again))) == ""


def test_a_corrected_old_consent_does_not_undo_the_withdrawal() -> None:
    corrected = given(andamal="Utan skrivfel.")
    assert told(consent(case(entry("samtycke", GIVEN, superseded=True), withdrawn(), corrected))) == MISSING


def test_a_consent_withdrawn_on_the_day_it_was_signed_is_not_brought_back_by_a_correction() -> None:
    first = entry("samtycke", {**GIVEN, "undertecknat": "2017-05-30"}, superseded=True)
    assert told(consent(case(first, withdrawn(), given(undertecknat="2017-05-30")))) == MISSING


def test_a_withdrawal_counts_however_often_it_is_told() -> None:
    again = given(undertecknat="2017-05-30")
    assert told(consent(case(withdrawn(), again, withdrawn()))) == MISSING


PARTIES = {"omfattning": "vissa_parter", "parter": ["fk"]}
PARTS = {"omfattning": "vissa_delar", "delar": ["registrering"]}


@pytest.mark.parametrize("narrower", [PARTIES, PARTS])
def test_a_corrected_withdrawal_gives_nothing_back(narrower: dict[str, object]) -> None:
    first = entry("aterkallelse", {"omfattning": "helt", "datum": "2017-05-30"}, superseded=True)
    second = entry("aterkallelse", {"datum": "2017-05-30", **narrower}, "2017-05-30")
    assert told(consent(case(given(), first, second))) == MISSING
    referral = entry("remiss", {"samtycke_bifogat": True})
    assert told(attested(case(referral, first, second), "af"), "af") == MISSING
    anew = given(undertecknat="2017-05-31")
    assert told(consent(case(given(), first, second, anew))) == ""


def test_a_corrected_withdrawal_takes_what_it_says_besides() -> None:
    first = entry("aterkallelse", {**PARTIES, "datum": "2017-05-30"}, superseded=True)
    held = consent(case(given(), first, withdrawn(omfattning="vissa_parter", parter=["primarvarden"])))
    assert held.organisations == frozenset()


@pytest.mark.parametrize(
    ("said", "before", "less"),
    [
        ({"omfattning": "helt"}, {"omfattning": "helt"}, False),
        ({"omfattning": "helt"}, PARTIES, False),
        (PARTIES, PARTIES, False),
        ({**PARTIES, "parter": ["fk", "af"]}, PARTIES, False),
        (PARTIES, {**PARTIES, "parter": ["fk", "af"]}, True),
        ({**PARTIES, "parter": ["af"]}, PARTIES, True),
        (PARTIES, {"omfattning": "helt"}, True),
        (PARTS, {"omfattning": "helt"}, True),
        (PARTS, PARTIES, True),
        ({**PARTS, "delar": ["utbyte"]}, PARTIES, False),
        ({**PARTS, "delar": ["utbyte"]}, {**PARTS, "delar": ["oh_mote"]}, False),
        ({**PARTS, "delar": ["oh_mote"]}, {**PARTS, "delar": ["utbyte"]}, True),
    ],
)
def test_what_takes_less_than_another_withdrawal(
    said: dict[str, object], before: dict[str, object], less: bool
) -> None:
    assert takes_less(Answers(said), than=Answers(before)) is less


def test_the_other_parts_are_asked_for_by_name() -> None:
    held = case(given())
    questions = (rules.at_meeting, rules.to_board, rules.registration, rules.contact_afterwards)
    assert [ask(held, on=DAY) for ask in (*questions, rules.by_email)] == [True] * 5
    assert [ask(held, on=date(2019, 5, 25)) for ask in (*questions, rules.by_email)] == [False] * 5


def test_nothing_is_sent_by_email_to_a_protected_person() -> None:
    hidden = entry("remiss", {"skyddade_personuppgifter": "sekretessmarkering"})
    assert not rules.by_email(case(hidden, given()), on=DAY)


@pytest.mark.parametrize(
    ("entries", "covered"),
    [
        ([], True),
        ([given(undertecknat=None)], True),
        ([withdrawn()], False),
        ([withdrawn(omfattning="vissa_parter", parter=["af"])], False),
        ([withdrawn(omfattning="vissa_parter", parter=["fk"])], True),
        ([given()], False),
        ([given(ta_emot=["af"])], True),
        ([given(ta_emot=["af"]), withdrawn()], False),
        ([entry("samtycke", GIVEN, superseded=True), given(undertecknat=None)], False),
    ],
)
def test_until_a_consent_is_registered_the_referral_attests_it_towards_who_referred(
    entries: list[Entry], covered: bool
) -> None:
    held = towards_remittent(case(entry("remiss", {"samtycke_bifogat": True}), *entries), "af")
    assert (told(held, "af") == "") is covered


def test_a_referral_without_consent_attests_nothing() -> None:
    assert attested(case(entry("remiss", {"samtycke_bifogat": None})), "af") == Consent()
    assert attested(case(), "af") == Consent()


def test_a_party_takes_part_through_any_of_its_organisations() -> None:
    held = consent(case(given()))
    assert parties_outside(held, PROJECT, ["af", "region", "fk", "hogsby"]) == ["af", "hogsby"]


def test_it_is_read_as_it_stood_on_a_day_whatever_was_said_later() -> None:
    renewed = given(undertecknat="2017-06-10", epost_sms=False)
    first = entry("samtycke", GIVEN, superseded=True)
    told = case(first, withdrawn("2017-06-05"), renewed)
    days = {"2017-04-23": None, "2017-06-04": True, "2017-06-05": None, "2017-06-10": False}
    for day, expected in days.items():
        on = date.fromisoformat(day)
        held = consent(rules.as_it_stood(told, on=on))
        assert held.allows(Part.KONTAKT_EFTERAT, on=on) is (expected is not None), day
        assert held.allows(Part.EPOST_SMS, on=on) is bool(expected), day


def test_a_corrected_record_of_the_same_signature_counts_instead_of_the_first() -> None:
    first = entry("samtycke", GIVEN, superseded=True)
    told = rules.as_it_stood(case(first, given(kontakt_efterat=False)), on=DAY)
    assert not rules.contact_afterwards(told, on=DAY)


@pytest.mark.parametrize(
    ("said", "lost"),
    [
        ({"omfattning": "vissa_delar", "delar": ["epost_sms", "styrgrupp"]}, set()),
        ({"omfattning": "vissa_parter", "parter": ["primarvarden"]}, {"primarvarden"}),
        ({"omfattning": "vissa_delar", "delar": ["utbyte"]}, {"fk", "primarvarden"}),
        ({}, {"fk", "primarvarden"}),
    ],
)
def test_only_who_may_take_part_of_less_has_lost_by_a_withdrawal(
    said: Mapping[str, Any], lost: set[str]
) -> None:
    before = case(given())
    assert losers(before, case(given(), withdrawn(**said)), referrer="fk") == lost


def test_who_referred_loses_what_the_referral_attested() -> None:
    attests = entry("remiss", {"arendetyp": "remiss", "samtycke_bifogat": True})
    assert losers(case(attests), case(attests, withdrawn()), referrer="af") == {"af"}


@pytest.mark.parametrize(
    ("changed", "lost"),
    [
        ({}, set()),
        ({"ta_emot": ["fk", "primarvarden", "af"]}, set()),
        ({"ta_emot": ["fk"]}, {"primarvarden"}),
        ({"uppgiftsslag": ["arbete"]}, {"fk", "primarvarden"}),
        ({"utbyte": False}, {"fk", "primarvarden"}),
        ({"undertecknat": ""}, {"fk", "primarvarden"}),
    ],
)
def test_who_may_take_part_of_less_has_lost_by_a_new_consent(
    changed: Mapping[str, Any], lost: set[str]
) -> None:
    first = entry("samtycke", GIVEN, superseded=True)
    assert losers(case(given()), case(first, given(**changed)), referrer="fk") == lost
