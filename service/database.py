"""The database: SQLite that never loses a write, or PostgreSQL, by address."""

import random
import sqlite3
import time
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session, sessionmaker

MIGRATIONS = Path(__file__).parent / "migrations"
_LOOKS, _HURRIES, _KEPT = "knutpunkt_looks", "knutpunkt_hurries", "knutpunkt_kept"
_PATIENCE, _LOOK = 15.0, 0.001  # seconds that somebody waits for the turn to write, and between two tries


def connect(url: str) -> Engine:
    """An engine for `sqlite:///path` or `postgresql+psycopg://…`; its errors quote no value of a row."""
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    Path(make_url(url).database or ".").parent.mkdir(parents=True, exist_ok=True)
    arguments = {"timeout": _PATIENCE, "isolation_level": None}
    engine = create_engine(url, connect_args=arguments, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def only_look(session: Session) -> None:
    """Lets a session that has not begun read without waiting for who writes; it must not write itself."""
    session.connection(execution_options={_LOOKS: True})


def hurry(session: Session) -> None:
    """Lets a session that has not begun end without waiting for the disk: a power cut may undo it, whole.

    It undoes nothing that was committed before it, and what is committed after it stands only with it.
    """
    connection = session.connection(execution_options={_HURRIES: True})
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL synchronous_commit TO off")


def one_writes(session: Session) -> bool:
    """Whether this transaction has the one turn to write, so that whatever it has read is held already."""
    return session.get_bind().dialect.name == "sqlite"


def sessions(engine: Engine) -> sessionmaker[Session]:
    """Sessions that keep what they have read until they end.

    By itself a session forgets a row that nobody holds: one form read its case seven times.
    """
    made = sessionmaker(engine, expire_on_commit=False)
    event.listen(made, "loaded_as_persistent", _keep)
    return made


def migrate(url: str) -> bool:
    """Brings the tables to this version, and tells whether they were elsewhere; again it changes nothing."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = connect(url)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            before = MigrationContext.configure(connection).get_current_heads()
            command.upgrade(config, "head")
            return MigrationContext.configure(connection).get_current_heads() != before
    finally:
        engine.dispose()


def _keep(session: Session, row: object) -> None:
    session.info.setdefault(_KEPT, []).append(row)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    patience = f"busy_timeout = {_PATIENCE * 1000:.0f}"
    for pragma in (patience, "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Takes the turn to write at once, unless the session only looks.

    A transaction that reads first and writes later would fail when another wrote in between.
    """
    options = connection.get_execution_options()
    if options.get(_LOOKS):
        connection.exec_driver_sql("BEGIN")
        return
    connection.exec_driver_sql(f"PRAGMA synchronous = {'NORMAL' if options.get(_HURRIES) else 'FULL'}")
    _wait_for_turn(connection)


def _wait_for_turn(connection: Connection) -> None:
    """Asks for the turn every millisecond.

    SQLite's own waiting sleeps longer and longer, up to a tenth of a second: whoever has waited longest is
    the least likely to win. Measured with twenty forms a second: a worker waited three seconds.
    """
    raw: Any = connection.connection.driver_connection
    deadline = time.monotonic() + _PATIENCE
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        while not _began(raw) and time.monotonic() < deadline:
            time.sleep(_LOOK * random.uniform(0.5, 1.5))  # noqa: S311 - spread, not secrecy
    finally:
        raw.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000:.0f}")
    if not raw.in_transaction:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _began(raw: Any) -> bool:
    try:
        raw.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
