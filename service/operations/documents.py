"""Documents: what has become of a record's Word file and, after it, its PDF; and opening them."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from service.documents.kind import DocumentKind
from service.documents.variants import variant_of
from service.errors import DocumentNotReady, NotFound
from service.models import CaseFile, Document, Job, Record, WordVersion
from service.operations import access, jobs
from service.operations.audit import Event, tell
from service.operations.content import Sealed, record_key
from service.operations.work import Work

RENDER = "render"
"""The kind of job that makes a record's Word file."""

CONVERT = "convert"
"""The kind of job that makes the PDF of a document, asked for with its Word file."""
FORMATS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """A final record on its way to a document; `document` is None until its Word file is there.

    `variant` is "" for the main document, else the key of a further one.
    `job` makes the Word file and `pdf_job`, which is there when the Word file is, the PDF.
    """

    record: Record
    kind: DocumentKind
    file: CaseFile | None
    job: Job | None
    pdf_job: Job | None
    document: Document | None
    variant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Download(Sealed):
    """A file that may be handed over; its name carries the case number and no name of a person.

    No byte of it leaves before the audit entry stands.
    """

    name: str
    media_type: str


def progress(work: Work, record_id: UUID, *, variant: str = "") -> Progress:
    """How far a document of the record has come; raises NotFound for one that its kind does not give."""
    record, kind = access.record(work, record_id)
    variant_of(kind, variant)
    session = work.session
    of_it = (Document.record_id == record.id, Document.variant == variant)
    return Progress(
        record=record,
        kind=kind,
        file=session.get(CaseFile, record.case_id) if record.case_id else None,
        job=session.scalar(select(Job).where(Job.dedup_key == job_key(RENDER, record.id, variant))),
        pdf_job=session.scalar(select(Job).where(Job.dedup_key == job_key(CONVERT, record.id, variant))),
        document=session.scalar(select(Document).where(*of_it)),
        variant=variant,
    )


def job_key(kind: str, record_id: UUID, variant: str = "") -> str:
    """What tells a document's job from all others, so that it is asked for once."""
    return f"{kind}:{record_id}:{variant}" if variant else f"{kind}:{record_id}"


def download(work: Work, record_id: UUID, format: str, *, variant: str = "") -> Download:
    """The file in one of FORMATS, told in the audit trail; who asks reads it once that is committed."""
    if format not in FORMATS:
        raise NotFound
    found = progress(work, record_id, variant=variant)
    if found.document is None:
        raise DocumentNotReady
    lies = standing_file(work, found.record, found.document) if format == "docx" else None
    blob, place = lies or (found.document.pdf_blob, file_place(found.record, format, variant))
    if blob is None:
        raise DocumentNotReady
    which: dict[str, Any] = {"format": format, "variant": variant} if variant else {"format": format}
    tell(work, Event.DOCUMENT_READ, record=found.record, **which)
    return Download(
        name=file_name(found, format),
        media_type=FORMATS[format],
        blob=blob,
        place=place,
        key=record_key(work, found.record),
    )


def ask_word(work: Work, record: Record, *, variant: str) -> Job:
    """Asks for the Word file of a further document."""
    key = job_key(RENDER, record.id, variant)
    return jobs.ask(work, RENDER, subject_id=record.id, queue="documents", dedup_key=key, variant=variant)


def ask_pdf(work: Work, record: Record, *, variant: str = "") -> None:
    """Asks for the PDF of a document whose Word file is there, in a queue where no Word file waits."""
    key = job_key(CONVERT, record.id, variant)
    jobs.ask(work, CONVERT, subject_id=record.id, queue="pdf", dedup_key=key, variant=variant)


def retry(work: Work, record_id: UUID, *, variant: str = "") -> None:
    """A person asks for another attempt at what failed: a Word file that is there is left as it is."""
    found = progress(work, record_id, variant=variant)
    job = found.job if found.document is None else found.pdf_job
    if job is None:
        raise NotFound
    jobs.retry(work, job)
    tell(work, Event.JOB_RETRIED, record=found.record, kind=job.kind)


def file_place(record: Record, format: str, variant: str = "") -> str:
    """Where a sealed file belongs, authenticated with it."""
    return f"document.{format}.{record.id}" + (f".{variant}" if variant else "")


def version_place(version_id: UUID) -> str:
    """Where a sealed Word file that somebody has edited belongs."""
    return f"word_version.{version_id}"


def standing_file(work: Work, record: Record, document: Document) -> tuple[str, str]:
    """Where the Word file that stands lies and belongs: the edited one, where there is one."""
    edit = _edit(work, document)
    if edit is None or edit.blob is None:
        return document.docx_blob, file_place(record, "docx", document.variant)
    return edit.blob, version_place(edit.id)


def standing_sha256(work: Work, document: Document) -> str:
    """The hash of the Word file that stands."""
    edit = _edit(work, document)
    return edit.sha256 if edit else document.docx_sha256


def _edit(work: Work, document: Document) -> WordVersion | None:
    return work.session.get_one(WordVersion, document.edit_id) if document.edit_id else None


def file_name(found: Progress, format: str, *, which: str = "") -> str:
    """The name that a file is saved by, without any name of a person; `which` tells it from the others."""
    subject = found.file.number if found.file else found.record.project_key
    kind = found.kind.key.rpartition("-")[2]  # the end of "egen-projekt-motesanteckning", all of "remiss"
    said = [subject, kind, found.variant, f"v{found.record.version}", which]
    plain = re.sub(r"[^A-Za-z0-9-]+", "-", "-".join(each for each in said if each))
    return f"{plain}.{format}"
