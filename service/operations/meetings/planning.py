"""A body's meetings planned: from its rhythm as proposals, extra ones, and what is changed or taken away."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import select

from service.domain.answers import Answers
from service.domain.dates import add_years, clock
from service.domain.meetings.bodies import Body, BodyKind
from service.domain.meetings.calendar import Planned, next_in_rhythm, proposed, rhythm
from service.domain.meetings.progress import MeetingState, Step, possible
from service.domain.meetings.slots import parse_slots, parse_time
from service.domain.text import EN_DASH
from service.models import Meeting, MeetingSlot, ProjectFile
from service.operations.audit import Event, tell
from service.operations.meetings import letters, seen
from service.operations.meetings.errors import MeetingChanged, MeetingStands
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day of the rhythm; `stands` when there is a meeting for it already."""

    planned: Planned
    stands: bool


def beginning(work: Work, project_key: str, body: Body) -> dict[str, object]:
    """What planning begins with: where the rhythm goes on from today, and a year within the project.

    Hours and place are those of the latest meeting. Only the body of the cases has a rhythm of its own.
    """
    project = work.project(project_key)
    weeks = project.meetings.every_weeks if body.kind is BodyKind.CASES else None
    latest = _latest(work, project_key, body)
    said: dict[str, object] = {"veckor": weeks} if weeks else {}
    if latest:
        said |= {name: text for name, text in answers(latest).items() if name not in ("dag", "tider")}
    day = latest.instead_of or latest.day if latest else None
    earliest = max(work.today, project.period.start)
    first = next_in_rhythm(day, weeks=weeks, earliest=earliest) if day and weeks else earliest
    ahead, last = add_years(first, 1), project.period.last_day
    until = min(ahead, last) if first <= last else ahead
    return {**said, "forsta": first.isoformat(), "till": until.isoformat()}


def beginning_extra(work: Work, project_key: str, body: Body) -> dict[str, object]:
    """What an extra meeting begins with: the hours and the place of the body's latest one."""
    latest = _latest(work, project_key, body, extra=True)
    said = answers(latest) if latest else {}
    return {name: said[name] for name in ("start", "slut", "plats") if said.get(name)}


def same_day(work: Work, project_key: str, body: str, day: date | None, *, but: UUID | None = None) -> str:
    """The hours of another meeting of the body on a day: "13.00–16.00", or "" when there is none."""
    mine = (Meeting.project_key == project_key, Meeting.body == body, Meeting.day == day)
    wanted = select(Meeting).where(*mine, Meeting.state != MeetingState.CANCELLED)
    others = [each for each in work.session.scalars(wanted.order_by(Meeting.starts)) if each.id != but]
    return " och ".join(f"{clock(each.starts)}{EN_DASH}{clock(each.ends)}" for each in others)


def _latest(work: Work, project_key: str, body: Body, *, extra: bool = False) -> Meeting | None:
    """The latest of the rhythm, or of all where an `extra` one counts too."""
    wanted = select(Meeting).where(Meeting.project_key == project_key, Meeting.body == body.kind)
    wanted = wanted if extra else wanted.where(Meeting.extra.is_(False))
    return work.session.scalar(wanted.order_by(Meeting.day.desc()).limit(1))


def proposals(work: Work, project_key: str, body: Body, said: Answers) -> list[Proposal]:
    """The days that a rhythm proposes; nothing is saved."""
    seen.keep(work, project_key)
    first, until, weeks = said.date("forsta"), said.date("till"), said.integer("veckor")
    if first is None or until is None or not weeks:
        return []
    standing = {*_days(work, project_key, body)}
    found = rhythm(first, weeks=weeks, until=until)
    return [Proposal(each, not standing.isdisjoint({each.in_rhythm, each.day})) for each in found]


def _days(work: Work, project_key: str, body: Body) -> Iterator[date]:
    """The days on which a body meets, and those of its rhythm that they stand for."""
    mine = (Meeting.project_key == project_key, Meeting.body == body.kind)
    for meeting in work.session.scalars(select(Meeting).where(*mine)):
        if meeting.state != MeetingState.CANCELLED:
            yield meeting.day
        if meeting.instead_of:
            yield meeting.instead_of


def plan(work: Work, project_key: str, body: Body, said: Answers, *, days: Iterable[date]) -> int:
    """Saves those of the proposals that were chosen and do not stand already; how many they were."""
    seen.keep(work, project_key)
    _in_turn(work, project_key)
    chosen = {*days}
    wanted = [each.planned for each in proposals(work, project_key, body, said) if not each.stands]
    made = [_new(work, project_key, body, said, planned=each) for each in wanted if each.day in chosen]
    work.session.add_all(made)
    if made:
        tell(work, Event.MEETINGS_PLANNED, project_key=project_key, body=body.kind, number=len(made))
    work.session.flush()
    return len(made)


def _in_turn(work: Work, project_key: str) -> None:
    """Of two who plan at once one waits, so that no day is planned twice."""
    work.session.execute(select(ProjectFile.key).where(ProjectFile.key == project_key).with_for_update())


def plan_extra(work: Work, project_key: str, body: Body, said: Answers) -> Meeting:
    """A meeting outside the rhythm."""
    seen.keep(work, project_key)
    day = said.date("dag")
    if day is None:
        raise TypeError("a meeting has a day")
    meeting = _new(work, project_key, body, said, planned=Planned(day), extra=True)
    work.session.add(meeting)
    work.session.flush()
    tell(work, Event.MEETING_SAVED, project_key=project_key, meeting=str(meeting.id))
    return meeting


def _new(
    work: Work, project_key: str, body: Body, said: Answers, *, planned: Planned, extra: bool = False
) -> Meeting:
    meeting = Meeting(
        project_key=project_key, body=body.kind, day=planned.day, instead_of=planned.instead_of,
        because=planned.because, extra=extra, state=MeetingState.PLANNED,
    )  # fmt: skip
    _describe(work, meeting, said)
    return meeting


def answers(meeting: Meeting) -> dict[str, object]:
    """The meeting as its form asks for it."""
    return {
        "dag": meeting.day.isoformat(), "start": clock(meeting.starts), "slut": clock(meeting.ends),
        "plats": meeting.place, "lank": meeting.link, "tider": "\n".join(slot_lines(meeting)),
    }  # fmt: skip


def slot_lines(meeting: Meeting) -> list[str]:
    """The times within the meeting: "13.00–13.30 Individmöte 1"."""
    return [f"{clock(each.starts)}–{clock(each.ends)} {each.name}" for each in meeting.slots]


def change(work: Work, meeting_id: UUID, said: Answers, *, lock: int) -> Meeting:
    """Moves a meeting, or changes its hours, place or link; who was called to it is told by mail.

    Who has answered is asked anew when its day or hours change. Raises MeetingChanged when somebody else has
    changed it since `lock`.
    """
    meeting = seen.hold(work, seen.kept(work, meeting_id))
    if meeting.lock != lock:
        raise MeetingChanged
    require(work, meeting, Step.CHANGE)
    when, where = _when(meeting), (meeting.place, meeting.link)
    _move(meeting, said.date("dag") or meeting.day)
    _describe(work, meeting, said)
    meeting.lock += 1
    tell(work, Event.MEETING_SAVED, project_key=meeting.project_key, meeting=str(meeting.id))
    if meeting.state == MeetingState.CALLED and (when, where) != (
        _when(meeting),
        (meeting.place, meeting.link),
    ):
        letters.tell_of_change(work, meeting, ask_anew=when != _when(meeting))
    return meeting


def remove(work: Work, meeting_id: UUID) -> str:
    """Takes away a meeting to which nobody was called; the key of its project."""
    meeting = seen.hold(work, seen.kept(work, meeting_id))
    require(work, meeting, Step.REMOVE)
    tell(work, Event.MEETING_REMOVED, project_key=meeting.project_key, meeting=str(meeting.id))
    work.session.delete(meeting)
    return meeting.project_key


def require(work: Work, meeting: Meeting, step: Step) -> None:
    """Raises MeetingStands when the step is not possible."""
    state = MeetingState(meeting.state)
    if not possible(step, state, day=meeting.day, today=work.today):
        raise MeetingStands(state=state.label.lower(), day=meeting.day.isoformat())


def _when(meeting: Meeting) -> tuple[date, time, time]:
    return meeting.day, meeting.starts, meeting.ends


def _move(meeting: Meeting, day: date) -> None:
    """The day that it stands for in the rhythm is remembered, so that it is not planned once more."""
    if day == meeting.day:
        return
    first = meeting.instead_of or meeting.day
    meeting.day, meeting.instead_of = day, None if day == first else first
    meeting.because = proposed(first).because if meeting.instead_of else ""


def _describe(work: Work, meeting: Meeting, said: Answers) -> None:
    meeting.starts, meeting.ends = parse_time(said.text("start")), parse_time(said.text("slut"))
    meeting.place, meeting.link = said.text("plats"), said.text("lank")
    meeting.changed_at = work.now
    slots = parse_slots(said.text("tider"))
    meeting.slots = [MeetingSlot(starts=each.starts, ends=each.ends, name=each.name) for each in slots]
