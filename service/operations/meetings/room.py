"""The meeting room as its leader sees it: who is there, the agenda to walk, and the item it is at."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from forms.base import KindForm
from forms.rows import Typed
from service.domain.choices_meeting import STANDPOINTS
from service.domain.dates import clock
from service.domain.meetings.agenda import Point
from service.domain.meetings.progress import MeetingState
from service.domain.meetings.room import leaving
from service.domain.text import EN_DASH
from service.errors import CannotOpen, NotFound
from service.models import AgendaItem, Meeting, Record, RecordState
from service.operations.audit import Event, tell
from service.operations.content import open_answers
from service.operations.meetings import (
    agenda,
    page,
    room_decided,
    room_items,
    room_notes,
    room_open,
    room_presence,
    room_written,
    tasks,
)
from service.operations.meetings.agenda_entries import Entry
from service.operations.meetings.room_presence import Attendee
from service.operations.meetings.tasks import Task
from service.operations.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An item in the list: what it is called, where it stands, and who in the room must leave it.

    `item_id` is None for what has come since the room was opened. `outcome` is "" for who may not read it.
    """

    item_id: UUID | None
    point: Point
    title: str
    starts: time | None
    status: str
    outcome: str
    leaving: list[str]
    is_open: bool
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A standing point with its items; `noted`: something is noted there in common."""

    point: Point
    lines: list[Line]
    noted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The whole room. `may_open`: it is time, `is_open`: somebody has opened it and the meeting goes on."""

    meeting_id: UUID
    project: str
    project_key: str
    title: str
    day: date
    hours: str
    may_open: bool
    is_open: bool
    is_over: bool
    parts: list[Part]
    people: list[Attendee]
    organisations: dict[str, str]
    tasks: list[Task]
    notes_id: UUID | None
    notes_final: bool

    @property
    def new(self) -> bool:
        """Whether something has come to the agenda since the room was opened."""
        return any(line.item_id is None for part in self.parts for line in part.lines)

    @property
    def walk(self) -> list[Line | Part]:
        """The points and their items as they are walked."""
        found: list[Line | Part] = []
        for part in self.parts:
            found += [part, *part.lines]
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage:
    """The item that the meeting is at. `stopped`: the consent has ended. `reads`: the case may be read here.

    `feedback`: the `question` is what the styrgrupp has decided.
    `goes_to` gets the excerpt by itself.
    `leaving` must leave the room before it opens, or now that they have come; `left` have done so.
    """

    room: Room
    line: Line
    case_id: UUID | None
    question: str
    feedback: bool
    leaving: list[tuple[str, str]]
    left: list[str]
    stopped: bool
    reads: bool
    form: KindForm | None
    lock: int
    record_id: UUID | None
    answer_id: UUID | None
    to_escalate: bool
    goes_to: str


def read(work: Work, meeting_id: UUID) -> Room:
    """The room of a meeting that who is signed in keeps."""
    meeting = room_open.room_of(work, meeting_id)
    tell(work, Event.AGENDA_READ, project_key=meeting.project_key, meeting=str(meeting.id))
    return _room(work, meeting, agenda.entries(work, meeting))


def item(work: Work, meeting_id: UUID, item_id: UUID, *, typed: Typed | None = None) -> ItemPage:
    """One item with what is written under it, or with `typed` instead."""
    meeting = room_open.room_of(work, meeting_id)
    row, entries = room_items.one(work, meeting, item_id), agenda.entries(work, meeting)
    room = _room(work, meeting, entries)
    line = next((one for part in room.parts for one in part.lines if one.item_id == item_id), None)
    if line is None:
        raise NotFound
    entry = next(each for each in entries if each.item_id == item_id)
    file, reads = room_items.file_of(work, row), room_items.may_read(work, row)
    if file and reads:
        tell(work, Event.CASE_READ, case=file)
    written = room_written.read(work, row) if reads else room_written.Written({})
    must_leave = leaving(entry, room_presence.in_room(work, meeting)) - written.left
    names = room.organisations
    shown = written.typed if typed is None else typed
    return ItemPage(
        room=room, line=line, case_id=file.id if file and reads else None,
        question=entry.question if reads else "", feedback=entry.feedback,
        leaving=[(key, names.get(key, key)) for key in sorted(must_leave)],
        left=[names.get(key, key) for key in sorted(written.left)],
        stopped=_is_stopped(entry), reads=reads,
        form=room_written.form_of(work, meeting, row, shown) if reads else None, lock=row.lock,
        record_id=row.record_id if reads else None,
        answer_id=room_decided.answer_of(work, row) if reads else None,
        to_escalate=reads and room_decided.is_to_escalate(work, row),
        goes_to=room_decided.goes_to(work, row) if reads else "",
    )  # fmt: skip


def stored_form(work: Work, meeting_id: UUID, item_id: UUID) -> KindForm | None:
    """What is stored under an item, to stand beside what somebody has typed; None for who may not read it."""
    meeting = room_open.room_of(work, meeting_id)
    row = room_items.one(work, meeting, item_id)
    if not room_items.may_read(work, row):
        return None
    return room_written.form_of(work, meeting, row, room_written.read(work, row).typed)


def _room(work: Work, meeting: Meeting, entries: list[Entry]) -> Room:
    notes = room_notes.newest(work, meeting)
    return Room(
        meeting_id=meeting.id, title=page.title(work, meeting),
        project=work.project(meeting.project_key).name, project_key=meeting.project_key,
        day=meeting.day, hours=f"{clock(meeting.starts)}{EN_DASH}{clock(meeting.ends)}",
        may_open=room_open.may_be_opened(work, meeting), is_open=room_open.is_open(work, meeting),
        is_over=meeting.state == MeetingState.HELD, parts=[*_parts(work, meeting, entries)],
        people=room_presence.listed(work, meeting),
        organisations=dict(room_presence.organisations(work, meeting)),
        tasks=tasks.open_before(work, meeting), notes_id=notes.id if notes else None,
        notes_final=bool(notes and notes.state != RecordState.DRAFT),
    )  # fmt: skip


def _parts(work: Work, meeting: Meeting, entries: list[Entry]) -> Iterator[Part]:
    there, names = room_presence.in_room(work, meeting), room_presence.organisations(work, meeting)
    rows = {row.id: row for row in agenda.rows_of(work, meeting)}
    noted = room_notes.noted(work, meeting)
    for point in Point:
        lines = [
            _line(work, each, rows, [names.get(key, key) for key in sorted(leaving(each, there))])
            for each in entries
            if each.point is point
        ]
        yield Part(point, lines, point in noted)


def _line(work: Work, entry: Entry, rows: dict[UUID, AgendaItem], leave: list[str]) -> Line:
    row = rows.get(entry.item_id) if entry.item_id else None
    stopped = _is_stopped(entry)
    outcome = _outcome(work, row) if row else ""
    line = Line(
        item_id=entry.item_id, point=entry.point, title=entry.title, starts=entry.starts, status="",
        outcome=outcome, leaving=leave, is_open=entry.opened and not entry.closed and not stopped,
        is_closed=entry.closed or stopped,
    )  # fmt: skip
    decided = bool(row and (row.record_id or (row.closed_at and not row.case_id)))
    return replace(line, status=_status(line, stopped=stopped, decided=decided))


def _is_stopped(entry: Entry) -> bool:
    """Nobody may hear the case any more: the consent has ended since it was put on the agenda."""
    return entry.case is not None and not entry.heard_by


def _status(line: Line, *, stopped: bool, decided: bool) -> str:
    if decided:
        return "Avslutad"
    if stopped:
        return "Stängd: samtycket gäller inte längre"
    if line.is_closed:
        return "Avslutad utan beslut"
    return "Öppen" if line.is_open else ""


def _outcome(work: Work, row: AgendaItem) -> str:
    if row.record_id is None or not room_items.may_read(work, row):
        return ""
    try:
        said = open_answers(work, work.session.get_one(Record, row.record_id))
    except CannotOpen:
        return ""
    return STANDPOINTS.get(said.text("stallningstagande"), "")
