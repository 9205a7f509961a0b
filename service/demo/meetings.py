"""The practice project: its bodies, its meetings since the first, and those around the day of who looks."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import delete, select

from service.demo import days
from service.documents import example
from service.domain.answers import Answers
from service.domain.meetings.answers import Answer
from service.domain.meetings.bodies import PROJECT_ITSELF, BodyKind
from service.models import Job, Meeting, Record
from service.operations.meetings import agenda_changes, calling, members, planning, room_notes, seen
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
_ANSWERED = ("projektledare", "vagledare", "oh_ledamot", "oh_ledamot.fk")
"""Who has said by now that they come to the next meeting."""
_MATTER = {
    "punkt": "10", "rubrik": "Studiebesök hos vuxenutbildningen", "foredragande": "Testperson V1",
    "minuter": 10,
}  # fmt: skip
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


def tell(work: Work, project_key: str, people: Mapping[str, Actor]) -> None:
    """The rhythm's meetings in one transaction of the leader, each step with the clock of its own day."""
    begun = on(work, BEGUN)
    _sit(begun, project_key, people)
    cases = seen.body_of(begun, project_key, BodyKind.CASES)
    rhythm = {**_WHERE, "forsta": FIRST.isoformat(), "veckor": 3, "till": LAST.isoformat()}
    said = Answers(rhythm)
    proposed = [each.planned.day for each in planning.proposals(begun, project_key, cases, said)]
    planning.plan(begun, project_key, cases, said, days=proposed)
    for meeting in [*work.session.scalars(select(Meeting).order_by(Meeting.day))]:
        _hold(work, meeting, people)
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
    _call(work, meeting, people)
    calling.held(on(work, meeting.day), meeting.id)


def _call(
    work: Work, meeting: Meeting, people: Mapping[str, Actor], *, answer: Iterable[str] | None = None
) -> None:
    """A week before, and answered by all ordinary members or by some."""
    called = on(work, min(meeting.day - timedelta(days=7), work.today))
    calling.call(called, meeting.id)
    work.session.flush()
    for who in _ordinary() if answer is None else answer:
        sends = people[_BY[1]].id if meeting.day == _SENT and who == _BY[0] else None
        _answer(replace(called, actor=people[who]), meeting.id, sends)


def _answer(work: Work, meeting_id: UUID, sends: UUID | None) -> None:
    calling.answer(work, meeting_id, Answer.DEPUTY if sends else Answer.COMES, sends=sends)


def _ordinary() -> Iterable[str]:
    return (who for who, _, task in _SEATS[BodyKind.CASES] if task == members.ORDINARY)


def around(work: Work, project_key: str, people: Mapping[str, Actor], *, today: date) -> tuple[UUID, UUID]:
    """The last meeting, which waits to be held, the next one, and a later one that it is time to call to.

    The ids of the last one and of the next.
    """
    wanted = (days.held, days.coming, days.uncalled)
    last, coming, _ = [_extra(work, project_key, day(today)) for day in wanted]
    _call(work, last, people)
    forget_letters(work)
    return last.id, coming.id


def prepare(work: Work, meeting_id: UUID, people: Mapping[str, Actor]) -> None:
    """Gives the next meeting a matter of its own; those who are called to it have begun to answer."""
    _call(work, seen.kept(work, meeting_id), people, answer=_ANSWERED)
    agenda_changes.add_matter(work, meeting_id, Answers(_MATTER))
    forget_letters(work)


def _extra(work: Work, project_key: str, day: date) -> Meeting:
    body = seen.body_of(work, project_key, BodyKind.CASES)
    return planning.plan_extra(work, project_key, body, Answers({**_WHERE, "dag": day.isoformat()}))


def forget_letters(work: Work) -> None:
    """Letters of long ago go to nobody."""
    work.session.flush()
    work.session.execute(delete(Job).where(Job.kind == SUMMONS))
    work.rings[:] = [ring for ring in work.rings if ring[0] != QUEUE]


def minutes(work: Work) -> tuple[Record, dict[str, object]]:
    """The notes of an early meeting, begun, and what they say."""
    meeting = work.session.scalars(select(Meeting).where(Meeting.day == NOTED)).one()
    return room_notes.begin(work, meeting), {**example.load(room_notes.KIND)["answers"], "arenden": []}


def on(work: Work, day: date) -> Work:
    """The same transaction on the morning of another day."""
    at = days.morning(day)
    return replace(work, clock=lambda: at)
