"""What stops an enrolment: no meeting before it (B4), no free will (B5), a protected person by name (B3)."""

from dataclasses import replace

from service.domain.finding import Severity
from tests.support.kinds import PROJECT, context, findings, found, told, with_remiss


def test_the_example_is_in_order() -> None:
    assert found("inskrivning") == []


def test_nobody_was_enrolled_tomorrow() -> None:
    assert found("inskrivning", inskriven="2017-03-14") == [("M4", "block", "inskriven")]


def test_b4_nobody_is_enrolled_before_the_meeting() -> None:
    (finding,) = findings("inskrivning", inskriven="2017-03-06")
    assert (finding.rule, finding.severity, finding.field) == ("B4", Severity.BLOCK, "inskriven")
    assert finding.message == "Startdatum kan inte vara före dagen då ärendet togs upp i OH."


def test_b4_does_not_hold_where_nobody_needs_to_meet() -> None:
    intake = replace(PROJECT.intake, after_meeting=False)
    within = context("inskrivning", project=replace(PROJECT, intake=intake))
    assert found("inskrivning", within, inskriven="2017-03-06") == []


def test_b5_nobody_is_enrolled_against_their_will() -> None:
    (finding,) = findings("inskrivning", frivillighet=False)
    assert (finding.rule, finding.severity, finding.field) == ("B5", Severity.BLOCK, "frivillighet")
    assert finding.message == "Deltagandet är frivilligt. Bekräfta att personen vill delta."


def test_b5_is_asked_of_every_person() -> None:
    assert told("inskrivning", frivillighet=None) == {
        "frivillighet": "Deltagandet är frivilligt. Bekräfta att personen vill delta."
    }


def test_b3_a_protected_person_is_never_registered_by_name() -> None:
    within = with_remiss(context("inskrivning"), skyddade_personuppgifter="sekretessmarkering")
    (finding, _) = findings("inskrivning", within)
    assert (finding.rule, finding.field) == ("B3", "registrering")
    assert finding.message == (
        "Personen har skyddade personuppgifter och registreras bara anonymt, med år och kön."
    )
    for said in ("anonym", "avbojd"):
        assert found("inskrivning", within, registrering=said) == [("B3", "note", "")]


def test_who_refuses_to_be_registered_takes_part_all_the_same() -> None:
    assert found("inskrivning", registrering="avbojd") == []
