"""The agenda as one member may read it: what her organisation hears, and a neutral line for the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from sqlalchemy import select

from service.domain.meetings import packet, packet_times, room
from service.domain.meetings.agenda import Point
from service.domain.meetings.bodies import PROJECT_ITSELF
from service.domain.meetings.unsaid import withheld
from service.errors import NotFound
from service.models import BodyMember, Meeting
from service.operations import access, named
from service.operations.meetings import agenda, agenda_cases, lasting, tasks
from service.operations.meetings.agenda_entries import Entry
from service.operations.meetings.agenda_page import shown
from service.operations.meetings.called import seat_of
from service.operations.meetings.tasks import Task
from service.operations.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An item, or that the member's organisation leaves the meeting: then `leaves`, and nothing else."""

    title: str
    starts: str
    leaves: bool = False
    presenter: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A standing point with what the member may read under it."""

    point: Point
    starts: str
    note: str
    rows: list[Told]


def read(work: Work, meeting: Meeting) -> list[Heading]:
    """The points as who is signed in may read them; none once the meeting is too long ago (DOMAIN 3.4).

    Raises NotFound for who has no seat in the body on its day.
    """
    key = _seat(work, meeting)
    if not lasting.is_open(meeting, work.today):
        return []
    return [*_Reading(work, meeting, key).headings()]


def left_to_do(work: Work, meeting: Meeting) -> list[Task]:
    """What is left since earlier meetings, of what the member's organisation may hear and what is hers."""
    key = _seat(work, meeting)
    found = tasks.open_before(work, meeting)
    return [each for each in found if each.mine or key == PROJECT_ITSELF or key in each.heard_by]


def _seat(work: Work, meeting: Meeting) -> str:
    """The organisation for which who is signed in sits in the body on the day, and still may."""
    wanted = select(BodyMember.organisation_key).join(Meeting, seat_of(work.someone))
    key = work.session.scalar(wanted.where(Meeting.id == meeting.id))
    if key is None:
        raise NotFound
    return key


class _Reading:
    """The agenda of one member, by the organisation of her seat."""

    def __init__(self, work: Work, meeting: Meeting, key: str) -> None:
        self._work, self._meeting, self._key = work, meeting, key
        self._project = work.project(meeting.project_key)
        self._agenda = agenda.read(work, meeting)
        self._heard = [each for each in self._agenda.entries if each.heard_by]
        self._left = False

    def headings(self) -> Iterator[Heading]:
        """What nobody may hear any more is told to nobody, not even by a line.

        How many places are taken counts people of whom an organisation may not know, and so would any time
        after the first thing that it leaves for, as in the packets.
        """
        own = self._key == PROJECT_ITSELF
        notes = agenda_cases.notes(self._work, self._meeting.project_key) if own else {}
        for point in Point:
            starts, before = self._shown(self._agenda.times.points[point]), self._left
            rows = [*self._rows([each for each in self._heard if each.point is point])]
            note = notes.get(point, "") if self._left is before else packet_times.CALLED_BACK
            yield Heading(point=point, starts=starts, note=note, rows=rows)

    def _rows(self, entries: list[Entry]) -> Iterator[Told]:
        """Who sits for the project itself is no party that anything is told to, and never leaves."""
        if self._key == PROJECT_ITSELF:
            yield from map(self._told, entries)
            return
        called = packet.called(self._project, self._key)
        for line in room.lines_for(self._key, entries):
            if isinstance(line, room.Leaves):
                self._left = True
                yield Told(title=f"{called} lämnar mötet", starts="", leaves=True)
            else:
                yield self._told(line)

    def _told(self, entry: Entry) -> Told:
        """What would tell who a protected person is stands in no text, such as a presenter who referred."""
        case = self._agenda.cases.get(entry.case.id) if entry.case else None
        clean = withheld(case, self._project) if case else str
        presenter = entry.presenter if clean(entry.presenter) == entry.presenter else ""
        question = clean(self._question(entry))
        starts = self._shown(entry.starts)
        return Told(title=entry.title, starts=starts, presenter=presenter, question=question)

    def _shown(self, at: time | None) -> str:
        return "" if self._left else shown(at)

    def _question(self, entry: Entry) -> str:
        if entry.case is None or named.keeps_out(self._work.someone, entry.case):
            return ""
        if self._key == PROJECT_ITSELF:
            return entry.question if access.may_see_case(self._work, entry.case) else ""
        return entry.question_for(self._key)
