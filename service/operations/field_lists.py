"""The fields that a template may use: as a page, and as a Word file that a worker makes."""

import hashlib
import re
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import select

from doc_templates.entries import Section
from doc_templates.faltlista import FaltlistaWords, words
from service.documents.fields import fields_of
from service.documents.kind import DocumentKind
from service.documents.own import is_own
from service.documents.own import key_of as key_of_own
from service.domain.dates import in_sweden
from service.errors import DocumentNotReady, KindUnknown, NotFound
from service.models import FieldList, Job, JobState, ProjectFile
from service.operations import jobs
from service.operations.content import project_key as key_of
from service.operations.documents import FORMATS, Download
from service.operations.templates import rows
from service.operations.work import Work
from service.vault import DataKey

FIELD_LIST = "field_list"
"""The kind of job that makes the Word file."""


@dataclass(frozen=True, slots=True)
class FieldsPage:
    """The fields of a kind in a project, in groups."""

    kind_key: str
    title: str
    project_key: str
    project: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A field list on its way: "queued", "running", "ready", or "failed", and then why in `trouble`."""

    id: UUID
    kind_key: str
    title: str
    project_key: str
    project: str
    state: str
    trouble: str

    @property
    def ended(self) -> bool:
        return self.state in ("ready", "failed")


def page(work: Work, kind_key: str, project_key: str) -> FieldsPage:
    """Raises NotFound or KindUnknown."""
    project = rows.must_manage(work, project_key)
    kind = kind_in(work, kind_key, project_key)
    return FieldsPage(kind.key, kind.title, project.key, project.name, fields_of(kind, project))


def ask(work: Work, kind_key: str, project_key: str) -> FieldList:
    """The list of these very fields: one that stands already, or a new one that a worker is asked for."""
    shown = page(work, kind_key, project_key)
    sha256 = _hash(shown.title, shown.project, shown.sections)
    same = (FieldList.kind == kind_key, FieldList.project_key == project_key, FieldList.sha256 == sha256)
    found = work.session.scalar(select(FieldList).where(*same))
    if found is None:
        found = FieldList(
            id=uuid4(), kind=kind_key, project_key=project_key, sha256=sha256, asked_by=work.someone.id,
            asked_at=work.now,
        )  # fmt: skip
        work.session.add(found)
        work.session.flush()
    job = jobs.ask(
        work, FIELD_LIST, subject_id=found.id, queue="interactive", dedup_key=f"{FIELD_LIST}:{found.id}"
    )
    jobs.retry(work, job)
    return found


def progress(work: Work, list_id: UUID) -> ListPage:
    """How far it has come; raises NotFound."""
    row = _reached(work, list_id)
    job = work.session.scalar(select(Job).where(Job.subject_id == row.id))
    failed = job is not None and job.state in (JobState.FAILED, JobState.DEAD)
    running = job is not None and job.state == JobState.RUNNING
    state = "ready" if row.blob else "failed" if failed else "running" if running else "queued"
    kind, project = work.kind(row.kind), work.project(row.project_key)
    trouble = job.error if job and failed else ""
    return ListPage(row.id, kind.key, kind.title, project.key, project.name, state, trouble)


def download(work: Work, list_id: UUID) -> Download:
    """The Word file; raises NotFound, or DocumentNotReady when it is not made yet."""
    row = _reached(work, list_id)
    if row.blob is None:
        raise DocumentNotReady
    name = re.sub(r"[^A-Za-z0-9-]+", "-", f"faltlista-{row.kind}")
    return Download(
        name=f"{name}.docx", media_type=FORMATS["docx"], blob=row.blob, place=place(row), key=key(work, row)
    )


def content(work: Work, row: FieldList) -> FaltlistaWords:
    """What the list says, dated when it was asked for; for the worker that makes it."""
    kind, project = work.kind(row.kind), work.project(row.project_key)
    on = in_sweden(row.asked_at).date()
    return words(kind.title, project=project.name, on=on, sections=fields_of(kind, project))


def kind_in(work: Work, kind_key: str, project_key: str) -> DocumentKind:
    """A kind of the catalogue, or one of the project's own; raises KindUnknown for another project's."""
    if is_own(kind_key) and not kind_key.startswith(key_of_own(project_key, "")):
        raise KindUnknown(key=kind_key)
    return work.kind(kind_key)


def place(row: FieldList) -> str:
    """Where the sealed file belongs, authenticated with it."""
    return f"field_list.{row.id}"


def key(work: Work, row: FieldList) -> DataKey:
    project = work.session.get(ProjectFile, row.project_key)
    if project is None:
        raise NotFound
    return key_of(work, project)


def _reached(work: Work, list_id: UUID) -> FieldList:
    row = work.session.get(FieldList, list_id)
    if row is None:
        raise NotFound
    rows.must_manage(work, row.project_key)
    return row


def _hash(*what: object) -> str:
    return hashlib.sha256(repr(what).encode()).hexdigest()
