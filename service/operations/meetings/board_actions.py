"""What a list of decisions gives somebody to do: a row each that stays open until it is told to be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from service.domain.answers import Answers
from service.domain.choices_board import DONE, NOTED, POSTPONED
from service.domain.lifecycle import CaseState
from service.models import BodyMember, CaseFile, Meeting, User
from service.operations.meetings import actions, board_papers
from service.operations.meetings.called import member_on_its_day
from service.operations.work import Work

_REPLACED = "Ersatt i en ny version av beslutslistan"


@dataclass(frozen=True, slots=True)
class _Asked:
    """Something to do as a row of the list says it; `paper` is the document id of what it is about."""

    what: str
    who: str
    due: date | None
    done: bool
    paper: str = ""


def follow(work: Work, meeting: Meeting, listed: Answers) -> None:
    """Adds what is new, tells what is done, and closes what a newer version of the list does not say."""
    stands = actions.given(work, meeting)
    people, cases = _members(work, meeting), _cases(work, meeting)
    for each in _asked(listed):
        file = cases.get(each.paper)
        if file is not None and file.projection.state == CaseState.GALLRAD:
            continue
        found = stands.pop((each.what, actions.fitting(each.who)), None)
        row = found or actions.add(
            work, meeting, what=each.what, responsible=each.who, due=each.due,
            responsible_id=people.get(each.who.casefold()), file=file,
        )  # fmt: skip
        row.due = each.due
        if each.done and row.done_at is None:
            actions.close(work, row)
    for left in stands.values():
        if left.done_at is None:
            actions.close(work, left, note=_REPLACED)


def _cases(work: Work, meeting: Meeting) -> dict[str, CaseFile]:
    """The case of each paper that is about one: what is to be done there is kept with the case's own key."""
    papers = board_papers.in_force(work, meeting.project_key).items()
    return {said: work.session.get_one(CaseFile, row.case_id) for said, row in papers if row.case_id}


def _asked(listed: Answers) -> Iterator[_Asked]:
    for row in listed.rows("arenden"):
        if row.has("ansvarig") and row.text("beslut") not in (POSTPONED, NOTED):
            what, done = f"{row.text('arende')}: {row.text('beslutet')}", row.text("status") == DONE
            yield _Asked(what, row.text("ansvarig"), row.date("sista_dag"), done, row.text("underlag"))
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
