"""Which template documents are made from."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select

from service.documents.kind import DocumentKind
from service.errors import CannotOpen, StorageDamaged, StorageMissing
from service.models import ProjectFile, Template, TemplateFile
from service.operations.content import Sealed
from service.operations.content import project_key as key_of
from service.operations.templates import rows
from service.operations.templates.rules import (
    NothingInUse,
    TemplateUnreadable,
)
from service.operations.templates.storage import MENDED, ORIGINAL, Kept, place
from service.operations.work import Work
from service.storage import FileStore

_OPENED = Kept(room=40_000_000)


@dataclass(frozen=True, slots=True)
class InUse:
    """The template that documents are made from now; `template` is None for the built-in one.

    `sha256` is of `data`, the Word file as it is filled: the mended one where the check mended something.
    """

    sha256: str
    template: Template | None
    read: Callable[[], bytes]

    @property
    def template_id(self) -> UUID | None:
        return self.template.id if self.template else None

    @property
    def data(self) -> bytes:
        """Read from the store when it is asked for, best after the transaction, and then kept a while.

        Raises TemplateUnreadable, which may pass.
        """
        return self.read()


def in_use(work: Work, kind: DocumentKind, project_key: str) -> InUse:
    """The project's own template of the kind, else the built-in one, with one question to the database.

    Raises NothingInUse for a kind that has no built-in template.
    """
    latest = rows.activations(kind.key, project_key).limit(1).subquery()
    found = work.session.execute(
        select(Template, TemplateFile.blob, ProjectFile)
        .join(latest, latest.c.template_id == Template.id)
        .join(ProjectFile, ProjectFile.key == Template.project_key)
        .outerjoin(TemplateFile, and_(TemplateFile.template_id == Template.id, TemplateFile.name == MENDED))
    ).one_or_none()
    if found is None:
        return _built_in(work, kind)
    return _stored(work, *found)


def version_in_use(work: Work, template: Template) -> InUse:
    """What documents would be made from, were this version in use."""
    made = (TemplateFile.template_id == template.id, TemplateFile.name == MENDED)
    mended = work.session.scalar(select(TemplateFile.blob).where(*made))
    return _stored(work, template, mended, work.session.get_one(ProjectFile, template.project_key))


def _stored(work: Work, template: Template, mended: str | None, project: ProjectFile) -> InUse:
    name, blob, sha256 = ORIGINAL, template.blob, template.sha256
    if template.mended_sha256 and mended:
        name, blob, sha256 = MENDED, mended, template.mended_sha256
    sealed = Sealed(blob=blob, place=place(template.id, name), key=key_of(work, project))
    return InUse(sha256, template, lambda: _OPENED.get(sha256, lambda: opened(sealed, work.store)))


def opened(sealed: Sealed, store: FileStore) -> bytes:
    """The file of a template; raises TemplateUnreadable, which may pass."""
    try:
        return sealed.read(store)
    except (StorageMissing, StorageDamaged, CannotOpen, OSError) as error:
        raise TemplateUnreadable from error


def _built_in(work: Work, kind: DocumentKind) -> InUse:
    if kind.key not in work.registry.kinds:
        raise NothingInUse
    data = kind.template
    return InUse(hashlib.sha256(data).hexdigest(), None, lambda: data)
