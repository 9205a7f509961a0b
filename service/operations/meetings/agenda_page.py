"""The agenda as its leader sees it: who hears what, who must leave and why, and what she can do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time
from uuid import UUID

from sqlalchemy import select

from service.domain.dates import clock
from service.domain.lifecycle import CaseState
from service.domain.meetings import room
from service.domain.meetings.agenda import Point
from service.domain.meetings.answers import Standing, standing
from service.domain.meetings.bodies import PROJECT_ITSELF, BodyKind
from service.domain.meetings.progress import MeetingState, Step, possible
from service.domain.meetings.timetable import Part, minutes_of
from service.domain.phases import state_label
from service.errors import NotFound
from service.models import BodyMember, CaseFile, Meeting
from service.operations import access, papers
from service.operations.meetings import agenda, agenda_cases, seats, seen
from service.operations.meetings.agenda_entries import Entry, LeftOut
from service.operations.meetings.called import member_on_its_day
from service.operations.work import Work

MOST_OTHERS = 100
"""Ongoing cases at most that are offered besides those on the agenda."""
_CLOSED = "Ärendet är skyddat"
"""Why a case is not taken up, to who is not named for it."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """Organisations that must leave the room for one reason; `come` is False while they have not answered."""

    names: tuple[str, ...]
    why: str
    come: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An item; `case_id` and what tells of the person only where the case opens for who looks.

    `heard_by` and `leaving` are organisations that sit in the body. `ordinary` are the minutes it has where
    nobody has set them. `began`: the meeting has opened it, so that it stays as it is.
    """

    key: str
    title: str
    case_id: UUID | None
    person: str
    question: str
    why: str
    presenter: str
    minutes: int | None
    ordinary: int
    starts: str
    heard_by: list[str]
    leaving: list[Leaves]
    is_case: bool
    by_hand: bool
    new: bool
    began: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A standing point with what stands under it; `note` stands beside its name: "2 av 5 platser"."""

    point: Point
    starts: str
    note: str
    rows: list[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """What is not taken up, and why; `item_id` where it can be taken back."""

    title: str
    case_id: UUID | None
    point: Point
    why: str
    item_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A case that can be added: its state, and the point where it would stand.

    `note` tells where it stands already, or why nobody may hear it: then it is not `addable`.
    """

    case_id: UUID
    number: str
    person: str
    state: str
    point: Point
    note: str = ""
    addable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderPage:
    """The whole agenda; `open` while it can be changed, `over` the minutes by which it is too long."""

    points: list[Heading]
    left_out: list[Away]
    taken_off: list[Away]
    others: list[Offered]
    ends: str
    over: int
    version: str
    open: bool


def of(work: Work, meeting_id: UUID) -> Meeting:
    """A meeting of the case body that this person may see; other bodies have no such agenda."""
    meeting = seen.one(work, meeting_id)
    if meeting.body != BodyKind.CASES:
        raise NotFound
    return meeting


def read(work: Work, meeting: Meeting) -> LeaderPage:
    """For who keeps the meeting; a protected case that does not open for her by its alias alone."""
    seen.keep(work, meeting.project_key)
    return _Leading(work, meeting).page()


def offered(work: Work, files: list[CaseFile]) -> list[Offered]:
    """Cases as they are offered to be added, those that open for who looks."""
    return [_offered(work, file) for file in files if access.may_see_case(work, file)]


def placed(cases: list[Offered], page: LeaderPage) -> list[Offered]:
    """The same with what the agenda says of them now."""
    rows = [(row, heading.point) for heading in page.points for row in heading.rows if row.case_id]
    notes = {row.case_id: f"Står på dagordningen, punkt {point.value}" for row, point in rows}
    away = {each.case_id: f"Kan inte tas upp: {each.why}" for each in page.left_out if each.case_id}
    return [
        replace(
            each, note=away.get(each.case_id) or notes.get(each.case_id, ""), addable=each.case_id not in away
        )
        for each in cases
    ]


def _offered(work: Work, file: CaseFile) -> Offered:
    state = CaseState(file.projection.state)
    label = state_label(state, work.project(file.project_key))
    return Offered(
        case_id=file.id, number=file.number, person=papers.shown_person(work, file), state=label,
        point=agenda_cases.usual_point(state),
    )  # fmt: skip


def is_open(work: Work, meeting: Meeting) -> bool:
    """Whether the agenda can still be changed."""
    return possible(Step.CHANGE, MeetingState(meeting.state), day=meeting.day, today=work.today)


def shown(at: time | None) -> str:
    """A time of day as it stands on a page, "" for none."""
    return clock(at) if at else ""


class _Leading:
    def __init__(self, work: Work, meeting: Meeting) -> None:
        self._work, self._meeting = work, meeting
        self._project = work.project(meeting.project_key)
        self._agenda = agenda.read(work, meeting)
        self._names = {each.key: each.name for each in self._project.organisations}
        self._sit = _represented(work, meeting)

    def page(self) -> LeaderPage:
        found, meeting, work = self._agenda, self._meeting, self._work
        return LeaderPage(
            points=[*self._points()],
            left_out=[self._away(each) for each in found.left_out],
            taken_off=[self._away(each) for each in found.taken_off],
            others=self._others(),
            ends=shown(found.times.ends),
            over=found.times.over,
            version=agenda.version(agenda.rows_of(work, meeting)),
            open=is_open(work, meeting),
        )

    def _points(self) -> Iterator[Heading]:
        notes = agenda_cases.notes(self._work, self._meeting.project_key)
        for point in Point:
            rows = [self._row(each) for each in self._agenda.entries if each.point is point]
            starts = shown(self._agenda.times.points[point])
            yield Heading(point=point, starts=starts, note=notes.get(point, ""), rows=rows)

    def _row(self, entry: Entry) -> Row:
        opens = self._opens(entry.case)
        return Row(
            key=entry.key, title=entry.title, case_id=entry.case.id if entry.case and opens else None,
            person=papers.shown_person(self._work, entry.case) if entry.case and opens else "",
            question=entry.question if opens else "", why=entry.why if self._tells(entry.case) else "",
            presenter=entry.presenter if self._tells(entry.case) else "",
            minutes=entry.minutes, ordinary=minutes_of(Part(entry.point)), starts=shown(entry.starts),
            heard_by=self._heard_by(entry),
            leaving=[*self._leaving(entry)], is_case=entry.case is not None, by_hand=entry.by_hand,
            new=entry.new, began=entry.opened,
        )  # fmt: skip

    def _heard_by(self, entry: Entry) -> list[str]:
        """Not told beside a protected person whose case does not open: it tells where they live."""
        if entry.case is not None and not self._opens(entry.case) and entry.case.projection.protected:
            return []
        return [name for key, name in self._names.items() if key in entry.heard_by & self._sit.keys()]

    def _leaving(self, entry: Entry) -> Iterator[Leaves]:
        here = (key for key, stands in self._sit.items() if stands is not Standing.NOBODY)
        leaves = room.leaving(entry, here)
        alike: dict[tuple[bool, str], list[str]] = {}
        for key in (key for key in self._names if key in leaves):
            comes = self._sit[key] is Standing.COMES
            alike.setdefault((comes, self._why(entry, key)), []).append(self._names[key])
        for (come, why), names in sorted(alike.items(), key=lambda each: not each[0][0]):
            yield Leaves(tuple(names), why, come)

    def _why(self, entry: Entry, organisation: str) -> str:
        """Towards whom a protected person has consented is told to those alone for whom the case opens."""
        case = self._agenda.cases.get(entry.case.id) if entry.case else None
        if entry.case is None or case is None or not self._opens(entry.case):
            return ""
        referrer = entry.case.organisation_key
        return room.unheard_because(case, organisation, referrer=referrer, on=self._agenda.on)

    def _opens(self, file: CaseFile | None) -> bool:
        return file is not None and access.may_see_case(self._work, file)

    def _tells(self, file: CaseFile | None) -> bool:
        """Whether an item is of no case, or its case opens: days and consent are about the person too."""
        return file is None or self._opens(file)

    def _away(self, each: LeftOut) -> Away:
        case_id = each.case.id if each.case and self._opens(each.case) else None
        why = each.why if self._tells(each.case) else _CLOSED
        return Away(title=each.title, case_id=case_id, point=each.point, why=why, item_id=each.item_id)

    def _others(self) -> list[Offered]:
        found = self._agenda
        known = [each.case.id for each in found.entries if each.case]
        known += [each.case.id for each in (*found.left_out, *found.taken_off) if each.case]
        files = agenda_cases.others(self._work, self._meeting.project_key, known, most=MOST_OTHERS)
        return offered(self._work, files)


def _represented(work: Work, meeting: Meeting) -> dict[str, Standing]:
    """How each organisation of the body is represented on the day; before the call nothing is known."""
    wanted = select(BodyMember.organisation_key).join(Meeting, member_on_its_day())
    keys = {*work.session.scalars(wanted.where(Meeting.id == meeting.id))} - {PROJECT_ITSELF}
    called = seats.all_of(work, meeting)
    asked = {seat.organisation for seat in called}
    return {key: standing(key, called) if key in asked else Standing.UNKNOWN for key in keys}
