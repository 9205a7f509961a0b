"""The fields that a template may use: as a page, and as a Word file that a worker makes."""

import hashlib
import re
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import select

from doc_templates.entries import Section
from doc_templates.faltlista import FaltlistaWords, words
from service.documents.fields import fields_of
from service.domain.dates import in_sweden
from service.errors import DocumentNotReady, NotFound
from service.models import FieldList, Job, JobState, ProjectFile
from service.operations import jobs
from service.operations.audit import Event, tell
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
    kind = rows.kind_in(work, kind_key, project_key)
    return FieldsPage(kind.key, kind.title_in(project), project.key, project.name, fields_of(kind, project))


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
        tell(work, Event.FIELD_LIST_ASKED, project_key=project_key, kind=kind_key)
    job = jobs.ask(
        work, FIELD_LIST, subject_id=found.id, queue="interactive", dedup_key=f"{FIELD_LIST}:{found.id}"
    )
    if job.state in (JobState.FAILED, JobState.DEAD):
        jobs.retry(work, job)
        tell(work, Event.JOB_RETRIED, project_key=project_key, kind=job.kind)
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
    return ListPage(row.id, kind.key, kind.title_in(project), project.key, project.name, state, trouble)


def download(work: Work, list_id: UUID) -> Download:
    """The Word file, told in the audit trail; raises NotFound, or DocumentNotReady until it is made."""
    row = _reached(work, list_id)
    if row.blob is None:
        raise DocumentNotReady
    tell(work, Event.FIELD_LIST_READ, project_key=row.project_key, kind=row.kind)
    name = re.sub(r"[^A-Za-z0-9-]+", "-", f"faltlista-{row.kind}")
    return Download(
        name=f"{name}.docx", media_type=FORMATS["docx"], blob=row.blob, place=place(row), key=key(work, row)
    )


def content(work: Work, row: FieldList) -> FaltlistaWords:
    """What the list says, dated when it was asked for; for the worker that makes it."""
    kind, project = work.kind(row.kind), work.project(row.project_key)
    on = in_sweden(row.asked_at).date()
    return words(kind.title_in(project), project=project.name, on=on, sections=fields_of(kind, project))


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
