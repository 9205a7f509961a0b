"""The meeting ends: it has been held, and its notes say who was there and what everybody may know of."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from forms.base import as_typed
from forms.rows import Typed
from service.domain.meetings.agenda import Point
from service.domain.meetings.notes import NOTES
from service.domain.meetings.progress import MeetingState
from service.errors import CannotOpen
from service.models import AgendaItem, Meeting, Record, RecordState
from service.operations import records
from service.operations.content import open_answers, open_draft
from service.operations.meetings import (
    agenda,
    agenda_reading,
    calling,
    room_items,
    room_notes,
    room_open,
    room_presence,
    room_written,
    seen,
    spoken,
)
from service.operations.meetings.errors_room import ItemsOpen
from service.operations.work import Work

_PARTLY = "del av mötet"


def end(work: Work, meeting_id: UUID) -> Record:
    """The meeting is held, and the draft of its notes is filled in; the notes. Raises ItemsOpen."""
    meeting = seen.hold(work, room_open.open_room(work, meeting_id))
    agenda.fix(work, meeting)  # whoever was protected meanwhile has an alias from now on
    if going_on := [*_open_items(work, meeting)]:
        raise ItemsOpen(items=", ".join(going_on))
    calling.held(work, meeting_id)
    work.session.flush()
    return write_up(work, meeting)


def write_up(work: Work, meeting: Meeting) -> Record:
    """The notes of a meeting, filled in with what is known where nobody has written anything yet."""
    record = room_notes.begin(work, meeting)
    if record.state != RecordState.DRAFT:
        return record
    record, _ = records.writable(work, record.id)
    typed = open_draft(work, record)
    records.store(work, record, {**typed, **_filled(work, meeting, typed)}, lock=record.lock)
    return record


def _open_items(work: Work, meeting: Meeting) -> Iterator[str]:
    """What has been opened and not ended, but for what nobody may hear any more."""
    for row in agenda_reading.rows_of(work, meeting):
        goes_on = row.opened_at and not row.closed_at and not row.removed
        if goes_on and not room_items.is_stopped(work, meeting, row):
            yield _called(work, row)


def _filled(work: Work, meeting: Meeting, typed: Typed) -> Typed:
    day = next_day(work, meeting)
    known = {
        "narvarande": [*_present(work, meeting)],
        "arenden": [*_cases(work, meeting)],
        "nasta_mote": day.isoformat() if day else "",
        **_matters(work, meeting, typed),
    }
    written = {name.partition("-")[0] for name, texts in typed.items() if any(texts)}
    return as_typed({name: said for name, said in known.items() if name in NOTES or name not in written})


def _present(work: Work, meeting: Meeting) -> Iterator[dict[str, str]]:
    for each in room_presence.listed(work, meeting):
        if each.was_there:
            where = each.organisation if each.present else f"{each.organisation}, {_PARTLY}"
            yield {"namn": each.name, "organisation": where}


def _cases(work: Work, meeting: Meeting) -> Iterator[dict[str, str]]:
    """By what they were called, those that everybody in the body may know of, once for each decision."""
    told = {each.alias for each in spoken.at(work, meeting) if each.told and not each.withdrawn}
    for row in agenda_reading.rows_of(work, meeting):
        if row.record_id and not row.removed and (alias := _called(work, row)) in told:
            record = work.session.get_one(Record, row.record_id)
            yield {"alias": alias, "utfall": open_answers(work, record).text("stallningstagande")}


def _matters(work: Work, meeting: Meeting, typed: Typed) -> dict[str, str]:
    """What was noted about matters of their own, after what was noted in common at their point."""
    names = {point: name for name, point in NOTES.items()}
    said = {name: "\n".join(typed.get(name, ())) for name in NOTES}
    for row in agenda_reading.rows_of(work, meeting):
        note = _noted(work, row) if row.case_id is None and not row.removed else ""
        name, text = names[Point(row.point)], f"{row.title}: {note}"
        if note and text not in said[name]:
            said[name] = f"{said[name]}\n{text}".strip()
    return {name: text for name, text in said.items() if text}


def _noted(work: Work, row: AgendaItem) -> str:
    try:
        return "\n".join(room_written.read(work, row).typed.get("anteckning", ())).strip()
    except CannotOpen:
        return ""


def next_day(work: Work, meeting: Meeting) -> date | None:
    """The day of the next meeting of the same body; None where none is planned."""
    mine = (Meeting.project_key == meeting.project_key, Meeting.body == meeting.body)
    stands = (*mine, Meeting.state != MeetingState.CANCELLED, Meeting.day > meeting.day)
    return work.session.scalar(select(func.min(Meeting.day)).where(*stands))


def _called(work: Work, row: AgendaItem) -> str:
    """What an item is called at the meeting."""
    file = room_items.file_of(work, row)
    return row.title or (file.number if file else "")
