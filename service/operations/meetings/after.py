"""What a meeting leaves to who may see it: its notes once they are final, and what is to be done."""

from dataclasses import dataclass
from uuid import UUID

from service.domain.meetings.bodies import BodyKind
from service.domain.meetings.progress import MeetingState
from service.models import Meeting, RecordState
from service.operations.meetings import hushed, room_ending, room_notes, room_presence, seen, tasks
from service.operations.meetings.room_presence import Attendee
from service.operations.meetings.tasks import Task
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class After:
    """`notes_id` is the document, `draft_id` the notes that the leader is writing, None where there is none.

    `may_write`: the meeting is held, and its notes are to be begun. `hushed`: who was called reads the notes
    no longer, since they name a case whose person is protected now; a new version opens them. `there` are for
    the leader those who were ticked in the room of a meeting that is held.
    """

    notes_id: UUID | None
    draft_id: UUID | None
    may_write: bool
    hushed: bool
    tasks: list[Task]
    there: list[Attendee]


def read(work: Work, meeting_id: UUID) -> After:
    """The leader reads all that is to be done, a member what is hers to do."""
    meeting = seen.one(work, meeting_id)
    leads = seen.may_keep(work, meeting.project_key)
    notes = room_notes.newest(work, meeting)
    final = room_notes.final(work, meeting)
    writes = notes is not None and notes.state == RecordState.DRAFT
    held = meeting.state == MeetingState.HELD and meeting.body == BodyKind.CASES
    given = tasks.of_meeting(work, meeting)
    closed = final is not None and hushed.is_hushed(work, final)
    return After(
        notes_id=final.id if final and (leads or not closed) else None,
        draft_id=notes.id if notes and leads and writes else None,
        may_write=leads and held and notes is None,
        hushed=closed,
        tasks=[each for each in given if leads or each.mine],
        there=_there(work, meeting) if leads and held else [],
    )


def _there(work: Work, meeting: Meeting) -> list[Attendee]:
    return [each for each in room_presence.listed(work, meeting) if each.was_there]


def write_up(work: Work, meeting_id: UUID) -> UUID:
    """The notes of a meeting that was held without its room, begun with what is known."""
    meeting: Meeting = seen.kept(work, meeting_id)
    return room_ending.write_up(work, meeting).id
