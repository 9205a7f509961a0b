"""Meetings as pages and lists show them: plain words, with what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from service.domain.dates import clock, iso
from service.domain.meetings.answers import Answer
from service.domain.meetings.bodies import BodyKind, body
from service.domain.meetings.progress import MeetingState, Step, open_for_answers, possible
from service.domain.text import EN_DASH
from service.models import BodyMember, Meeting, Summons
from service.operations.meetings import board, calling, due, letters, planning, seats, seen
from service.operations.meetings.seats import Mine, Represented
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Line:
    """A meeting in a list; `answer` is one's own, None for who is not called, perhaps as a `deputy`."""

    id: UUID
    title: str
    project: str
    day: date
    hours: str
    place: str
    state: MeetingState
    moved: str
    extra: bool
    summons_on: date
    answer: Answer | None = None
    deputy: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One meeting; `seats` and `uncalled` are for who keeps it, `mine` for who is called."""

    line: Line
    project_key: str
    link: str
    slots: list[str]
    cancelled_because: str
    lock: int
    steps: frozenset[Step]
    mine: Mine | None
    open: bool
    seats: list[Represented]
    uncalled: list[str]
    letters_failed: int
    takes_up_cases: bool
    steers: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the start page tells: summonses to send, meetings that have been, and those one is called to.

    `decide` are by meeting of the styrgrupp how many matters it has to decide on.
    """

    call: list[Line]
    hold: list[Line]
    called: list[Line]
    decide: dict[UUID, int]


def read(work: Work, meeting_id: UUID) -> Page:
    """A meeting as who is signed in may see it."""
    meeting = seen.one(work, meeting_id)
    keeps = seen.may_keep(work, meeting.project_key)
    mine = seats.mine(work, meeting)
    state = MeetingState(meeting.state)
    steps = [each for each in Step if keeps and possible(each, state, day=meeting.day, today=work.today)]
    return Page(
        line=_line(work, meeting, mine.answer if mine else None, bool(mine and mine.deputy)),
        project_key=meeting.project_key,
        link=meeting.link,
        slots=planning.slot_lines(meeting),
        cancelled_because=meeting.cancelled_because,
        lock=meeting.lock,
        steps=frozenset(steps),
        mine=mine,
        open=open_for_answers(state, day=meeting.day, today=work.today),
        seats=seats.by_organisation(work, meeting) if keeps else [],
        uncalled=[user.name for user in calling.uncalled(work, meeting)] if Step.CALL in steps else [],
        letters_failed=letters.failed(work, meeting) if keeps else 0,
        takes_up_cases=meeting.body == BodyKind.CASES,
        steers=meeting.body == BodyKind.STEERING,
    )


def listed(work: Work, project_key: str) -> tuple[list[Line], list[Line]]:
    """The meetings of a project that who is signed in may see: those to come, and those past or held."""
    mine = (Meeting.project_key == project_key, seen.visible(work.someone))
    wanted = select(Meeting).where(*mine)
    held = Meeting.state == MeetingState.HELD
    coming = wanted.where(Meeting.day >= work.today, ~held).order_by(Meeting.day, Meeting.starts)
    been = wanted.where(or_(Meeting.day < work.today, held)).order_by(Meeting.day.desc())
    return _lines(work, work.session.scalars(coming)), _lines(work, work.session.scalars(been))


def waiting(work: Work) -> Waiting:
    """What meetings ask of who is signed in just now."""
    someone = work.someone
    uncalled = select(Meeting).where(Meeting.id.in_(due.uncalled(work))).order_by(Meeting.day)
    lately = (Meeting.day >= work.today - due.CLOSE, Meeting.day < work.today)
    been = select(Meeting).where(seen.leads(someone), Meeting.state == MeetingState.CALLED, *lately)
    open_ = (Meeting.state == MeetingState.CALLED, Meeting.day >= work.today)
    mine = select(Meeting).where(seen.called(someone), *open_).order_by(Meeting.day, Meeting.starts)
    invited = [*work.session.scalars(mine)]
    boards = [each for each in invited if each.body == BodyKind.STEERING]
    return Waiting(
        call=_lines(work, work.session.scalars(uncalled)),
        hold=_lines(work, work.session.scalars(been.order_by(Meeting.day))),
        called=_lines(work, invited),
        decide={each.id: board.to_decide(work, each) for each in boards},
    )


def _lines(work: Work, meetings: Iterable[Meeting]) -> list[Line]:
    found = [*meetings]
    ids = [each.id for each in found]
    mine = select(Meeting.id, Summons.answer, BodyMember.deputy).where(Meeting.id.in_(ids))
    mine = mine.join(Summons, Summons.meeting_id == Meeting.id).where(Summons.user_id == work.someone.id)
    mine = mine.join(BodyMember, seen.member_on_its_day()).where(BodyMember.user_id == work.someone.id)
    said = {each: (Answer(answer), deputy) for each, answer, deputy in work.session.execute(mine)}
    return [_line(work, each, *said.get(each.id, (None, False))) for each in found]


def _line(work: Work, meeting: Meeting, answer: Answer | None, deputy: bool) -> Line:
    project = work.project(meeting.project_key)
    return Line(
        id=meeting.id,
        title=title(work, meeting),
        project=project.name,
        day=meeting.day,
        hours=f"{clock(meeting.starts)}{EN_DASH}{clock(meeting.ends)}",
        place=meeting.place,
        state=MeetingState(meeting.state),
        moved=_moved(meeting),
        extra=meeting.extra,
        summons_on=due.summons_on(work, meeting.project_key, meeting.day),
        answer=answer,
        deputy=deputy,
    )


def title(work: Work, meeting: Meeting) -> str:
    """What the project calls such a meeting: "OH-möte"."""
    found = body(work.project(meeting.project_key), meeting.body)
    return found.meeting if found else meeting.body


def _moved(meeting: Meeting) -> str:
    if meeting.instead_of is None:
        return ""
    why = f", som är {meeting.because}" if meeting.because else ""
    return f"Flyttat från {iso(meeting.instead_of)}{why}"
