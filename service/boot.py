"""What web and workers share: settings, keys, database, files, and the edge of a unit of work."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from service.config import Settings
from service.database import connect, hurry, only_look, sessions
from service.documents.kind import Registry
from service.documents.kinds import REGISTRY
from service.domain.project import Project
from service.domain.project_file import load_projects
from service.operations import projects as project_operations
from service.operations.work import Actor, Clock, Work, now
from service.storage import FileStore
from service.vault import Keyring, Vault

Bell = Callable[[str, UUID], None]
"""Rings in a queue for a job; may raise, since the sweeper rings again."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a process needs, made once."""

    settings: Settings
    engine: Engine
    sessions: sessionmaker[Session]
    vault: Vault
    store: FileStore
    projects: Mapping[str, Project]
    bell: Bell
    registry: Registry = REGISTRY
    clock: Clock = now

    @contextmanager
    def work(self, actor: Actor | None = None, *, hurried: bool = False) -> Iterator[Work]:
        """A transaction that commits once, at its end, and then rings; an exception undoes all of it.

        `hurried` is for what a power cut may undo; it does not wait for the disk.
        """
        with self.sessions() as session:
            if hurried:
                hurry(session)
            work = self._work(session, actor)
            yield work
            session.commit()
        self.ring(work)

    @contextmanager
    def look(self, actor: Actor | None = None) -> Iterator[Work]:
        """A look at things as they are: it changes nothing, and waits for nobody who does."""
        with self.sessions() as session:
            only_look(session)
            yield self._work(session, actor)

    def _work(self, session: Session, actor: Actor | None) -> Work:
        return Work(
            session=session, vault=self.vault, store=self.store, projects=self.projects,
            registry=self.registry, test_numbers=self.settings.test_numbers, actor=actor, clock=self.clock,
        )  # fmt: skip

    def ring(self, work: Work) -> None:
        """Rings for the jobs of a committed work. A broker that is down costs seconds, not the job."""
        for queue, job_id in work.rings:
            try:
                self.bell(queue, job_id)
            except Exception as error:  # noqa: BLE001 - the work is committed; whatever fails now costs only time
                name = type(error).__name__
                log.warning("The broker did not take job %s (%s); the sweeper rings again.", job_id, name)
                return


def boot(settings: Settings, *, bell: Bell, projects: Mapping[str, Project] | None = None) -> Services:
    """Opens what the settings name; raises a ServiceError that says what is missing.

    `projects` are given by a process that has read their files already.
    """
    engine = connect(settings.database_url)
    return Services(
        settings=settings,
        engine=engine,
        sessions=sessions(engine),
        vault=Vault(Keyring.load(settings.keys)),
        store=FileStore(settings.blobs),
        projects=projects or load_projects(settings.projects),
        bell=bell,
    )


def install(services: Services) -> None:
    """Gives every project its row; run after the migrations."""
    with services.work() as work:
        project_operations.install(work, services.projects.values())
