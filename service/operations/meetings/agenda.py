"""The agenda of a meeting: what is stored of it, merged with the cases that come up by themselves.

Nothing of consent is stored, so that what changes in it shows at once.
"""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from uuid import uuid4

from service.models import AgendaItem, Meeting
from service.operations.meetings import seen
from service.operations.meetings.agenda_entries import Agenda, Entry
from service.operations.meetings.agenda_reading import Reading, rows_of
from service.operations.work import Work

__all__ = ["entries", "fix", "read", "rows_of", "version"]


def entries(work: Work, meeting: Meeting, *, on: date | None = None) -> list[Entry]:
    """What the meeting takes up, in order, whoever asks; consent is asked as of `on`.

    By itself that is the day of the meeting, or today once that day is past.
    """
    return read(work, meeting, on=on).entries


def read(work: Work, meeting: Meeting, *, on: date | None = None) -> Agenda:
    """The agenda as it is now; nothing is stored."""
    return Reading(work, meeting, on or max(meeting.day, work.today)).agenda()


def fix(work: Work, meeting: Meeting) -> list[AgendaItem]:
    """Stores a row for every entry, and the aliases; what came by itself and is gone again is forgotten.

    What was taken off or is not heard keeps its alias too, so that nobody else ever gets it.

    It may be done again: what is stored stays, and what has come since is added after it.
    """
    seen.hold(work, meeting)
    reading = Reading(work, meeting, max(meeting.day, work.today))
    for row in reading.outdated():
        work.session.delete(row)
    work.session.flush()
    read_now = reading.agenda()
    found = [_stored(work, meeting, entry, reading) for entry in read_now.entries]
    for left in (*read_now.left_out, *read_now.taken_off):
        if left.item_id and left.case and left.case.projection.protected:
            reading.by_id[left.item_id].title = left.title
    for place, row in enumerate(found, start=1):
        row.place = place
    work.session.flush()
    return found


def version(rows: Iterable[AgendaItem]) -> str:
    """Tells two stored agendas apart, so that of two who change one at once nobody's order is lost."""
    told = [(str(row.id), row.point, row.place, row.removed, row.presenter, row.minutes) for row in rows]
    return sha256(repr(told).encode()).hexdigest()[:16]


def _stored(work: Work, meeting: Meeting, entry: Entry, reading: Reading) -> AgendaItem:
    row = reading.by_id.get(entry.item_id) if entry.item_id else None
    if row is None:
        case_id = entry.case.id if entry.case else None
        row = AgendaItem(
            id=uuid4(), meeting_id=meeting.id, point=entry.point, case_id=case_id, title="",
            presenter=entry.presenter, minutes=entry.minutes, created_at=work.now,
        )  # fmt: skip
        work.session.add(row)
    if entry.case and entry.case.projection.protected:
        row.title = entry.title
    return row
