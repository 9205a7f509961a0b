"""The draft of a meeting's common notes: begun when the room opens, written as it is walked."""

import zlib
from uuid import UUID

from forms.rows import Typed
from service.domain.meetings.agenda import Point
from service.domain.meetings.bodies import BodyKind
from service.domain.meetings.notes import NOTES
from service.domain.text import clean
from service.errors import NotFound
from service.models import Meeting, Record, RecordState
from service.operations import records
from service.operations.content import open_draft
from service.operations.meetings import about, letters, seen
from service.operations.meetings.errors_room import ItemChanged, RoomClosed
from service.operations.work import Work

KIND = letters.NOTES
_NAMES = {point: name for name, point in NOTES.items()}


def newest(work: Work, meeting: Meeting) -> Record | None:
    """The notes of a meeting as they stand: a draft, or the latest final version."""
    return about.newest(work, meeting, KIND)


def final(work: Work, meeting: Meeting) -> Record | None:
    """The notes in force, which the members read."""
    return about.final(work, meeting, KIND)


def begin(work: Work, meeting: Meeting) -> Record:
    """The notes, begun now if nobody has; of two who begin at once one waits and gets the other's."""
    seen.hold(work, meeting)
    if found := newest(work, meeting):
        return found
    if meeting.body != BodyKind.CASES:
        raise NotFound
    record = records.begin(work, work.registry[KIND], project_key=meeting.project_key)
    about.attach(work, record, meeting)
    records.store(work, record, {"mote": [meeting.day.isoformat()]}, lock=record.lock)
    return record


def noted(work: Work, meeting: Meeting) -> frozenset[Point]:
    """The points at which something is noted in common so far."""
    record = newest(work, meeting)
    if record is None or record.state != RecordState.DRAFT:
        return frozenset()
    typed = open_draft(work, record)
    return frozenset(point for point in Point if _said(typed, point))


def text(work: Work, meeting: Meeting, point: Point) -> str:
    """What is noted at a point so far; "" before the notes are begun and once they are final."""
    record = newest(work, meeting)
    if record is None or record.state != RecordState.DRAFT:
        return ""
    return _said(open_draft(work, record), point)


def save(work: Work, meeting_id: UUID, point: Point, said: str, *, lock: int) -> int:
    """Keeps what is noted at a point; the mark to save the next time with.

    Only this point is held against what was seen, so that two who note at different points are in nobody's
    way. Raises ItemChanged when somebody else has noted something else here.
    """
    meeting = seen.hold(work, seen.kept(work, meeting_id))
    found = newest(work, meeting)
    if found is None or found.state != RecordState.DRAFT:
        raise RoomClosed
    record, _ = records.writable(work, found.id)
    typed = open_draft(work, record)
    stored, said = _said(typed, point), clean(said).strip()
    if stored != said and mark(stored) != lock:
        raise ItemChanged
    if stored != said:
        records.store(work, record, {**typed, _NAMES[point]: [said]}, lock=record.lock)
    return mark(said)


def mark(said: str) -> int:
    """Tells one text from another, as a number that a form sends along."""
    return zlib.crc32(said.encode()) % (2**31 - 2) + 1


def _said(typed: Typed, point: Point) -> str:
    return clean(next(iter(typed.get(_NAMES[point], ())), "")).strip()
