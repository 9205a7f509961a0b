"""What stops a slutanalys: no end, no outcome (B10), or an impossible day."""

import pytest

from service.documents.kinds import REGISTRY
from service.domain.lifecycle import AFTERWARDS, ENROLLED, TRANSITIONS, CaseState
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
