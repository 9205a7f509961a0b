"""What is told to the signers of a new version and of a review: every change, in plain Swedish."""

from collections.abc import Callable
from typing import Any

import pytest

from service.domain.answers import Answers
from service.domain.pairing import paired
from service.domain.plan import plan_now
from service.domain.plan_changes import plan_changes, review_changes
from tests.support.kinds import PROJECT, context, example

Change = Callable[[dict[str, Any]], object]


def changes(change: Change, *, quotes: bool = True) -> list[str]:
    old, new = example("genomforandeplan"), example("genomforandeplan")
    change(new)
    return [*plan_changes(Answers(old), Answers(new), PROJECT, quotes=quotes)]


def step(answers: dict[str, Any], **said: object) -> None:
    answers["mal"][0]["delmal"][1].update(said)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda new: step(new, klart_senast="2017-07-14"),
            "Klart senast för delmål 1.2 har ändrats från 2017-06-30 till 2017-07-14.",
        ),
        (
            lambda new: step(new, ansvarig="Deltagaren"),
            "Ansvarig för delmål 1.2 har ändrats från Testperson V1, Vägknuten till Deltagaren.",
        ),
        (
            lambda new: step(new, status="uppnatt"),
            "Status för delmål 1.2 har ändrats från Ej påbörjat till Uppnått.",
        ),
        (lambda new: step(new, aktivitet="Ringa."), "Aktiviteten för delmål 1.2 har ändrats."),
        (lambda new: step(new, hur_och_var="Hemma."), "Hur och var delmål 1.2 görs har ändrats."),
        (lambda new: step(new, nar_natt="Klart."), "Hur vi ser att delmål 1.2 är nått har ändrats."),
        (
            lambda new: step(new, delmal="Slutbetyget är beställt och ligger hemma."),
            (
                "Delmål 1.2 har skrivits om: ”Slutbetyget är beställt och hämtat” har blivit "
                "”Slutbetyget är beställt och ligger hemma”."
            ),
        ),
        (
            lambda new: new.update(slut="2017-12-15"),
            "Planerat slut har ändrats från 2017-09-15 till 2017-12-15.",
        ),
        (
            lambda new: new.update(spar="langre_insats"),
            "Spår har ändrats från Snabbspår till Längre insats.",
        ),
        (lambda new: new.update(overgripande_mal="Annat"), "Det övergripande målet har ändrats."),
        (lambda new: new["uppfoljningar"].pop(), "De planerade uppföljningarna har ändrats."),
        (lambda new: new.update(tolkbehov=True), "Behovet av tolk har ändrats."),
    ],
)
def test_each_change_is_told_by_what_it_is(change: Change, sentence: str) -> None:
    assert changes(change) == [sentence]


def test_what_is_the_same_is_not_told() -> None:
    assert changes(lambda new: new.update(faststalld="2017-05-11", tolkbehov=None)) == []


def test_a_milestone_that_went_and_one_that_came_are_told() -> None:
    def change(new: dict[str, Any]) -> None:
        steps = new["mal"][1]["delmal"]
        steps.append({**steps.pop(0), "delmal": "Studiebesöket är gjort."})

    assert changes(change) == [
        "Delmål 2.2 har lagts till: ”Studiebesöket är gjort”.",
        "Tidigare delmål 2.1 har tagits bort: ”Jag har valt tre utbildningar att söka”.",
    ]


def test_goals_that_came_and_went_bring_and_take_their_milestones() -> None:
    def change(new: dict[str, Any]) -> None:
        gone = new["mal"].pop(0)
        new["mal"].append({"mal": "Jag har en praktikplats", "delmal": gone["delmal"][:1]})

    assert changes(change) == [
        "Mål 2 har lagts till: ”Jag har en praktikplats”.",
        "Delmål 2.1 har lagts till: ”Klart prov i Matematik 1”.",
        "Tidigare mål 1 med dess delmål har tagits bort: ”Jag har slutbetyg från gymnasiet”.",
    ]


def test_moved_goals_are_the_same_goals() -> None:
    assert changes(lambda new: new["mal"].reverse()) == []


def test_nothing_of_the_older_text_is_quoted_of_a_protected_person() -> None:
    def change(new: dict[str, Any]) -> None:
        step(new, ansvarig="Deltagaren", delmal="Slutbetyget är beställt och ligger hemma.")
        del new["mal"][1]["delmal"][0]

    assert changes(change, quotes=False) == [
        "Delmål 1.2 har skrivits om.",
        "Ansvarig för delmål 1.2 har ändrats.",
        "Tidigare delmål 2.1 har tagits bort.",
    ]


def test_texts_are_paired_once_each_by_what_they_have_in_common() -> None:
    assert paired(["Prov", "Prov"], ["prov.", "Prov", "Prov"]) == {0: 0, 1: 1}
    assert paired(["Klart prov i matematik"], ["Klart prov i engelska", "Klart prov i matematik nu"]) == {
        1: 0
    }
    assert paired([], ["Prov"]) == {}
    assert paired(["", "Betyg"], [""]) == {0: 0}


def test_a_review_tells_what_it_changes_in_the_plan_as_it_stood() -> None:
    within, said = context("uppfoljning"), Answers(example("uppfoljning"))
    assert within.case is not None
    assert review_changes(plan_now(within.case), said) == (
        "Status för delmål 1.2 har ändrats från Pågår till Uppnått.",
        "Delmål 1.2: Fortsätter på 50 procent till och med september.",
        "Status för delmål 2.2 har ändrats från Delvis till Pågår.",
        "Klart senast för delmål 2.2 har ändrats från 2018-04-27 till 2018-06-15.",
    )
    assert review_changes(None, said) == ()
