"""What the documents at the end of a participation begin with."""

from dataclasses import replace

import pytest

from service.domain import presets_closing
from service.domain.case import Case
from tests.support import closed
from tests.support.closed import consented, enrolled, entry, withdrawn, within
from tests.support.kinds import context


def plan(*steps: str) -> object:
    """What is said from the start of one goal whose milestones stand so."""
    answers = {"mal": [{"mal": "Arbeta", "delmal": [{"delmal": "Steg", "status": step} for step in steps]}]}
    planned = entry("genomforandeplan", "2017-03-30", answers)
    said = presets_closing.slutanalys(within(enrolled(), planned, on="2017-09-15"))["resultat"]
    assert isinstance(said, list)
    (row,) = said
    return row["resultat"]


def test_the_closing_analysis_knows_start_track_and_the_goals_as_they_stand_now() -> None:
    assert presets_closing.slutanalys(context("slutanalys")) == {
        "start": "2017-03-13",
        "spar": "snabbspar",
        "insatser_i_korthet": "",
        "resultat": [
            {"mal": "Jag har slutbetyg från gymnasiet.", "resultat": "pagar"},
            {"mal": "Jag är antagen till en utbildning som börjar i höst.", "resultat": "pagar"},
        ],
    }


def test_what_a_review_said_of_the_milestones_counts() -> None:
    first = context("slutanalys")
    assert first.case is not None
    rows = [{"nr": number, "status": "uppnatt"} for number in ("1.1", "1.2")]
    review = entry("uppfoljning", "2017-06-29", {"datum": "2017-06-29", "delmal": rows})
    reviewed = Case.of(first.case.number, (*first.case.history, review))
    said = presets_closing.slutanalys(replace(first, case=reviewed))["resultat"]
    assert isinstance(said, list)
    assert [row["resultat"] for row in said] == ["uppnatt", "pagar"]


@pytest.mark.parametrize(
    ("steps", "result"),
    [
        (("uppnatt", "uppnatt"), "uppnatt"),
        (("uppnatt", "utgar"), "uppnatt"),
        (("utgar", "utgar"), "utgar"),
        (("uppnatt", "pagar"), "delvis"),
        (("delvis", "ej_paborjat"), "delvis"),
        (("pagar", "ej_paborjat"), "pagar"),
        (("ej_paborjat",), "ej_paborjat"),
    ],
)
def test_a_goal_has_come_as_far_as_its_milestones(steps: tuple[str, ...], result: str) -> None:
    assert plan(*steps) == result


def test_who_left_before_a_plan_has_the_track_of_the_enrolment() -> None:
    said = presets_closing.slutanalys(within(enrolled("2018-01-15", spar="langre_insats"), on="2018-02-14"))
    assert (said["start"], said["spar"], said["resultat"]) == ("2018-01-15", "langre_insats", [])


def test_a_case_without_records_gives_nothing_wrong() -> None:
    empty = replace(context("slutanalys"), case=None)
    nothing = {"start": "", "spar": "", "insatser_i_korthet": "", "resultat": []}
    assert presets_closing.slutanalys(empty) == nothing
    assert presets_closing.utregistrering(empty)["avslutsanledning"] == ""


def test_the_end_of_the_registration_knows_what_the_closing_analysis_told() -> None:
    assert presets_closing.utregistrering(context("utregistrering")) == {
        "utregistrerad": "2017-09-15",
        "avslutsanledning": "studier",
        "forsorjning_efter": ["studiestod"],
        "sysselsattning": "studier",
        "omfattning": 100,
    }


def test_a_withdrawn_consent_is_the_reason_and_nothing_more_is_known() -> None:
    gone = within(consented(), enrolled(), withdrawn("2017-05-02"), closed.closed(), on="2017-09-20")
    assert presets_closing.utregistrering(gone) == {
        "utregistrerad": "2017-09-20",
        "avslutsanledning": "atertaget_samtycke",
    }


def test_a_case_that_was_opened_by_mistake_was_registered_by_mistake() -> None:
    mistake = entry("avbrott", "2017-03-20", {"typ": "felregistrerad", "datum": "2017-03-20"})
    said = presets_closing.utregistrering(within(enrolled(), mistake, on="2017-03-20"))
    assert said["avslutsanledning"] == "felregistrering"
