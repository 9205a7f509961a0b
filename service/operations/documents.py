"""Documents: what has become of a record's Word file and PDF, and opening them."""

import re
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from service.documents.kind import DocumentKind
from service.errors import DocumentNotReady, NotFound
from service.models import CaseFile, Document, Job, Record
from service.operations import access, jobs
from service.operations.audit import Event, tell
from service.operations.content import record_key
from service.operations.records import RENDER
from service.operations.work import Work

FORMATS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """A final record on its way to a document; `document` is None until it is ready."""

    record: Record
    kind: DocumentKind
    file: CaseFile | None
    job: Job | None
    document: Document | None


@dataclass(frozen=True, slots=True)
class Download:
    """A file as it is handed over; its name carries the case number and no name of a person."""

    data: bytes
    name: str
    media_type: str


def progress(work: Work, record_id: UUID) -> Progress:
    record, kind = access.record(work, record_id)
    session = work.session
    return Progress(
        record=record,
        kind=kind,
        file=session.get(CaseFile, record.case_id) if record.case_id else None,
        job=session.scalar(select(Job).where(Job.dedup_key == f"{RENDER}:{record.id}")),
        document=session.scalar(select(Document).where(Document.record_id == record.id)),
    )


def download(work: Work, record_id: UUID, format: str) -> Download:
    """The file in one of FORMATS, told in the audit trail before the first byte leaves."""
    if format not in FORMATS:
        raise NotFound
    found = progress(work, record_id)
    if found.document is None:
        raise DocumentNotReady
    blob = found.document.docx_blob if format == "docx" else found.document.pdf_blob
    data = record_key(work, found.record).open(work.store.get(blob), where=file_place(found.record, format))
    tell(work, Event.DOCUMENT_READ, record=found.record, format=format)
    return Download(data, _name(found, format), FORMATS[format])


def retry(work: Work, record_id: UUID) -> None:
    """A person asks for another attempt at a document that failed."""
    found = progress(work, record_id)
    if found.job is None:
        raise NotFound
    jobs.retry(work, found.job)
    tell(work, Event.JOB_RETRIED, record=found.record)


def file_place(record: Record, format: str) -> str:
    """Where a sealed file belongs, authenticated with it."""
    return f"document.{format}.{record.id}"


def _name(found: Progress, format: str) -> str:
    subject = found.file.number if found.file else found.record.project_key
    plain = re.sub(r"[^A-Za-z0-9-]+", "-", f"{subject}-{found.kind.key}-v{found.record.version}")
    return f"{plain}.{format}"
