"""Two sides of a case may write one document at once: neither reads the other's draft, nor waits for it."""

from uuid import UUID

from sqlalchemy import select

from service.documents.kind import DocumentKind
from service.domain import messages_drafts
from service.domain.dates import iso
from service.errors import DraftOfOthers
from service.models import CaseFile, Record, RecordState
from service.operations import access, projection
from service.operations.audit import Event, tell
from service.operations.work import Work


def mine(work: Work, kind: DocumentKind, file: CaseFile) -> Record | None:
    """The open draft of this kind that who is signed in goes on with."""
    same = (Record.case_id == file.id, Record.kind == kind.key, Record.state == RecordState.DRAFT)
    drafts = work.session.scalars(select(Record).where(*same).order_by(Record.created_at, Record.id))
    return next((draft for draft in drafts if access.may_open(work, draft)), None)


def in_force(work: Work, kind: DocumentKind, file: CaseFile | None) -> Record | None:
    """What the next version in the case's chain of this kind follows; None where there are many chains."""
    if file is None or kind.many:
        return None
    same = (Record.case_id == file.id, Record.kind == kind.key, Record.state == RecordState.FINAL)
    return work.session.scalar(select(Record).where(*same))


def place(work: Work, kind: DocumentKind, earlier: Record | None) -> UUID | None:
    """What a new draft is noted as following; of several in one chain the first to be final gets the place.

    Of many chains the draft would not know its own without: raises DraftOfOthers when others write it.
    """
    if earlier is None:
        return None
    other = _follower(work, earlier)
    if other is None:
        return earlier.id
    if not kind.many:
        return None
    if other.lock > 1:
        raise DraftOfOthers(
            title=work.title(kind.key, other.project_key), day=iso(projection.local_day(other.created_at))
        )
    # Nothing is written in it, so that it is in nobody's way.
    file = work.session.get(CaseFile, other.case_id)
    tell(work, Event.DRAFT_DISCARDED, case=file, project_key=other.project_key, kind=other.kind)
    work.session.delete(other)
    work.session.flush()
    return earlier.id


def catch_up(work: Work, draft: Record) -> str:
    """What to tell when another side's version became final after the draft was begun: "" when none did.

    The draft is then the version after that one; its text stays as it was typed.
    """
    newest = _newest(work, draft)
    if newest is None or draft.version > newest.version:
        return ""
    draft.version = newest.version + 1
    return messages_drafts.OVERTAKEN.text(titel=work.title(draft.kind, draft.project_key), n=draft.version)


def take_place(work: Work, record: Record) -> None:
    """A record that becomes final follows the one in force, whoever had noted the place."""
    newest = _newest(work, record)
    if newest is None or record.supersedes_id == newest.id:
        return
    if other := _follower(work, newest):
        other.supersedes_id = None
        work.session.flush()
    record.supersedes_id = newest.id


def _newest(work: Work, record: Record) -> Record | None:
    file = work.session.get(CaseFile, record.case_id) if record.case_id else None
    return in_force(work, work.kind(record.kind), file)


def _follower(work: Work, earlier: Record) -> Record | None:
    return work.session.scalar(select(Record).where(Record.supersedes_id == earlier.id))
