"""Previews go when they are no longer needed: in the transaction that ends the draft, or after an hour."""

from typing import Any, cast

from sqlalchemy import CursorResult, delete, select

from service.models import DraftPreview, Record
from service.operations.draft_previews.rules import KEPT_FOR
from service.operations.work import Work


def follow(work: Work, record: Record) -> None:
    """What a record that became final does to previews: its own goes, and all others of the case.

    It may take away what somebody may know of the person, or change what other drafts would say.
    """
    concerned = select(Record.id).where(Record.case_id == record.case_id) if record.case_id else [record.id]
    gone = delete(DraftPreview).where(DraftPreview.record_id.in_(concerned))
    work.session.execute(gone.execution_options(synchronize_session=False))


def expire(work: Work) -> int:
    """Takes away those whose hour is over; how many there were."""
    over = delete(DraftPreview).where(DraftPreview.asked_at <= work.now - KEPT_FOR)
    result = work.session.execute(over.execution_options(synchronize_session=False))
    return cast("CursorResult[Any]", result).rowcount
