"""The practice cases after their closing: every contact, follow-up and deregistration passes its rules."""

from datetime import timedelta

import pytest

from forms.base import as_typed
from service.demo.told import of as told_of
from service.documents.kinds import REGISTRY
from service.domain.answers import Answers
from service.domain.case import Case, Entry
from service.domain.context import Context
from service.domain.lifecycle import CaseState
from tests.support.closed import AUTHOR
from tests.support.kinds import PROJECT, example
from tests.support.people import STORIES

MINE = ("utregistrering", "kontakt", "uppfoljning_90_dagar", "uppfoljning_1_ar")
CLOSED = ("D1", "D2", "D3", "D6", "D7", "D8", "D9")


def told(key: str) -> tuple[Case, list[tuple[str, str]]]:
    """The whole case, and what was wrong with each of its records after the closing."""
    story = STORIES[key]
    protected = "sekretessmarkering" if story.is_protected else "nej"
    remiss = example("remiss", arendetyp="remiss", skyddade_personuppgifter=protected)
    history = [Entry("remiss", story.referred, Answers(remiss), AUTHOR)]
    wrong = []
    for day, record, said in told_of(story):
        if record.kind in MINE:
            case = Case.of("VK-2017-001", history)
            wrong += _problems(record.kind, said, Context(PROJECT, AUTHOR, day, case))
        history.append(Entry(record.kind, day, _answered(record.kind, said), AUTHOR))
    return Case.of("VK-2017-001", history), wrong


def _answered(kind: str, said: dict[str, object]) -> Answers:
    return REGISTRY[kind].form(as_typed(said), project=PROJECT).answers()


def _problems(kind: str, said: dict[str, object], within: Context) -> list[tuple[str, str]]:
    form = REGISTRY[kind].form(as_typed(said), project=PROJECT)
    return [(kind, each.message) for each in form.judge(REGISTRY[kind].judge(form.answers(), within))]


@pytest.mark.parametrize("key", CLOSED)
def test_what_is_told_after_closing_is_in_order(key: str) -> None:
    case, wrong = told(key)
    assert wrong == []
    assert case.decided is CaseState.STANGD
    assert bool(case.entry("uppfoljning_1_ar")) is (key in ("D1", "D9"))
    assert len(case.all("utregistrering")) == 1


def test_the_outcomes_after_ninety_days_are_those_of_the_practice_cases() -> None:
    said = {key: told(key)[0].latest("uppfoljning_90_dagar") for key in CLOSED}
    assert {key: answers.text("sysselsattning") for key, answers in said.items()} == {
        "D1": "studier",
        "D2": "subventionerad_anstallning",
        "D3": "arbetar_ej",
        "D6": "arbetssokande",
        "D7": "anstallning",
        "D8": "arbetssokande",
        "D9": "",
    }
    assert [key for key, answers in said.items() if answers.yes("ratt_ersattning")] == ["D3"]
    assert [key for key, answers in said.items() if answers.yes("natt") is not True] == ["D9"]


def test_every_follow_up_is_made_on_its_day() -> None:
    for key in CLOSED:
        story = STORIES[key]
        assert told(key)[0].latest("uppfoljning_90_dagar").date("kontakt") == story.day("datum90")
    assert told("D1")[0].latest("uppfoljning_1_ar").text("sysselsattning") == "anstallning"


def test_who_took_the_consent_back_left_the_register_that_very_day() -> None:
    (left,) = told("D9")[0].all("utregistrering")
    assert left.on == STORIES["D9"].day("samtycke_aterkallat")
    closed = STORIES["D9"].day("avslut")
    assert closed is not None
    assert closed - left.on == timedelta(days=2)
