"""What stops a review of the plan: milestones left out, impossible days, a long extension, no signature."""

from dataclasses import replace
from typing import Any

import pytest

from service.domain.answers import Answers
from service.domain.finding import Severity
from service.domain.project_parts import Firmness, MaxDuration
from tests.support.kinds import PROJECT, context, example, findings, found, with_remiss

DECIDED: dict[str, object] = {"undantag_beslutat": "2018-04-18", "undantag": "Fyra månader till."}


def rows(**changed: object) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = example("uppfoljning")["delmal"]
    said[1].update(changed)
    return said


def limited(firmness: Firmness, months: int | None = 12) -> Any:
    project = replace(PROJECT, max_duration=MaxDuration(firmness=firmness, months=months))
    return context("uppfoljning", project=project)


def test_the_example_is_longer_than_the_project_should_let_it_be_and_nothing_else() -> None:
    (finding,) = findings("uppfoljning")
    assert (finding.rule, finding.severity, finding.field) == ("W9", Severity.WARN, "forlangd_till")
    assert finding.message == "Insatsen har pågått i 16 månader. Motivera förlängningen."


@pytest.mark.parametrize(
    ("firmness", "severity"),
    [
        (Firmness.MAL, Severity.WARN),
        (Firmness.BOR, Severity.WARN),
        (Firmness.SKA, Severity.BLOCK),
        (Firmness.INGEN, None),
    ],
)
def test_w9_an_extension_is_as_grave_as_the_project_says(
    firmness: Firmness, severity: Severity | None
) -> None:
    said = findings("uppfoljning", limited(firmness))
    assert [(each.rule, each.severity) for each in said] == ([("W9", severity)] if severity else [])


def test_w9_a_must_is_lifted_by_the_styrgrupp_with_reason_and_day() -> None:
    within = limited(Firmness.SKA)
    assert found("uppfoljning", within, **DECIDED) == []
    for name in DECIDED:
        said = found("uppfoljning", within, **{**DECIDED, name: None})
        assert said == [("W9", "block", "forlangd_till")]


def test_w9_an_extension_within_the_limit_needs_nothing() -> None:
    assert found("uppfoljning", limited(Firmness.SKA, 24)) == []


def test_w9_an_extension_is_longer_than_what_there_is() -> None:
    (first, *_) = findings("uppfoljning", forlangd_till="2018-05-14")
    assert (first.rule, first.severity) == ("W9", Severity.BLOCK)
    assert first.message == "Insatsen gäller redan till 2018-05-14. Ange ett senare datum."


def test_b6_every_milestone_of_the_plan_has_its_row() -> None:
    said = [each for each in findings("uppfoljning", delmal=rows()[:3]) if each.rule == "B6"]
    assert [(each.severity, each.field) for each in said] == [(Severity.BLOCK, "delmal")]
    assert said[0].message == "Delmål 2.2 saknas i uppföljningen. Lägg till en rad för det."


def test_b6_a_row_is_about_a_milestone_of_the_plan_and_each_has_one() -> None:
    said = [each for each in findings("uppfoljning", delmal=rows(nr="3.1")) if each.rule == "B6"]
    assert [(each.field, each.message) for each in said] == [
        ("delmal", "Delmål 1.2 saknas i uppföljningen. Lägg till en rad för det."),
        ("delmal-1-nr", "Delmål 3.1 finns inte i planen. Skriv numret som det står där."),
    ]
    twice = [each for each in findings("uppfoljning", delmal=rows(nr="1.1")) if "mer än en" in each.message]
    assert [each.field for each in twice] == ["delmal-0-nr", "delmal-1-nr"]


def test_b6_a_missing_signature_has_a_reason() -> None:
    said = [each for each in findings("uppfoljning", deltagaren_undertecknar=False) if each.rule == "B6"]
    assert [each.message for each in said] == ["Deltagaren har inte undertecknat. Ange skäl."]
    reason = {"deltagaren_undertecknar": False, "skal_utan_underskrift": "Vill vänta."}
    assert "B6" not in {rule for rule, _, _ in found("uppfoljning", **reason)}


@pytest.mark.parametrize(
    ("changed", "place", "message"),
    [
        (
            {"nasta_uppfoljning": "2018-05-07"},
            "nasta_uppfoljning",
            "Nästa uppföljning kan inte ligga före 2018-05-08.",
        ),
        ({"avslut_planeras": "2018-05-07"}, "avslut_planeras", "Avslut kan inte ligga före 2018-05-08."),
        (
            {"delmal": rows(ny_tid="2018-05-07")},
            "delmal-1-ny_tid",
            "Ny tid kan inte ligga före 2018-05-08.",
        ),
        ({"datum": "2018-05-09"}, "datum", "Datumet får inte ligga i framtiden."),
        ({"dialog_genomford": "2018-05-09"}, "dialog_genomford", "Datumet får inte ligga i framtiden."),
    ],
)
def test_days_are_possible(changed: dict[str, object], place: str, message: str) -> None:
    said = [each for each in findings("uppfoljning", **changed) if each.severity is Severity.BLOCK]
    assert [(each.field, each.message) for each in said] == [(place, message)]


def test_a_milestone_gets_no_day_after_the_time_there_is_unless_the_plan_is_to_be_revised() -> None:
    late = rows(ny_tid="2018-10-01")
    told = findings("uppfoljning", delmal=late, forlangd_till="2018-09-30")
    (said,) = [each for each in told if each.rule == "M5"]
    assert (said.severity, said.field) == (Severity.BLOCK, "delmal-1-ny_tid")
    assert said.message == "Delmålets dag kan inte ligga efter insatsens sista dag, 2018-09-30."
    goes_on: dict[str, object] = {"beslut": "planen_galler", "forlangd_till": None}
    for day, stops in (("2018-05-14", False), ("2018-05-15", True)):
        only = [{**row, "ny_tid": day if place == 1 else None} for place, row in enumerate(rows())]
        wanted = [("M5", "block", "delmal-1-ny_tid")] if stops else []
        assert found("uppfoljning", delmal=only, **goes_on) == wanted
    assert found("uppfoljning", delmal=late, **{**goes_on, "beslut": "revideras"}) == []


def test_a_corrected_review_is_measured_against_the_plan_it_was_about() -> None:
    within = context("uppfoljning")
    assert within.case is not None
    itself = replace(within.case.entries[-1], on=within.on, answers=Answers(example("uppfoljning")))
    corrected = replace(within, version=2, case=replace(within.case, history=(*within.case.history, itself)))
    assert found("uppfoljning", corrected) == [("W9", "warn", "forlangd_till")]


def test_the_review_of_a_protected_person_tells_no_place() -> None:
    within = with_remiss(context("uppfoljning"), skyddade_personuppgifter="sekretessmarkering")
    said = found("uppfoljning", within, personens_bild="Jag trivs i Oskarshamn.")
    assert ("B3", "block", "personens_bild") in said
    assert ("B3", "note", "") in said
