"""The turn to write: who asks for it gets it soon, who only looks needs none, and patience has an end."""

import sqlite3
import threading
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import event, make_url, text
from sqlalchemy.exc import OperationalError

from service import database
from service.models import Job
from service.operations import jobs
from tests.support import databases, work
from tests.support.work import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return work.bench(databases.sqlite(tmp_path), tmp_path)


def writer(bench: Bench) -> sqlite3.Connection:
    """Somebody else, who has the turn to write."""
    path = make_url(bench.services.settings.database_url).database or ""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_who_only_looks_waits_for_nobody_who_writes(bench: Bench) -> None:
    other = writer(bench)
    with bench.services.look() as looked:
        assert looked.session.execute(text("SELECT count(*) FROM job")).scalar() == 0
    other.close()


def test_what_somebody_looks_at_stands_still_meanwhile(bench: Bench) -> None:
    count = text("SELECT count(*) FROM job")
    with bench.services.look() as looked:
        before = looked.session.execute(count).scalar()
        with bench.work() as writing:
            jobs.ask(writing, "render", subject_id=uuid4(), queue="documents", dedup_key="x")
        assert looked.session.execute(count).scalar() == before
    with bench.services.look() as looked:
        assert looked.session.execute(count).scalar() == 1


def test_who_writes_waits_for_the_turn(bench: Bench) -> None:
    other = writer(bench)
    threading.Timer(0.2, other.close).start()
    with bench.work() as writing:
        assert writing.session.execute(text("SELECT count(*) FROM job")).scalar() == 0


def test_patience_has_an_end(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.05)
    other = writer(bench)
    with pytest.raises(OperationalError, match="locked"), bench.work() as writing:
        writing.session.execute(text("SELECT 1"))
    other.close()


def test_a_row_is_read_once_in_a_session_though_nobody_holds_it(bench: Bench) -> None:
    with bench.work() as writing:
        key = jobs.ask(writing, "render", subject_id=uuid4(), queue="documents", dedup_key="x").id
    asked: list[str] = []
    event.listen(bench.services.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    with bench.services.look() as looked:
        for _ in range(2):
            assert looked.session.get_one(Job, key).queue == "documents"
    assert sum("FROM job" in statement for statement in asked) == 1
