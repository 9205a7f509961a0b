"""The life of a case: the table holds together, and every step of the specification is in it."""

import pytest

from service.documents.kinds import REGISTRY
from service.domain import lifecycle
from service.domain.answers import Answers
from service.domain.lifecycle import (
    AFTERWARDS,
    ALIVE,
    ENDED,
    ENROLLED,
    ONGOING,
    PLANNING,
    REFERRED,
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
    ("remissvar", Answers({"stallningstagande": "vilande"}), CaseState.VILANDE),
    ("motesarende", EMPTY, CaseState.PA_DAGORDNING),
    ("remissvar", Answers({"stallningstagande": "intag"}), CaseState.INTAG),
    ("inskrivning", EMPTY, CaseState.INSKRIVEN),
    ("kartlaggning", EMPTY, CaseState.KARTLAGGNING),
    ("genomforandeplan", EMPTY, CaseState.PAGAENDE),
    ("motesarende", EMPTY, CaseState.PAGAENDE),
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
        assert each.sources & (kind.begins | kind.revises), (each.kind, each.target)
    assert {each.step for each in TRANSITIONS} == {*range(2, 10), 13, 14, 15, 16, 0}


def test_every_state_of_a_living_case_has_something_to_write() -> None:
    writable = {state for kind in REGISTRY for state in kind.begins}
    assert ALIVE - writable == frozenset()
