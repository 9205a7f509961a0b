"""The case as a fold over its records: where it stands, what comes next; corrections undo nothing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from service.domain.answers import Answers
from service.domain.case import Author, Case, CaseState, Entry, Step
from service.domain.project_parts import Times

AUTHOR = Author("Testperson V1", "Vägledare", "Oskarshamns kommun")
REMISS = (
    "remiss",
    {"namn": "Testperson D1", "personnummer": "199705162387", "skyddade_personuppgifter": "nej"},
)
INTAG = ("remissvar", {"stallningstagande": "intag", "startdatum": "2017-03-13"})
PLAN = ("genomforandeplan", {"slut": "2018-03-12"})
SLUT = ("slutanalys", {"slut": "2017-09-15", "avslutsanledning": "studier"})


def answered(standpoint: str, **more: str) -> tuple[str, dict[str, str]]:
    return "remissvar", {"stallningstagande": standpoint, **more}


def case(*records: tuple[str, dict[str, str]]) -> Case:
    entries: Iterable[Entry] = (
        Entry(kind, date(2017, 3, 1 + place), Answers(answers), AUTHOR)
        for place, (kind, answers) in enumerate(records)
    )
    return Case.of("VK-2017-001", entries)


@pytest.mark.parametrize(
    ("records", "state"),
    [
        ([], CaseState.UTKAST),
        ([REMISS], CaseState.INKOMMEN),
        ([REMISS, INTAG], CaseState.INTAG),
        ([REMISS, answered("vilande")], CaseState.VILANDE),
        ([REMISS, answered("ej_intag")], CaseState.EJ_INTAG),
        ([REMISS, answered("endast_konsultation")], CaseState.KONSULTATION),
        ([REMISS, answered("komplettering")], CaseState.KOMPLETTERING),
        ([REMISS, INTAG, PLAN], CaseState.PAGAENDE),
        ([REMISS, INTAG, PLAN, SLUT], CaseState.AVSLUTAD),
        ([REMISS, INTAG, SLUT], CaseState.AVSLUTAD),
        ([REMISS, INTAG, ("slutanalys", {"avslutsanledning": "felregistrering"})], CaseState.FELREGISTRERAD),
        ([REMISS, ("minnesanteckning", {})], CaseState.INKOMMEN),
    ],
)
def test_where_a_case_stands(records: list[tuple[str, dict[str, str]]], state: CaseState) -> None:
    assert case(*records).state is state


@pytest.mark.parametrize(
    ("records", "state"),
    [
        ([answered("komplettering"), REMISS], CaseState.INKOMMEN),
        ([answered("vilande"), REMISS], CaseState.VILANDE),
        ([REMISS, PLAN, INTAG], CaseState.PAGAENDE),
        ([REMISS, INTAG, SLUT, PLAN], CaseState.AVSLUTAD),
        ([INTAG, PLAN, SLUT, REMISS], CaseState.AVSLUTAD),
    ],
)
def test_a_corrected_document_does_not_undo_what_came_after_it(
    records: list[tuple[str, dict[str, str]]], state: CaseState
) -> None:
    assert case(*records).state is state


@pytest.mark.parametrize(
    ("records", "step"),
    [
        ([], None),
        ([REMISS], Step("remissvar", date(2017, 3, 8))),
        ([REMISS, INTAG], Step("genomforandeplan", date(2017, 4, 27))),
        ([REMISS, answered("vilande", vilande_till="2018-01-05")], Step("remissvar", date(2018, 1, 5))),
        ([REMISS, answered("komplettering")], Step("remiss", None)),
        ([REMISS, INTAG, PLAN], Step("slutanalys", date(2018, 3, 12))),
        ([REMISS, INTAG, PLAN, SLUT], None),
        ([REMISS, answered("ej_intag")], None),
    ],
)
def test_what_comes_next_and_by_when(records: list[tuple[str, dict[str, str]]], step: Step | None) -> None:
    assert case(*records).next_step == step


def test_the_project_says_how_long_a_step_may_take() -> None:
    times = Times(answer_days=14, plan_days=30)
    referred, taken_in = case(REMISS), case(REMISS, INTAG)
    assert replace(referred, times=times).next_step == Step("remissvar", date(2017, 3, 15))
    assert replace(taken_in, times=times).next_step == Step("genomforandeplan", date(2017, 4, 12))
    assert Case.of("VK-2017-001", referred.entries, times=times).times == times


def test_the_person_is_whom_the_referral_names() -> None:
    person = case(REMISS).person
    assert person.name == "Testperson D1"
    assert person.personnummer is not None
    assert person.personnummer.digits == "199705162387"
    assert not person.protected
    assert case().person.personnummer is None


def test_dates_of_a_participation() -> None:
    whole = case(REMISS, INTAG, PLAN, SLUT)
    assert (whole.enrolled, whole.closed) == (date(2017, 3, 13), date(2017, 9, 15))
    assert case(REMISS, answered("vilande", startdatum="2017-03-13")).enrolled is None


def test_every_state_has_a_swedish_name() -> None:
    assert len({state.label for state in CaseState}) == len(CaseState)
