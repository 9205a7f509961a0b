"""What a list of decisions gives somebody to do: a row each that stays open until it is told to be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from service.domain.answers import Answers
from service.domain.choices_board import DONE, NOTED, POSTPONED
from service.models import BodyMember, Meeting, MeetingAction, User
from service.operations.meetings import actions
from service.operations.meetings.called import member_on_its_day
from service.operations.work import Work

_REPLACED = "Ersatt i en ny version av beslutslistan"


@dataclass(frozen=True, slots=True)
class _Asked:
    """Something to do as a row of the list says it."""

    what: str
    who: str
    due: date | None
    done: bool


def follow(work: Work, meeting: Meeting, listed: Answers) -> None:
    """Adds what is new, tells what is done, and closes what a newer version of the list does not say."""
    asked, there = [*_asked(listed)], actions.of_meeting(work, meeting)
    stands = {(each.what, each.responsible): each for each in there}
    people = _members(work, meeting)
    for each in asked:
        found = stands.pop((each.what, each.who[:120]), None)
        action_id = found.id if found else _added(work, meeting, each, people)
        _keep(work, action_id, each)
    for left in stands.values():
        if left.done_on is None:
            actions.done(work, left.id, note=_REPLACED)


def _added(work: Work, meeting: Meeting, asked: _Asked, people: dict[str, UUID]) -> UUID:
    row = actions.add(
        work, meeting, what=asked.what, responsible=asked.who, due=asked.due,
        responsible_id=people.get(asked.who.casefold()),
    )  # fmt: skip
    return row.id


def _keep(work: Work, action_id: UUID, asked: _Asked) -> None:
    work.session.get_one(MeetingAction, action_id).due = asked.due
    if asked.done:
        actions.done(work, action_id)


def _asked(listed: Answers) -> Iterator[_Asked]:
    for row in listed.rows("arenden"):
        if row.has("ansvarig") and row.text("beslut") not in (POSTPONED, NOTED):
            what = f"{row.text('arende')}: {row.text('beslutet')}"
            yield _Asked(what, row.text("ansvarig"), row.date("sista_dag"), row.text("status") == DONE)
    for row in listed.rows("uppdrag"):
        yield _Asked(row.text("uppdrag"), row.text("till"), row.date("sista_dag"), row.has("klart"))


def _members(work: Work, meeting: Meeting) -> dict[str, UUID]:
    """Who of the body has an account with that name; of two with one name nobody is meant."""
    wanted = select(User.name, User.id).join(BodyMember, BodyMember.user_id == User.id)
    sits = wanted.join(Meeting, member_on_its_day()).where(Meeting.id == meeting.id).distinct()
    found: dict[str, UUID] = {}
    twice: set[str] = set()
    for name, user_id in work.session.execute(sits):
        key = name.casefold()
        twice |= {key} if key in found else set()
        found[key] = user_id
    return {name: user_id for name, user_id in found.items() if name not in twice}
