"""What a slutanalys asks, and which of it the person may decline."""

import pytest

from forms.slutanalys import SlutanalysForm
from tests.support.kinds import PROJECT, judged, told

STATEMENTS = {
    "narmare": "Jag har kommit närmare arbetsmarknaden",
    "utveckling": "Jag upplever en önskvärd utveckling",
    "mojligheter": "Mina möjligheter att nå mina mål har ökat",
    "livskvalitet": "Min livskvalitet har ökat",
}


def test_an_empty_analysis_tells_everything_that_is_needed() -> None:
    assert {problem.id for problem in SlutanalysForm({}, project=PROJECT).judge([])} == {
        "start",
        "slut",
        "insatser_i_korthet",
        "avslutsanledning",
        "forsorjning_efter",
        "sysselsattning",
        "omfattning",
        "analys",
    }


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_closing_question_can_be_answered_in_four_steps_declined_or_left(name: str) -> None:
    field = getattr(SlutanalysForm({}, project=PROJECT), name)
    assert field.title == STATEMENTS[name]
    assert list(field.choices.values()) == [
        "Instämmer helt",
        "Instämmer delvis",
        "Instämmer knappt",
        "Instämmer inte alls",
        "Vill ej svara",
    ]
    assert not judged("slutanalys", **{name: "vill_ej_svara"})
    assert not judged("slutanalys", **{name: None})


def test_an_analysis_without_goals_is_possible_for_who_left_before_a_plan() -> None:
    assert not judged("slutanalys", resultat=[], egen_bild="", fortsatta_insatser=[])


def test_how_much_may_be_written() -> None:
    assert not judged("slutanalys", analys="x" * 4000)
    assert "högst 4000 tecken" in told("slutanalys", analys="x" * 4001)["analys"]


def test_a_share_is_whole_percent() -> None:
    assert told("slutanalys", omfattning=101) == {
        "omfattning": "Omfattning ska vara ett heltal från 0 till 100."
    }
