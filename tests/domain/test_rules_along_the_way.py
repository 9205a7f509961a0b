"""What stops a survey, a deviation report and a note: days to come, no consent, what may not be told."""

from dataclasses import replace
from datetime import date

import pytest

from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.context import Context
from service.domain.finding import Severity
from tests.support.kinds import context, findings, found, with_remiss

KINDS = ("kartlaggning", "avvikelserapport", "minnesanteckning")


def with_record(kind: str, on: str, answers: dict[str, object]) -> Context:
    """The deviation report's context after one more record."""
    within = context("avvikelserapport")
    assert within.case is not None
    entry = Entry(kind, date.fromisoformat(on), Answers(answers), within.author)
    return replace(within, case=replace(within.case, history=(*within.case.history, entry)))


def consented(**changed: object) -> Context:
    said: dict[str, object] = {
        "utbyte": True,
        "lamna_ut": ["af"],
        "ta_emot": ["af"],
        "uppgiftsslag": ["insatser", "planering"],
        "undertecknat": "2017-04-03",
        "giltigt_till": "2018-10-15",
        **changed,
    }
    return with_record("samtycke", "2017-04-03", said)


@pytest.mark.parametrize("key", KINDS)
def test_the_example_is_in_order(key: str) -> None:
    assert found(key) == []


@pytest.mark.parametrize(
    ("key", "name"),
    [("kartlaggning", "genomford"), ("avvikelserapport", "datum"), ("minnesanteckning", "datum")],
)
def test_what_is_written_of_has_been(key: str, name: str) -> None:
    said = [each for each in findings(key, **{name: "2019-01-01"}) if each.field == name]
    assert [each.message for each in said] == ["Datumet får inte ligga i framtiden."]


@pytest.mark.parametrize(
    ("key", "name"),
    [("kartlaggning", "hinder_person"), ("avvikelserapport", "handelse"), ("minnesanteckning", "anteckning")],
)
def test_of_a_protected_person_no_place_is_told(key: str, name: str) -> None:
    within = with_remiss(context(key), skyddade_personuppgifter="sekretessmarkering")
    said = found(key, within, **{name: "Bor i Högsby."})
    assert ("B3", "block", name) in said
    assert ("B3", "note", "") in said


def test_of_a_protected_person_nobody_is_named_who_signs_the_consent_in_their_place() -> None:
    within = with_remiss(context("minnesanteckning"), skyddade_personuppgifter="sekretessmarkering")
    assert within.case
    signed = Entry("samtycke", within.on, Answers({"god_man_namn": "Ada Grön"}), within.author)
    told = replace(within, case=replace(within.case, history=(*within.case.history, signed)))
    for each, named in ((within, False), (told, True)):
        said = found("minnesanteckning", each, anteckning="Ada Grön ringde.")
        assert (("B3", "block", "anteckning") in said) is named


def test_a_note_of_a_deidentified_consultation_tells_no_number() -> None:
    within = with_remiss(context("minnesanteckning"), arendetyp="konsultation_avidentifierad")
    said = found("minnesanteckning", within, anteckning="Nås på 19970516-2387.")
    assert ("B2", "block", "anteckning") in said


def test_b2_a_deviation_goes_to_a_remittent_whom_the_consent_covers() -> None:
    assert found("avvikelserapport", consented()) == []
    (finding,) = findings("avvikelserapport", consented(ta_emot=["fk"]))
    assert (finding.rule, finding.severity, finding.field) == ("B2", Severity.BLOCK, "handelse")
    assert finding.message == (
        "Samtycke saknas för Arbetsförmedlingen. Ärendet kan bara lyftas avidentifierat."
    )


def test_b2_an_expired_consent_is_told_with_its_day() -> None:
    (finding,) = findings("avvikelserapport", consented(giltigt_till="2017-04-20"))
    assert finding.message == "Samtycket gick ut 2017-04-20. Inhämta ett nytt."


def test_b2_a_deviation_of_health_needs_a_consent_to_tell_of_health() -> None:
    assert found("avvikelserapport", consented(), typ="andrad_halsa") == [("B2", "block", "handelse")]
    health = consented(uppgiftsslag=["insatser", "planering", "halsa"])
    assert found("avvikelserapport", health, typ="andrad_halsa") == []


def test_b2_without_the_remittents_assurance_of_consent_nothing_is_sent() -> None:
    within = with_remiss(context("avvikelserapport"), samtycke_bifogat=False)
    assert within.case is not None
    entries = [each for each in within.case.entries if each.kind != "samtycke"]
    unregistered = replace(within, case=Case.of(within.case.number, entries))
    assert found("avvikelserapport", unregistered) == [("B2", "block", "handelse")]


def test_an_answer_is_not_wanted_before_the_event() -> None:
    (finding,) = findings("avvikelserapport", svar_senast="2017-04-24")
    assert finding.field == "svar_senast"
    assert finding.message == "Sista dag för svar kan inte ligga före 2017-04-25."
