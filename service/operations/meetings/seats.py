"""Who is called to a meeting, what they have answered, and how each organisation is represented."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from service.domain.meetings.answers import Answer, Seat, Standing, coming, standing
from service.domain.meetings.bodies import BodyKind, fits, represented
from service.domain.meetings.progress import MeetingState
from service.models import BodyMember, Meeting, Summons, User
from service.operations.accounts import actor_of
from service.operations.meetings import seen
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by account and name."""

    user_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Called:
    """A line of the leader's list: who, as what, what they said, and the name of who comes instead."""

    name: str
    deputy: bool
    answer: Answer
    comes: bool
    sends: str = ""


@dataclass(frozen=True, slots=True)
class Represented:
    """An organisation at the meeting."""

    name: str
    standing: Standing
    people: list[Called]


@dataclass(frozen=True, slots=True)
class Mine:
    """One's own summons: the answer, who could come instead, and who has named oneself as their deputy."""

    summons_id: UUID
    answer: Answer
    deputy: bool
    sends: UUID | None
    deputies: list[Person]
    asked_by: list[str]


Row = tuple[Summons, User, BodyMember]


def rows(work: Work, meeting: Meeting) -> list[Row]:
    """Everybody called who is a member on the day, for whom they may still sit; nobody else counts.

    Of a meeting that is over everybody stands who sat there, whatever role they have got since.
    """
    wanted = select(Summons, User, BodyMember).join(User, User.id == Summons.user_id)
    wanted = wanted.join(Meeting, Meeting.id == Summons.meeting_id)
    wanted = wanted.join(BodyMember, BodyMember.user_id == User.id)
    found = wanted.where(Summons.meeting_id == meeting.id, seen.member_on_its_day())
    rows = [(one, user, seat) for one, user, seat in work.session.execute(found.order_by(User.name, User.id))]
    over = meeting.state in (MeetingState.HELD, MeetingState.CANCELLED)
    return [row for row in rows if over or may_sit(row[1], row[2])]


def by_organisation(work: Work, meeting: Meeting) -> list[Represented]:
    """Each organisation in the body, in the order of their names, with who was called for it."""
    found = rows(work, meeting)
    seats = [_seat(row) for row in found]
    names = represented(work.project(meeting.project_key), BodyKind(meeting.body), meeting.day)
    people = {user.id: user.name for _, user, _ in found}
    come = coming(seats)
    keys = sorted({seat.organisation for seat in seats}, key=lambda key: names.get(key, key))
    return [
        Represented(
            names.get(key, key),
            standing(key, seats),
            [_called(row, people, come) for row in _ordinary_first(found) if row[2].organisation_key == key],
        )
        for key in keys
    ]


def all_of(work: Work, meeting: Meeting) -> list[Seat]:
    """Everybody called, with what they said."""
    return [_seat(row) for row in rows(work, meeting)]


def mine(work: Work, meeting: Meeting) -> Mine | None:
    """The summons of who is signed in; None for who is not called, or no member any more."""
    found = rows(work, meeting)
    own = next((row for row in found if row[1].id == work.someone.id), None)
    if own is None:
        return None
    row, user, seat = own
    others = [] if seat.deputy else [each for each in found if each[2].deputy]
    same = [each for each in others if each[2].organisation_key == seat.organisation_key]
    return Mine(
        row.id,
        Answer(row.answer),
        seat.deputy,
        row.sends_id,
        [Person(each.id, each.name) for _, each, _ in same],
        [other.name for said, other, _ in found if said.sends_id == user.id],
    )


def may_sit(user: User, seat: BodyMember) -> bool:
    """Whether somebody still holds a role that the seat rests on."""
    held = [each for each in actor_of(user).grants if each.project_key == seat.project_key]
    return any(fits(each, BodyKind(seat.body), seat.organisation_key) for each in held)


def _seat(row: Row) -> Seat:
    said, user, seat = row
    return Seat(user.id, seat.organisation_key, seat.deputy, Answer(said.answer), said.sends_id)


def _ordinary_first(found: Iterable[Row]) -> list[Row]:
    return sorted(found, key=lambda row: row[2].deputy)


def _called(row: Row, people: dict[UUID, str], come: frozenset[UUID]) -> Called:
    said, user, seat = row
    sends = people.get(said.sends_id, "") if said.sends_id else ""
    return Called(user.name, seat.deputy, Answer(said.answer), user.id in come, sends)
