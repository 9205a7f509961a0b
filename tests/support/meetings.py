"""A body with members and a meeting of it, in a test database, in one line each."""

from datetime import date, timedelta
from uuid import UUID

from service.demo.load import PROJECT
from service.documents import example
from service.domain.answers import Answers
from service.domain.meetings.bodies import PROJECT_ITSELF, BodyKind
from service.models import CaseFile
from service.operations.meetings import calling, members, planning, seen
from tests.support.people import Cast

LEADER, AF, AF_DEPUTY, FK = "projektledare", "oh_ledamot", "oh_ledamot.af", "oh_ledamot.fk"
SEATS = {
    LEADER: (PROJECT_ITSELF, members.ORDINARY),
    AF: ("af", members.ORDINARY),
    AF_DEPUTY: ("af", members.DEPUTY),
    FK: ("fk", members.ORDINARY),
}
HOURS = {"start": "13.00", "slut": "16.00", "plats": "Rum Blå", "lank": "https://mote.example.org/oh"}


def seat(people: Cast, who: str, *, body: str = BodyKind.CASES, **more: str) -> UUID:
    """A member from the project's first day; the id of the seat."""
    organisation, task = SEATS.get(who, (PROJECT_ITSELF, members.ORDINARY))
    said = {
        "person": str(people[who].id), "organisation": organisation, "uppdrag": task,
        "fran": "2017-02-01", **more,
    }  # fmt: skip
    with people.bench.work(people[LEADER]) as work:
        return members.add(work, PROJECT, seen.body_of(work, PROJECT, body), Answers(said)).id


def planned(people: Cast, *, days: int = 12, body: str = BodyKind.CASES, **more: str) -> UUID:
    """A meeting so many days from now, on a working day; its id."""
    with people.bench.work(people[LEADER]) as work:
        day = work.today + timedelta(days=days)
        said = Answers({**HOURS, "dag": day.isoformat(), **more})
        return planning.plan_extra(work, PROJECT, seen.body_of(work, PROJECT, body), said).id


def called(people: Cast, *, days: int = 12) -> UUID:
    """A meeting to which the leader, Arbetsförmedlingen with a deputy and Försäkringskassan are called."""
    for who in SEATS:
        seat(people, who)
    meeting = planned(people, days=days)
    call(people, meeting)
    return meeting


def call(people: Cast, meeting: UUID) -> int:
    with people.bench.work(people[LEADER]) as work:
        return calling.call(work, meeting)


def day_of(people: Cast, meeting: UUID) -> date:
    with people.bench.work(people[LEADER]) as work:
        return seen.kept(work, meeting).day


def heard_by_af(people: Cast) -> tuple[UUID, str]:
    """A referral that Försäkringskassan may not hear: its id and number."""
    case_id = people.review("D1")
    said = {
        **example.load("samtycke")["answers"], "ta_emot": ["af"], "lamna_ut": ["af"],
        "giltigt_till": "2019-12-31", "undertecknat": "2019-03-01",
    }  # fmt: skip
    people.write(case_id, "samtycke", said, who="remittent")
    return case_id, number(people, case_id)


def number(people: Cast, case_id: UUID) -> str:
    with people.bench.work() as work:
        return work.session.get_one(CaseFile, case_id).number
