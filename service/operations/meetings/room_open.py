"""When the meeting room is open, and for whom: the leader, on the day of a meeting of the case body."""

from uuid import UUID

from service.domain.meetings.bodies import BodyKind
from service.domain.meetings.progress import MeetingState, Step, possible
from service.errors import NotFound
from service.models import Meeting
from service.operations.audit import Event, tell
from service.operations.meetings import agenda, room_notes, seen
from service.operations.meetings.errors_room import RoomClosed
from service.operations.work import Work


def room_of(work: Work, meeting_id: UUID) -> Meeting:
    """A meeting that has a room and is kept by who is signed in; raises NotFound for one of another body."""
    meeting = seen.kept(work, meeting_id)
    if meeting.body != BodyKind.CASES:
        raise NotFound
    return meeting


def may_be_opened(work: Work, meeting: Meeting) -> bool:
    """From the day of the meeting until it is over."""
    return possible(Step.HOLD, MeetingState(meeting.state), day=meeting.day, today=work.today)


def is_open(work: Work, meeting: Meeting) -> bool:
    """Somebody has opened it, and nobody has ended the meeting."""
    return may_be_opened(work, meeting) and room_notes.newest(work, meeting) is not None


def open_room(work: Work, meeting_id: UUID) -> Meeting:
    """The meeting while its room is open; raises RoomClosed."""
    meeting = room_of(work, meeting_id)
    if not is_open(work, meeting):
        raise RoomClosed
    return meeting


def enter(work: Work, meeting_id: UUID) -> Meeting:
    """Opens the room: the agenda stands from now on, the notes are begun. Again, what has come is added."""
    meeting = seen.hold(work, room_of(work, meeting_id))
    if not may_be_opened(work, meeting):
        raise RoomClosed
    agenda.fix(work, meeting)
    room_notes.begin(work, meeting)
    tell(work, Event.ROOM_OPENED, project_key=meeting.project_key, meeting=str(meeting.id))
    return meeting
