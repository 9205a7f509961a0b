"""One unit of work: what every use case needs, and the bells to ring once it is committed."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from service.documents.kind import DocumentKind, Registry
from service.domain.case import Author
from service.domain.dates import in_sweden
from service.domain.project import Project
from service.domain.roles import Grant
from service.errors import NotFound
from service.operations.own import kinds as own_kinds
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
    """`rings` collects (queue, job id) for the edge to ring after the commit; the system has no `actor`.

    `looked_up` are the kinds without code that were asked for, each read once in a transaction.
    """

    session: Session
    vault: Vault
    store: FileStore
    projects: Mapping[str, Project]
    registry: Registry
    test_numbers: bool
    actor: Actor | None = None
    clock: Clock = now
    rings: list[tuple[str, UUID]] = field(default_factory=list)
    looked_up: dict[str, DocumentKind] = field(default_factory=dict, repr=False)

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

    def kind(self, key: str) -> DocumentKind:
        """A kind of the catalogue, or one that people made; raises KindUnknown.

        One that nobody writes any longer is found too, so that its documents can be opened.
        """
        if key in self.registry.kinds:
            return self.registry[key]
        if key not in self.looked_up:
            self.looked_up[key] = own_kinds.kind(self.session, key)
        return self.looked_up[key]

    def kinds(self, project_key: str) -> list[DocumentKind]:
        """What can be written in a project: what of the catalogue it has use for, and its own kinds."""
        project = self.project(project_key)
        built_in = (kind for kind in self.registry if kind.offered(project))
        return [*built_in, *own_kinds.offered(self.session, project_key)]

    def offers(self, key: str, project_key: str) -> bool:
        """Whether a kind can be written in a project: as `kinds`, for one of them."""
        if key in self.registry.kinds:
            return self.registry[key].offered(self.project(project_key))
        return own_kinds.offers(self.session, key, project_key)

    def title(self, key: str, project_key: str) -> str:
        """What a kind is called in a project."""
        return self.kind(key).title_in(self.project(project_key))

    def project(self, key: str) -> Project:
        """Raises NotFound for a project that has no parameter file."""
        try:
            return self.projects[key]
        except KeyError:
            raise NotFound from None


Opening = Callable[[], AbstractContextManager[Work]]
"""Opens a look or a transaction in somebody's name, for what reads from a disk between the two."""
