"""What stops the review of a referral, and what asks for a reason: W6, another open case."""

from dataclasses import replace

from service.domain.finding import Severity
from tests.support.kinds import context, findings, form, found, with_remiss


def test_the_example_is_in_order() -> None:
    assert found("granskning") == []


def test_a_referral_was_not_reviewed_tomorrow() -> None:
    (finding,) = findings("granskning", granskad="2017-02-25")
    assert (finding.field, finding.message) == ("granskad", "Datumet får inte ligga i framtiden.")


def test_a_referral_that_is_not_complete_is_sent_back_instead() -> None:
    (finding,) = findings("granskning", fullstandig=False)
    assert (finding.rule, finding.severity, finding.field) == ("K31", Severity.BLOCK, "fullstandig")
    assert "Begär komplettering" in finding.message


def test_w6_another_open_case_takes_a_reason_and_its_number_is_told_to_who_writes_alone() -> None:
    within = replace(context("granskning"), open_cases=("VK-2016-004", "VK-2016-011"))
    warning, note = findings("granskning", within)
    assert [(each.rule, each.severity) for each in (warning, note)] == [
        ("W6", Severity.WARN),
        ("W6", Severity.NOTE),
    ]
    assert warning.message == "Personen har redan ett öppet ärende i projektet. Motivera."
    assert note.message == "Personens andra öppna ärenden i projektet: VK-2016-004, VK-2016-011."


def test_w6_a_protected_case_leaves_no_trace_in_what_is_stored() -> None:
    within = replace(context("granskning"), protected_cases=("VK-2016-004",))
    (note,) = findings("granskning", within)
    assert (note.rule, note.severity) == ("W6", Severity.NOTE)
    assert "VK-2016-004" in note.message
    asked = form("granskning")
    assert asked.judge([note]) == []
    assert asked.motiveringar.answer == []


def test_w6_names_five_cases_and_counts_the_rest() -> None:
    many = tuple(f"VK-2016-{number:03}" for number in range(1, 301))
    _, note = findings("granskning", replace(context("granskning"), open_cases=many))
    assert "VK-2016-005 och 295 till." in note.message
    assert "VK-2016-006" not in note.message


def test_b2_the_note_about_an_unnamed_person_may_not_tell_who_it_is() -> None:
    within = with_remiss(context("granskning"), arendetyp="konsultation_avidentifierad")
    said = found("granskning", within, anteckning="Ring 070-174 06 23.")
    assert said == [("B2", "block", "anteckning")]


def test_b3_the_note_about_a_protected_person_may_not_tell_where_they_live() -> None:
    within = with_remiss(context("granskning"), skyddade_personuppgifter="sekretessmarkering")
    said = found("granskning", within, anteckning="Bor i Högsby.")
    assert said == [("B3", "block", "anteckning"), ("B3", "note", "")]
