"""What an edited Word file must keep to, who may put one in, and when the Word file stays as it is."""

from uuid import UUID

from sqlalchemy import select

from service.database import one_writes
from service.errors import DocumentNotReady, NotAllowed, ServiceError, Transient
from service.models import CaseFile, Dispatch, Document, Record, RecordState
from service.operations import access
from service.operations.content import open_answers
from service.operations.documents import Progress
from service.operations.work import Work

WORD = "word_version"
"""The kind of job that compares a Word file with the one that stands, and makes one anew where asked to."""
LARGEST = 10 * 1024 * 1024
"""Bytes of a Word file."""
SENT = "Dokumentet är skickat. Det som är skickat ersätts inte: skapa en ny version i stället."
SIGNED = "Dokumentet är undertecknat. Det som är undertecknat ersätts inte: skapa en ny version i stället."
REPLACED = "En nyare version har ersatt dokumentet. Redigera den i stället."


def job_key(version_id: UUID) -> str:
    return f"{WORD}:{version_id}"


class Stays(ServiceError):
    """What was signed or sent is never replaced (DOMAIN B8)."""

    message = "{why}"


class FileEmpty(ServiceError):
    """An empty file was sent, or none."""

    message = "Filen är tom. Välj Word-filen och försök igen."


class FileTooLarge(ServiceError):
    """Refused before anything of it is stored."""

    message = (
        f"Filen är större än {LARGEST // 1024 // 1024} MB, som är det mesta den får vara. "
        "Gör bilderna i den mindre."
    )


class SameFile(ServiceError):
    """The very file that stands already."""

    message = "Filen är exakt den som redan gäller. Inget har ändrats."


class Answered(ServiceError):
    """Somebody else answered first, or a newer file took its place."""

    message = "Filen väntar inte på svar längre. Öppna dokumentet och se vad som gäller."


class MovedOn(ServiceError):
    """What the answer was given to is not what stands."""

    message = "Word-filen har ersatts sedan skillnaden räknades ut. Lägg tillbaka filen en gång till."


class Unreadable(Transient):
    """The process that was to open the file did not come to it; nothing is known of the file."""

    message = "Servern kunde inte öppna filen just nu. Felet är inte filens. Försök igen om en stund."


def fitting(data: bytes) -> bytes:
    """The same file; raises FileEmpty or FileTooLarge."""
    if not data:
        raise FileEmpty
    if len(data) > LARGEST:
        raise FileTooLarge
    return data


def may_edit(work: Work, found: Progress) -> bool:
    """Who may write the kind and make it final may say in other words what it says."""
    key = found.record.project_key
    return (
        not found.variant
        and found.record.state != RecordState.DRAFT
        and access.may_write(work, found.kind, project_key=key, file=found.file)
        and access.may_finalise(work, found.kind, key, open_answers(work, found.record))
    )


def hindrance(work: Work, record: Record) -> str:
    """Why the Word file stays as it is; "" when it may be replaced."""
    if record.state != RecordState.FINAL:
        return REPLACED
    if open_answers(work, record).has("undertecknat"):
        return SIGNED
    sent = select(Dispatch.id).where(Dispatch.record_id == record.id, Dispatch.variant == "")
    return SENT if work.session.scalar(sent.limit(1)) else ""


def must_edit(work: Work, found: Progress) -> Document:
    """The document; raises NotAllowed, DocumentNotReady, or Stays with the reason."""
    if not may_edit(work, found):
        raise NotAllowed
    if found.document is None:
        raise DocumentNotReady
    if why := hindrance(work, found.record):
        raise Stays(why=why)
    return found.document


def hold(work: Work, record: Record) -> None:
    """Holds the case and the record, so that nothing is sent or superseded meanwhile."""
    if record.case_id and (file := work.session.get(CaseFile, record.case_id)):
        access.hold(work, file)
    if not one_writes(work.session):
        work.session.refresh(record, with_for_update=True)


def held_document(work: Work, record: Record) -> Document:
    """The main document of the record, held until the transaction ends and read anew."""
    wanted = select(Document).where(Document.record_id == record.id, Document.variant == "")
    wanted = wanted.execution_options(populate_existing=True)
    held = wanted if one_writes(work.session) else wanted.with_for_update()
    return work.session.scalars(held).one()
