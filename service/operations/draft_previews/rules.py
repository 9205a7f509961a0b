"""Whose preview it is, and how long it stands."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from service.errors import NotAllowed, RecordIsFinal, ServiceError
from service.models import CaseFile, DraftPreview, Record, RecordState
from service.operations import access
from service.operations.work import Work

DRAFT_PREVIEW = "draft_preview"
"""The kind of job that makes the pages."""
QUEUE = "interactive"
KEPT_FOR = timedelta(hours=1)
PDF = "pdf"
"""The name of the file that is the whole; the others are named by the number of their page."""


class NotRead(ServiceError):
    """What would be made final is not what was read through (somebody wrote or decided; the hour is over)."""

    message = (
        "Sidorna visar inte längre det som fastställs, eller är äldre än en timme. Läs igenom utkastet igen."
    )


def draft(work: Work, record_id: UUID) -> Record:
    """The draft, for who may write it now; raises NotFound, NotAllowed or RecordIsFinal."""
    record, kind = access.record(work, record_id)
    file = work.session.get(CaseFile, record.case_id) if record.case_id else None
    if not access.may_write(work, kind, project_key=record.project_key, file=file):
        raise NotAllowed
    if record.state != RecordState.DRAFT:
        raise RecordIsFinal
    return record


def mine(work: Work, record: Record) -> DraftPreview | None:
    """The preview of who asks, unless its hour is over."""
    who = (DraftPreview.record_id == record.id, DraftPreview.user_id == work.someone.id)
    young = DraftPreview.asked_at > work.now - KEPT_FOR
    return work.session.scalar(select(DraftPreview).where(*who, young))


def place(preview_id: UUID, name: str) -> str:
    """Where a sealed file belongs, authenticated with it."""
    return f"draft_preview_file.{preview_id}.{name}"
