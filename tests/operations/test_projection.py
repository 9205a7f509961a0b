"""The projection: after any walk through the use cases, rebuilding it from the records changes nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from forms.base import as_typed
from service.demo import story
from service.domain.case import Case
from service.domain.lifecycle import CaseState
from service.errors import DraftChanged, NotAllowed, RecordIsFinal, StepNotPossible
from service.models import CaseFile, Record
from service.operations import access, accounts, cases, finalising, projection, records
from tests.support import databases
from tests.support.databases import PostgresServer
from tests.support.people import ACCOUNTS, QUICK, STORIES, Cast, begin
from tests.support.work import bench as make_bench

KINDS = {
    "granskning": "projektledare",
    "motesarende": "projektledare",
    "inskrivning": "vagledare",
    "remissvar": "projektledare",
    "genomforandeplan": "vagledare",
    "slutanalys": "vagledare",
    "remiss": "remittent",
}


def answers_for(kind: str, key: str) -> dict[str, object]:
    told = STORIES[key]
    writers: dict[str, Callable[[], dict[str, object]]] = {
        "remiss": lambda: {**story.remiss(told, ACCOUNTS["remittent"]), "remittent_organisation": "af"},
        "granskning": lambda: story.granskning(told),
        "motesarende": lambda: story.motesarende(told),
        "remissvar": lambda: story.remissvar(told),
        "inskrivning": lambda: {**story.inskrivning(STORIES["D1"]), "registrering": "anonym"},
        "genomforandeplan": lambda: story.plan(STORIES["D1"]),
        "slutanalys": lambda: story.slutanalys(STORIES["D1"]),
    }
    return writers[kind]()


class Walk(RuleBasedStateMachine):
    """Case officers doing anything in any order, right and wrong."""

    database: Callable[[], AbstractContextManager[str]]

    @initialize()
    def open(self) -> None:
        self.opened = ExitStack()
        address = self.opened.enter_context(self.database())
        self.bench = make_bench(address, Path(mkdtemp(prefix="knutpunkt-walk-")))
        self.people = Cast(self.bench)
        self.cases: list[UUID] = []

    @rule(key=st.sampled_from(["D1", "D2", "D7"]), how_far=st.sampled_from(["refer", "meet", "enrol"]))
    def come(self, key: str, how_far: str) -> None:
        case_id = getattr(self.people, how_far)(key)
        self.people.name_leader(case_id)
        self.people.guide(case_id)
        self.cases.append(case_id)

    @precondition(lambda self: self.cases)
    @rule(data=st.data(), kind=st.sampled_from(sorted(KINDS)), key=st.sampled_from(["D1", "D5", "D10"]))
    def write(self, data: Any, kind: str, key: str) -> None:
        answers = answers_for(kind, key)
        if kind == "motesarende":
            answers["mote"] = self.people.today()
        self._try(data.draw(st.sampled_from(self.cases)), kind, as_typed(answers))

    @precondition(lambda self: self.cases)
    @rule(data=st.data(), kind=st.sampled_from(sorted(KINDS)))
    def write_wrongly(self, data: Any, kind: str) -> None:
        self._try(data.draw(st.sampled_from(self.cases)), kind, {"start": ["fel"]})

    @precondition(lambda self: self.cases)
    @rule(data=st.data())
    def discard(self, data: Any) -> None:
        case_id = data.draw(st.sampled_from(self.cases))
        with self.bench.work(self.people["vagledare"]) as work:
            for record in cases.history(work, access.case_file(work, case_id)):
                try:
                    records.discard(work, record.id, lock=record.lock)
                except (RecordIsFinal, NotAllowed):
                    continue

    @rule(days=st.integers(min_value=0, max_value=400))
    def wait(self, days: int) -> None:
        self.bench.clock.forward(days=days)

    def _try(self, case_id: UUID, kind: str, typed: dict[str, list[str]]) -> None:
        try:
            with self.bench.work(self.people[KINDS[kind]]) as work:
                record = begin(work, case_id, kind)
                finalising.finalise(work, record.id, typed, lock=record.lock)
        except (StepNotPossible, DraftChanged):
            pass

    def teardown(self) -> None:
        with self.bench.work() as work:
            before = self._stored(work)
            assert projection.rebuild(work) == 0
            assert self._stored(work) == before
        self.bench.services.engine.dispose()
        self.opened.close()

    def _stored(self, work: Any) -> dict[str, projection.Projected]:
        files = work.session.scalars(select(CaseFile))
        return {file.number: projection.stored(work, file) for file in files}


def walk(database: Callable[[], AbstractContextManager[str]], *, examples: int) -> None:
    machine = type("Walked", (Walk,), {"database": staticmethod(database)})
    quiet = settings(max_examples=examples, stateful_step_count=12, suppress_health_check=[*HealthCheck])
    run_state_machine_as_test(machine, settings=quiet)


@pytest.fixture
def _quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody signs up again for each walk, and hashing is slow on purpose."""
    monkeypatch.setattr(accounts, "_HASHER", QUICK)


@pytest.mark.slow
@pytest.mark.usefixtures("_quick_passwords")
def test_a_random_walk_leaves_nothing_to_rebuild() -> None:
    folder = Path(mkdtemp(prefix="knutpunkt-walk-"))
    walk(lambda: nullcontext(databases.sqlite(folder)), examples=20)


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.usefixtures("_quick_passwords")
def test_a_random_walk_leaves_nothing_to_rebuild_in_postgresql(postgres_server: PostgresServer) -> None:
    walk(postgres_server.database, examples=8)


def test_a_wrong_projection_is_found_and_mended(people: Cast) -> None:
    case_id = people.take_in()
    with people.bench.work() as work:
        row = work.session.get_one(CaseFile, case_id).projection
        row.state, row.closed_on, row.name = "avslutad", date(2000, 1, 1), b""
        row.steps.clear()
    with people.bench.work() as work:
        assert projection.rebuild(work) == 1
        assert projection.rebuild(work) == 0
        file = work.session.get_one(CaseFile, case_id)
        assert file.projection.state == CaseState.INTAG
        assert projection.shown_name(work, file) == "Testperson D1"


def test_an_erased_case_is_left_as_it_is(people: Cast) -> None:
    case_id = people.take_in()
    with people.bench.work() as work:
        work.session.get_one(CaseFile, case_id).wrapped_key = b""
    with people.bench.work() as work:
        assert projection.rebuild(work) == 0


def test_the_states_of_a_case_through_its_life(people: Cast) -> None:
    ways = (people.refer, people.review, people.meet, people.take_in, people.enrol)
    seen = [state(people, case_id := way()) for way in ways]
    people.plan(case_id)
    seen.append(state(people, case_id))
    people.close(case_id)
    assert [*seen, state(people, case_id)] == [
        "inkommen", "klar_for_oh", "pa_dagordning", "intag", "inskriven", "pagaende", "avslutad",
    ]  # fmt: skip


def state(people: Cast, case_id: UUID) -> str:
    with people.bench.work() as work:
        return work.session.get_one(CaseFile, case_id).projection.state


def test_the_case_as_it_stood_knows_nothing_of_later_records(people: Cast) -> None:
    case_id = people.enrol()
    people.bench.clock.forward(days=1)
    record_id = people.plan(case_id)
    with people.bench.work() as work:
        record = work.session.get_one(Record, record_id)
        file = work.session.get_one(CaseFile, case_id)
        then: Case = projection.case_of(work, file, before=record.finalised_at)
        assert [entry.kind for entry in then.entries] == [
            "remiss", "granskning", "motesarende", "remissvar", "inskrivning",
        ]  # fmt: skip
        assert [entry.kind for entry in projection.case_of(work, file).entries][-1] == "genomforandeplan"
