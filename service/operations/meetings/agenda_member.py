"""The agenda as one member may read it: what her organisation hears, and a neutral line for the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from service.domain.meetings import packet, room
from service.domain.meetings.agenda import Point
from service.domain.meetings.bodies import PROJECT_ITSELF
from service.domain.meetings.progress import MeetingState
from service.errors import NotFound
from service.models import BodyMember, Meeting
from service.operations import access, named
from service.operations.meetings import actions, agenda, agenda_cases
from service.operations.meetings.actions import Task
from service.operations.meetings.agenda import Entry
from service.operations.meetings.agenda_page import shown
from service.operations.meetings.called import member_on_its_day
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
    if work.today > meeting.day + packet.OPEN_FOR or meeting.state == MeetingState.CANCELLED:
        return []
    found, notes = agenda.read(work, meeting), agenda_cases.notes(work, meeting.project_key)
    # What nobody may hear any more is told to nobody, not even by a line.
    entries = [each for each in found.entries if each.heard_by]
    return [
        Heading(
            point=point, starts=shown(found.times.points[point]), note=notes.get(point, ""),
            rows=[*_rows(work, meeting, key, [each for each in entries if each.point is point])],
        )
        for point in Point
    ]  # fmt: skip


def left_to_do(work: Work, meeting: Meeting) -> list[Task]:
    """What is left since earlier meetings, of what the member's organisation may hear and what is hers."""
    key = _seat(work, meeting)
    found = actions.open_before(work, meeting)
    return [each for each in found if each.mine or key == PROJECT_ITSELF or key in each.heard_by]


def _seat(work: Work, meeting: Meeting) -> str:
    """The organisation for which who is signed in sits in the body on the day."""
    wanted = select(BodyMember.organisation_key).join(Meeting, member_on_its_day())
    mine = wanted.where(Meeting.id == meeting.id, BodyMember.user_id == work.someone.id)
    key = work.session.scalar(mine)
    if key is None:
        raise NotFound
    return key


def _rows(work: Work, meeting: Meeting, key: str, entries: list[Entry]) -> Iterator[Told]:
    """Who sits for the project itself is no party that anything is told to, and never leaves."""
    if key == PROJECT_ITSELF:
        yield from (_told(work, each, key) for each in entries)
        return
    called = packet.called(work.project(meeting.project_key), key)
    for line in room.lines_for(key, entries):
        if isinstance(line, room.Leaves):
            yield Told(title=f"{called} lämnar mötet", starts=shown(line.starts), leaves=True)
        else:
            yield _told(work, line, key)


def _told(work: Work, entry: Entry, key: str) -> Told:
    question = entry.question_for(key)
    if entry.case is not None:
        if key == PROJECT_ITSELF:
            question = entry.question if access.may_see_case(work, entry.case) else ""
        elif named.keeps_out(work.someone, entry.case):
            question = ""
    return Told(title=entry.title, starts=shown(entry.starts), presenter=entry.presenter, question=question)
