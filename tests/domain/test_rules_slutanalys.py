"""What stops a slutanalys: no end, no outcome (B10), or an impossible day."""

import pytest

from service.documents.kinds import REGISTRY
from service.domain.case import Entry
from service.domain.finding import Severity
from service.domain.lifecycle import AFTERWARDS, ENROLLED, TRANSITIONS, CaseState
from tests.support import closed
from tests.support.kinds import context, findings, found, told, with_remiss


def test_the_example_is_in_order() -> None:
    assert found("slutanalys") == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("slut", "Fyll i slutdatum."),
        ("avslutsanledning", "Välj ett alternativ för avslutsanledning."),
        ("forsorjning_efter", "Välj ett alternativ för försörjning efter projektet."),
        ("sysselsattning", "Välj ett alternativ för sysselsättning."),
    ],
)
def test_b10_a_case_is_closed_with_an_end_and_an_outcome(name: str, message: str) -> None:
    assert told("slutanalys", **{name: None}) == {name: message}


def test_b10_nothing_but_a_slutanalys_takes_a_participation_to_its_end() -> None:
    ends = {(each.kind, each.target) for each in TRANSITIONS if each.target in AFTERWARDS | {CaseState.STANGD}
            and each.sources & ENROLLED}  # fmt: skip
    assert ends == {("slutanalys", CaseState.AVSLUTAD)}


def test_b10_what_comes_after_closing_is_not_written_before_it() -> None:
    later = ("uppfoljning_90_dagar", "uppfoljning_1_ar", "kontakt", "stangning")
    assert not [key for key in later if (REGISTRY[key].begins | REGISTRY[key].revises) & ENROLLED]


def test_the_end_is_not_before_the_start() -> None:
    assert found("slutanalys", slut="2017-03-12") == [("M5", "block", "slut")]


def test_nobody_leaves_before_they_were_enrolled_whatever_start_is_told() -> None:
    (finding,) = findings("slutanalys", start="2017-01-09", slut="2017-03-12")
    assert (finding.rule, finding.severity, finding.field) == ("M5", Severity.BLOCK, "slut")
    assert finding.message == "Slutdatum kan inte ligga före 2017-03-13."
    assert found("slutanalys", slut="2017-03-13") == []


def test_a_case_is_not_closed_before_its_last_day() -> None:
    assert found("slutanalys", slut="2017-09-16") == [("M4", "block", "slut")]


def test_the_analysis_of_a_protected_person_may_not_tell_the_name() -> None:
    within = with_remiss(context("slutanalys"), skyddade_personuppgifter="annat")
    assert found("slutanalys", within, analys="Testperson D1 har klarat kursen.") == [
        ("B3", "block", "analys"),
        ("B3", "note", ""),
    ]


def test_every_kind_stops_a_forgotten_placeholder() -> None:
    (finding,) = findings("slutanalys", analys="[Skriv här] [Skriv här]", resultat=[{"mal": "[Mål]"}])
    assert finding.message == "Dokumentet innehåller ej ifyllda fält: Vägledarens analys."


# ---------------------------------------------------------------- a corrected one


def followed_up(day: str = "2017-12-20") -> list[Entry]:
    """A participation that ended on 2017-09-15, with its follow-up after 90 days."""
    told = closed.entry("uppfoljning_90_dagar", day, {"kontakt": day})
    return [closed.consented(), closed.enrolled(), closed.closed("2017-09-15"), told]


@pytest.mark.parametrize(
    ("end", "finding"),
    [
        ("2017-09-15", []),
        ("2017-09-21", []),
        ("2017-09-22", [("K83", "warn", "slut")]),
        ("2017-08-21", [("W10", "warn", "slut")]),
    ],
)
def test_a_corrected_end_tells_what_it_makes_of_a_follow_up_that_is_done(
    end: str, finding: list[tuple[str, str, str]]
) -> None:
    within = closed.within(*followed_up(), on="2018-01-10", version=2)
    assert found("slutanalys", within, slut=end) == finding
    if finding == [("K83", "warn", "slut")]:
        (said,) = findings("slutanalys", within, slut=end)
        assert said.message == (
            "Uppföljningen 90 dagar efter avslut gjordes 2017-12-20, men gäller med det här slutdatumet "
            "2017-12-21. Rätta uppföljningen när dagen har kommit, eller motivera."
        )


@pytest.mark.parametrize(("typ", "blocked"), [("felregistrerad", True), ("galler_inte", False)])
def test_b10_a_case_that_ended_early_is_not_revived_by_a_corrected_analysis(typ: str, blocked: bool) -> None:
    early = closed.entry("avbrott", "2018-01-09", {"typ": typ})
    within = closed.within(*followed_up(), early, on="2018-01-10", version=2)
    assert found("slutanalys", within) == [("B10", "block", "avslutsanledning")] * blocked


@pytest.mark.parametrize("state", sorted(AFTERWARDS | {CaseState.FELREGISTRERAD}))
def test_an_analysis_is_corrected_however_far_the_case_has_come(state: CaseState) -> None:
    assert REGISTRY["slutanalys"].may_begin(state, again=True)
    assert not REGISTRY["slutanalys"].may_begin(state, again=False)
