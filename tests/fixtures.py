"""Fixtures of the whole suite: databases of both sorts, and services and people over them.

Each imports what it needs when a test asks for it, so that the tests of pure rules load no database.
"""
# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.databases import PostgresServer
    from tests.support.people import Cast
    from tests.support.work import Bench


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    from tests.support.databases import PostgresServer

    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh migrated database; every test that asks for it runs on both sorts."""
    if request.param == "sqlite":
        from tests.support import databases

        yield databases.sqlite(tmp_path)
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    with server.database() as address:
        yield address


@pytest.fixture
def bench(database_url: str, tmp_path: Path) -> Iterator[Bench]:
    """Services over a fresh database of each sort."""
    from tests.support import work

    made = work.bench(database_url, tmp_path)
    yield made
    made.services.engine.dispose()


@pytest.fixture
def people(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The demonstration's people, each signed up when first called for, with a hash that takes no time."""
    from service.operations import accounts
    from tests.support.people import QUICK, Cast

    monkeypatch.setattr(accounts, "_HASHER", QUICK)
    return Cast(bench)
