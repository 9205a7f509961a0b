"""An uploaded template in a worker's hands: opened, and what was made of it stored under the job's token."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from service.boot import Services
from service.documents.kind import DocumentKind
from service.models import ProjectFile, Template, TemplateFile
from service.operations import jobs
from service.operations.content import Sealed
from service.operations.content import project_key as key_of
from service.operations.jobs import Claim
from service.operations.own import kinds as own_kinds
from service.operations.templates import storage
from service.operations.work import Work
from service.vault import DataKey


@dataclass(frozen=True, slots=True)
class Upload:
    """The template that a job is about; its file is read after the transaction."""

    row: Template
    kind: DocumentKind
    sealed: Sealed
    key: DataKey


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made of a template: "kommenterad.docx", "tom-1.png"."""

    name: str
    media_type: str
    data: bytes


def upload_of(work: Work, held: Claim) -> Upload:
    row = work.session.get_one(Template, held.subject_id)
    key = key_of(work, work.session.get_one(ProjectFile, row.project_key))
    sealed = Sealed(blob=row.blob, place=storage.place(row.id), key=key)
    return Upload(row, kind_of(work, row), sealed, key)


def kind_of(work: Work, row: Template) -> DocumentKind:
    """The kind in the catalogue, or the one that this very version defines; raises KindUnknown."""
    if row.definition is None:
        return work.registry[row.kind]
    return own_kinds.of_template(work.session, row.id)


def keep(
    services: Services,
    held: Claim,
    upload: Upload,
    files: Iterable[Made],
    *,
    end: Callable[[Work, Template], bool],
) -> None:
    """Stores the files, then ends the job and names them in one transaction, all or nothing.

    `end` writes what else was found, and tells whether the template still waited for it. The files are on
    the disk before the transaction begins; those that it does not name are deleted.
    """
    stored = [(made, _stored(services, upload, made)) for made in files]
    with services.work() as work:
        named = jobs.finish(work.session, held, at=work.now) and end(
            work, work.session.get_one(Template, upload.row.id)
        )
        if named:
            work.session.add_all(_row(upload.row.id, made, blob) for made, blob in stored)
    if not named:
        for _, blob in stored:
            services.store.delete(blob)


def _stored(services: Services, upload: Upload, made: Made) -> str:
    return services.store.put(upload.key.seal(made.data, where=storage.place(upload.row.id, made.name)))


def _row(template_id: UUID, made: Made, blob: str) -> TemplateFile:
    return TemplateFile(template_id=template_id, name=made.name, media_type=made.media_type, blob=blob)
