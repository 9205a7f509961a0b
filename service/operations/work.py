"""One unit of work: what every use case needs, and the bells to ring once it is committed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from service.documents.kind import Registry
from service.domain.case import Author
from service.domain.dates import in_sweden
from service.domain.project import Project
from service.domain.roles import Grant
from service.errors import NotFound
from service.storage import FileStore
from service.vault import Vault

Clock = Callable[[], datetime]


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the account, how it is named in documents, and the roles it holds."""

    id: UUID
    author: Author
    grants: tuple[Grant, ...]
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """`rings` collects (queue, job id) for the edge to ring after the commit; the system has no `actor`."""

    session: Session
    vault: Vault
    store: FileStore
    projects: Mapping[str, Project]
    registry: Registry
    test_numbers: bool
    actor: Actor | None = None
    clock: Clock = now
    rings: list[tuple[str, UUID]] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        return self.clock()

    @property
    def today(self) -> date:
        return in_sweden(self.clock()).date()

    @property
    def someone(self) -> Actor:
        """The person who acts; raises NotFound when nobody is signed in."""
        if self.actor is None:
            raise NotFound
        return self.actor

    def project(self, key: str) -> Project:
        """Raises NotFound for a project that has no parameter file."""
        try:
            return self.projects[key]
        except KeyError:
            raise NotFound from None
