"""The answer to a Word file that was compared: it takes the place of the one that stands, or is put aside."""

from uuid import UUID

from sqlalchemy import select

from service.errors import NotFound
from service.models import Document, Job, Record, WordState, WordVersion
from service.operations import documents, jobs
from service.operations.audit import Event, tell
from service.operations.documents import CONVERT, ask_pdf, job_key, standing_sha256
from service.operations.hand_edits import rules
from service.operations.hand_edits.asking import put_aside
from service.operations.work import Work


def take(work: Work, version_id: UUID) -> WordVersion:
    """Puts the file in the place of the one that stands, and asks for its PDF.

    Raises NotFound, NotAllowed, Stays, Answered or MovedOn.
    """
    version, record, document = _asked_about(work, version_id)
    if version.against != standing_sha256(work, document):
        raise rules.MovedOn
    put_in(work, record, document, version)
    version.decided_by_id = work.someone.id
    return version


def decline(work: Work, version_id: UUID) -> WordVersion:
    """What stands is kept. Raises NotFound, NotAllowed, Stays or Answered."""
    version, record, _ = _asked_about(work, version_id)
    put_aside(work, version)
    tell(work, Event.WORD_DECLINED, record=record, sha256=version.sha256)
    return version


def put_in(work: Work, record: Record, document: Document, version: WordVersion) -> None:
    """What stands is this file from now on. A generated one is kept when an edited one takes its place."""
    before = standing_sha256(work, document)
    version.state, version.decided_at = WordState.TAKEN, work.now
    if version.edited:
        document.edit_id = version.id
    else:
        document.edit_id, document.docx_blob = None, version.blob or document.docx_blob
        document.docx_sha256, document.template_sha256 = version.sha256, version.template_sha256
        document.template_id = version.template_id
    document.pdf_blob = document.pdf_sha256 = document.pages = document.converter = None
    work.session.flush()
    _ask_pdf(work, record)
    how = "edited" if version.edited else "made anew"
    tell(work, Event.WORD_REPLACED, record=record, how=how, sha256=version.sha256, before=before)


def _asked_about(work: Work, version_id: UUID) -> tuple[WordVersion, Record, Document]:
    version = work.session.get(WordVersion, version_id)
    if version is None:
        raise NotFound
    found = documents.progress(work, version.record_id)
    rules.hold(work, found.record)
    rules.must_edit(work, found)
    document = rules.held_document(work, found.record)
    work.session.refresh(version)
    if version.state != WordState.SHOWN:
        raise rules.Answered
    return version, found.record, document


def _ask_pdf(work: Work, record: Record) -> None:
    """A conversion that is under way notices that its Word file is replaced, and begins again."""
    key = job_key(CONVERT, record.id)
    job = work.session.scalar(select(Job).where(Job.dedup_key == key))
    if job is None:
        ask_pdf(work, record)
    else:
        jobs.again(work, job)
