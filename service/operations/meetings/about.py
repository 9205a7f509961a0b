"""Which meeting a record is about: every version of it about the same one."""

from sqlalchemy import delete, select

from service.models import Meeting, MeetingRecord, Record, RecordState
from service.operations.work import Work


def attach(work: Work, record: Record, meeting: Meeting) -> None:
    """The record is about this meeting."""
    work.session.add(MeetingRecord(record_id=record.id, meeting_id=meeting.id))
    work.session.flush()


def follow(work: Work, earlier: Record, newer: Record) -> None:
    """A new version is about the meeting of the one before it; nothing for what is about none."""
    if meeting := meeting_of(work, earlier):
        attach(work, newer, meeting)


def detach(work: Work, record: Record) -> None:
    """Before a draft is thrown away."""
    work.session.execute(delete(MeetingRecord).where(MeetingRecord.record_id == record.id))


def meeting_of(work: Work, record: Record) -> Meeting | None:
    """None for a record that is about a case or the project."""
    mine = select(Meeting).join(MeetingRecord, MeetingRecord.meeting_id == Meeting.id)
    return work.session.scalar(mine.where(MeetingRecord.record_id == record.id))


def final(work: Work, meeting: Meeting, kind: str) -> Record | None:
    """The version of this kind about the meeting that is in force."""
    mine = select(Record).join(MeetingRecord, MeetingRecord.record_id == Record.id)
    mine = mine.where(MeetingRecord.meeting_id == meeting.id, Record.kind == kind)
    return work.session.scalar(mine.where(Record.state == RecordState.FINAL))


def newest(work: Work, meeting: Meeting, kind: str) -> Record | None:
    """The draft of this kind about the meeting, or else the version in force."""
    mine = select(Record).join(MeetingRecord, MeetingRecord.record_id == Record.id)
    mine = mine.where(MeetingRecord.meeting_id == meeting.id, Record.kind == kind)
    stands = mine.where(Record.state != RecordState.SUPERSEDED)
    return work.session.scalar(stands.order_by(Record.version.desc()).limit(1))
