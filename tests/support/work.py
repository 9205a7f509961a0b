"""A unit of work over a test database, with a clock that the test moves."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import event

from service.boot import Services, install
from service.config import Mode, Settings
from service.database import connect, sessions
from service.documents.kinds import REGISTRY
from service.domain.project_file import load_projects
from service.operations.work import Actor, Work
from service.storage import FileStore
from service.vault import Keyring, Vault

PROJECTS = load_projects(Settings.from_environment({}).projects)
RING = Keyring.new()


@dataclass
class Clock:
    """Stands still until it is moved."""

    at: datetime = datetime(2019, 3, 7, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(microseconds=1)
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class FakeBell:
    """Remembers who was rung for; can be out of order."""

    rung: list[tuple[str, UUID]] = field(default_factory=list)
    broken: bool = False

    def __call__(self, queue: str, job_id: UUID) -> None:
        if self.broken:
            raise ConnectionError("the broker is down")
        self.rung.append((queue, job_id))


@dataclass
class Bench:
    """Services over one test database, with its clock and bell within reach."""

    services: Services
    clock: Clock
    bell: FakeBell

    @contextmanager
    def work(self, actor: Actor | None = None) -> Iterator[Work]:
        with self.services.work(actor) as work:
            yield work


def settings(database_url: str, folder: Path) -> Settings:
    return Settings(
        mode=Mode.EMBEDDED,
        data=folder,
        database_url=database_url,
        broker_url="",
        keys=folder / "keys.json",
        projects=Settings.from_environment({}).projects,
    )


def bench(database_url: str, folder: Path) -> Bench:
    clock, bell, engine = Clock(), FakeBell(), connect(database_url)
    event.listen(engine, "before_cursor_execute", without_waiting, retval=True)
    services = Services(
        settings=settings(database_url, folder),
        engine=engine,
        sessions=sessions(engine),
        vault=Vault(RING),
        store=FileStore(folder / "files"),
        projects=PROJECTS,
        bell=bell,
        registry=REGISTRY,
        clock=clock,
    )
    install(services)
    return Bench(services, clock, bell)


def without_waiting(
    _connection: object, _cursor: object, statement: str, parameters: Any, _context: object, _many: bool
) -> tuple[str, Any]:
    """Ten thousand commits that wait for the disk take a minute, and no power cut is expected here."""
    return statement.replace("PRAGMA synchronous = FULL", "PRAGMA synchronous = OFF"), parameters
