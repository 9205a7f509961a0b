"""The practice project: its bodies, its meetings since the first, and two that lie ahead of who looks."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import delete, select

from service.documents import example
from service.domain.answers import Answers
from service.domain.meetings.answers import Answer
from service.domain.meetings.bodies import PROJECT_ITSELF, BodyKind
from service.domain.meetings.calendar import proposed
from service.models import Job, Meeting, Record
from service.operations.meetings import actions, calling, members, planning, room_notes, seen
from service.operations.meetings.letters import QUEUE, SUMMONS
from service.operations.work import Actor, Work

FIRST, LAST = date(2017, 2, 14), date(2020, 1, 31)
BEGUN = date(2017, 2, 1)
"""The day on which the bodies were formed and their meetings planned."""
NOTED = date(2017, 5, 9)
"""The meeting whose notes are written."""
_SENT, _BY = date(2017, 6, 20), ("oh_ledamot", "oh_ledamot.af")
"""The meeting to which a member sent a deputy, and who the two are."""
_WHERE = {"start": "13.00", "slut": "16.00", "plats": "Stadshuset i Oskarshamn, rum Blå"}
_ME = PROJECT_ITSELF
_SEATS: Mapping[BodyKind, tuple[tuple[str, str, str], ...]] = {
    BodyKind.CASES: (
        ("projektledare", _ME, members.ORDINARY),
        ("vagledare", _ME, members.ORDINARY),
        ("oh_ledamot", "af", members.ORDINARY),
        ("oh_ledamot.af", "af", members.DEPUTY),
        ("oh_ledamot.fk", "fk", members.ORDINARY),
        ("oh_ledamot.primarvarden", "primarvarden", members.ORDINARY),
        ("oh_ledamot.oskarshamn_soc", "oskarshamn_soc", members.ORDINARY),
    ),
    BodyKind.STEERING: (("projektledare", _ME, members.ORDINARY), ("styrgrupp", "fk", members.ORDINARY)),
    BodyKind.LOCAL: (("lsg_forbund", _ME, members.ORDINARY), ("projektledare", _ME, members.ORDINARY)),
}


def tell(work: Work, project_key: str, people: Mapping[str, Actor], *, today: date) -> None:
    """Everything about meetings in one transaction of the leader, each step with the clock of its own day."""
    begun = _at(work, BEGUN)
    _sit(begun, project_key, people)
    cases = seen.body_of(begun, project_key, BodyKind.CASES)
    rhythm = {**_WHERE, "forsta": FIRST.isoformat(), "veckor": 3, "till": LAST.isoformat()}
    said = Answers(rhythm)
    days = [each.planned.day for each in planning.proposals(begun, project_key, cases, said)]
    planning.plan(begun, project_key, cases, said, days=days)
    for meeting in [*work.session.scalars(select(Meeting).order_by(Meeting.day))]:
        _hold(work, meeting, people)
    _latest(work, project_key, people, today)
    _ahead(_at(work, today), project_key, today)
    forget_letters(work)


def _sit(work: Work, project_key: str, people: Mapping[str, Actor]) -> None:
    for kind, seats in _SEATS.items():
        body = seen.body_of(work, project_key, kind)
        for who, organisation, task in seats:
            said = {
                "person": str(people[who].id), "organisation": organisation, "uppdrag": task,
                "fran": BEGUN.isoformat(),
            }  # fmt: skip
            members.add(work, project_key, body, Answers(said))


def _hold(work: Work, meeting: Meeting, people: Mapping[str, Actor]) -> None:
    """Called a week before, answered by the ordinary members, and held."""
    called = _at(work, meeting.day - timedelta(days=7))
    calling.call(called, meeting.id)
    work.session.flush()
    for who in _ordinary():
        sends = people[_BY[1]].id if meeting.day == _SENT and who == _BY[0] else None
        _answer(replace(called, actor=people[who]), meeting.id, sends)
    calling.held(_at(work, meeting.day), meeting.id)


def _answer(work: Work, meeting_id: UUID, sends: UUID | None) -> None:
    calling.answer(work, meeting_id, Answer.DEPUTY if sends else Answer.COMES, sends=sends)


def _ordinary() -> Iterable[str]:
    return (who for who, _, task in _SEATS[BodyKind.CASES] if task == members.ORDINARY)


def _ahead(work: Work, project_key: str, today: date) -> None:
    """One that the members are called to, and one that it is time to call to."""
    body = seen.body_of(work, project_key, BodyKind.CASES)
    soon, later = (proposed(today + timedelta(days=days)).day for days in (10, 4))
    meetings = [
        planning.plan_extra(work, project_key, body, Answers({**_WHERE, "dag": day.isoformat()}))
        for day in (soon, later)
    ]
    calling.call(work, meetings[0].id)


def _latest(work: Work, project_key: str, people: Mapping[str, Actor], today: date) -> None:
    """One that was held three weeks ago, whose notes wait to be written, and what it gave to do."""
    day = proposed(today - timedelta(days=21)).day
    body = seen.body_of(work, project_key, BodyKind.CASES)
    said = Answers({**_WHERE, "dag": day.isoformat()})
    meeting = planning.plan_extra(work, project_key, body, said)
    _hold(work, meeting, people)
    guide = people["vagledare"]
    actions.add(
        _at(work, day), meeting, what="Bjuda in vuxenutbildningen till ett kommande möte.",
        responsible=guide.author.name, responsible_id=guide.id, due=today + timedelta(days=7),
    )  # fmt: skip


def forget_letters(work: Work) -> None:
    """Letters of long ago go to nobody."""
    work.session.flush()
    work.session.execute(delete(Job).where(Job.kind == SUMMONS))
    work.rings[:] = [ring for ring in work.rings if ring[0] != QUEUE]


def minutes(work: Work) -> tuple[Record, dict[str, object]]:
    """The notes of an early meeting, begun, and what they say."""
    meeting = work.session.scalars(select(Meeting).where(Meeting.day == NOTED)).one()
    return room_notes.begin(work, meeting), {**example.load(room_notes.KIND)["answers"], "arenden": []}


def _at(work: Work, day: date) -> Work:
    """The same transaction on the morning of another day."""
    at = datetime.combine(day, time(9, 30), UTC)
    return replace(work, clock=lambda: at)
