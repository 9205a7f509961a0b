"""The life of a case: the table holds together, and every step of the specification is in it."""

from datetime import date
from itertools import product

import pytest

from service.documents.kinds import REGISTRY
from service.domain import lifecycle
from service.domain.answers import Answers
from service.domain.case import Author, Case, Entry
from service.domain.lifecycle import (
    AFTERWARDS,
    ALIVE,
    ENDED,
    ENROLLED,
    IN_PLACE,
    ONGOING,
    PLANNING,
    REFERRED,
    REPLACED,
    SENT,
    TRANSITIONS,
    CaseState,
)

EMPTY = Answers({})
WAY = [
    ("remiss", EMPTY, CaseState.INKOMMEN),
    ("begaran_om_komplettering", EMPTY, CaseState.KOMPLETTERING),
    ("remiss", EMPTY, CaseState.INKOMMEN),
    ("granskning", EMPTY, CaseState.KLAR_FOR_OH),
    ("motesarende", EMPTY, CaseState.PA_DAGORDNING),
    ("motesbeslut", EMPTY, CaseState.PA_DAGORDNING),
    ("remissvar", Answers({"stallningstagande": "vilande"}), CaseState.VILANDE),
    ("motesbeslut", EMPTY, CaseState.VILANDE),
    ("motesarende", EMPTY, CaseState.PA_DAGORDNING),
    ("remissvar", Answers({"stallningstagande": "intag"}), CaseState.INTAG),
    ("inskrivning", EMPTY, CaseState.INSKRIVEN),
    ("kartlaggning", EMPTY, CaseState.KARTLAGGNING),
    ("genomforandeplan", EMPTY, CaseState.PAGAENDE),
    ("motesarende", EMPTY, CaseState.PAGAENDE),
    ("motesbeslut", EMPTY, CaseState.PAGAENDE),
    ("uppfoljning", Answers({"beslut": "galler"}), CaseState.PAGAENDE),
    ("uppfoljning", Answers({"beslut": "forlangs"}), CaseState.FORLANGD),
    ("uppfoljning", Answers({"beslut": "avslut"}), CaseState.AVSLUT_PAGAR),
    ("slutanalys", EMPTY, CaseState.AVSLUTAD),
    ("uppfoljning_90_dagar", EMPTY, CaseState.KLAR_90_DAGAR),
    ("uppfoljning_1_ar", EMPTY, CaseState.KLAR_1_AR),
    ("stangning", EMPTY, CaseState.STANGD),
]


def test_a_whole_case_goes_the_way_of_the_specification() -> None:
    state, seen = CaseState.UTKAST, []
    for kind, answers, _ in WAY:
        state = lifecycle.after(state, kind, answers)
        seen.append(state)
    assert seen == [wanted for _, _, wanted in WAY]


@pytest.mark.parametrize("kind", ["remiss", "remissvar", "inskrivning", "genomforandeplan", "slutanalys"])
@pytest.mark.parametrize("state", sorted(ENDED))
def test_nothing_leads_out_of_an_end(state: CaseState, kind: str) -> None:
    answers = Answers({"stallningstagande": "intag"})
    assert lifecycle.after(state, kind, answers) is state


@pytest.mark.parametrize("outcome", ["felregistrerad", "avliden"])
@pytest.mark.parametrize("state", sorted(SENT))
def test_a_mistake_and_a_death_end_every_case_that_was_sent(state: CaseState, outcome: str) -> None:
    assert lifecycle.after(state, "avbrott", Answers({"typ": outcome})) == outcome


@pytest.mark.parametrize("outcome", ["aterkallad", "avbruten"])
@pytest.mark.parametrize("state", sorted(ENROLLED | AFTERWARDS))
def test_b10_who_was_enrolled_is_not_simply_withdrawn(state: CaseState, outcome: str) -> None:
    assert lifecycle.after(state, "avbrott", Answers({"typ": outcome})) is state


@pytest.mark.parametrize(
    ("state", "draft", "shown"),
    [
        (CaseState.INSKRIVEN, "genomforandeplan", CaseState.PLAN_UTKAST),
        (CaseState.KARTLAGGNING, "genomforandeplan", CaseState.PLAN_UTKAST),
        (CaseState.PAGAENDE, "genomforandeplan", CaseState.PLAN_REVIDERAS),
        (CaseState.FORLANGD, "uppfoljning", CaseState.PLAN_REVIDERAS),
        (CaseState.PAGAENDE, "slutanalys", CaseState.AVSLUT_PAGAR),
        (CaseState.PAGAENDE, "minnesanteckning", CaseState.PAGAENDE),
        (CaseState.AVSLUTAD, "slutanalys", CaseState.AVSLUTAD),
    ],
)
def test_what_is_being_written_is_shown(state: CaseState, draft: str, shown: CaseState) -> None:
    assert lifecycle.while_written(state, [draft]) is shown


def test_the_groups_hold_every_state_once() -> None:
    groups = [frozenset({CaseState.UTKAST}), REFERRED, PLANNING, ONGOING, AFTERWARDS, ENDED]
    assert sorted(state for group in groups for state in group) == sorted(CaseState)
    assert ALIVE - {CaseState.UTKAST} == SENT


def test_every_state_but_the_purged_can_be_reached() -> None:
    reached = {each.target for each in TRANSITIONS} | {CaseState.UTKAST}
    assert frozenset(CaseState) - reached == {CaseState.GALLRAD}


def test_every_way_is_that_of_a_kind_which_can_be_written_there() -> None:
    """Also of a new version: a corrected answer takes a case where the new answer says."""
    for each in TRANSITIONS:
        kind = REGISTRY[each.kind]
        assert each.sources <= kind.begins | kind.revises, (each.kind, each.target)
    assert {each.step for each in TRANSITIONS} == {*range(2, 10), 13, 14, 15, 16, 0}


UNMOVED = {
    "remiss": "a corrected referral undoes nothing that came after it, but for one that gets a name",
    "inskrivning": "who takes part goes on from where the work has come",
    "genomforandeplan": "the person takes part as before, by the plan as it reads now",
    "uppfoljning_90_dagar": "it stays told, whatever it tells now",
    "uppfoljning_1_ar": "it stays told, whatever it tells now",
    "kartlaggning": "a plan that came after it stays",
}
"""Why a new version of these takes the case nowhere."""
INSTEAD = sorted(REPLACED | {IN_PLACE})
"""Of these the new version is judged from where the case was without the old one."""


def answers_of(key: str) -> list[Answers]:
    """One record for each answer that the table asks for, and one that says none of them."""
    said = {each.said for each in TRANSITIONS if each.kind == key and each.said}
    return [EMPTY, *(Answers({each.question: each.answer}) for each in said)]


def test_a_corrected_answer_has_a_way_from_wherever_it_can_be_corrected() -> None:
    """Or a reason for which it has none."""
    stuck = set()
    for key in {each.kind for each in TRANSITIONS} - {*INSTEAD}:
        ways = [each for each in TRANSITIONS if each.kind == key and not each.draft and not each.named]
        states = (each.sources for each in ways)
        stuck |= {key for sources in states if not REGISTRY[key].revises <= sources}
    assert stuck == {*UNMOVED}


@pytest.mark.parametrize("key", INSTEAD)
def test_a_new_version_counts_as_if_the_wrong_one_never_was(key: str) -> None:
    author, day = Author("Testperson V1", "Vägledare", "Oskarshamns kommun"), date(2017, 3, 1)
    before = [Entry(kind, day, said, author) for kind, said, _ in WAY]
    places = [place for place, (_, _, state) in enumerate(WAY) if state in REGISTRY[key].begins]
    assert places
    for place, wrong, right in product(places, answers_of(key), answers_of(key)):
        way = before[: place + 1]
        old = Entry(key, day, wrong, author, superseded=True)
        new = Entry(key, day, right, author, 2)
        assert Case.of("VK-2017-001", [*way, old, new]).state is Case.of("VK-2017-001", [*way, new]).state


def test_every_state_of_a_living_case_has_something_to_write() -> None:
    writable = {state for kind in REGISTRY for state in kind.begins}
    assert ALIVE - writable == frozenset()
