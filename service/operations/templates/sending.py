"""A Word file on its way in: sealed and on the disk before the transaction that makes a version of it.

So nobody who writes waits for a disk, or for a file to be hashed and sealed. What a refusal leaves is deleted
at once, and what a crash leaves is collected by `operations.files`.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID, uuid4

from service.errors import NotFound, ServiceError
from service.models import ProjectFile
from service.operations.content import project_key as key_of
from service.operations.templates import rows
from service.operations.templates.rules import fitting
from service.operations.templates.storage import place
from service.operations.work import Opening, Work
from service.storage import FileStore
from service.vault import DataKey


@dataclass(frozen=True, slots=True)
class Sent:
    """A file in the store that no version names yet. It is sealed as the file of version `id`.

    `sha256` is of the file itself, `blob` where it lies.
    """

    id: UUID
    project_key: str
    sha256: str
    blob: str


@dataclass(frozen=True, slots=True)
class Room:
    """Where the files of a project's templates are put, and what seals them."""

    project_key: str
    key: DataKey
    store: FileStore

    @classmethod
    def of(cls, work: Work, project_key: str) -> "Room":
        """Raises NotFound, whether the project is unknown or none of this person's."""
        rows.must_manage(work, project_key)
        project = work.session.get(ProjectFile, project_key)
        if project is None:
            raise NotFound
        return cls(project_key, key_of(work, project), work.store)

    def take(self, data: bytes) -> Sent:
        """Raises TemplateEmpty, TemplateTooLarge or StorageFull."""
        template_id, sha256 = uuid4(), hashlib.sha256(fitting(data)).hexdigest()
        blob = self.store.put(self.key.seal(data, where=place(template_id)))
        return Sent(template_id, self.project_key, sha256, blob)

    def give_back(self, file: Sent) -> None:
        """No version came of it."""
        self.store.delete(file.blob)


@contextmanager
def sent(look: Opening, project_key: str, data: bytes) -> Iterator[Sent]:
    """The file for `upload`, to be called in a transaction within; deleted when that is refused.

    Raises NotFound, TemplateEmpty, TemplateTooLarge or StorageFull.
    """
    with look() as looking:
        room = Room.of(looking, project_key)
    file = room.take(data)
    try:
        yield file
    except ServiceError:
        room.give_back(file)
        raise
