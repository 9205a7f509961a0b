"""What is left to do names nobody by number, however it is written, and closes to who has left the body."""

from uuid import UUID

import pytest
from sqlalchemy import delete, select

from service.demo.load import PROJECT
from service.models import BodyMember, CaseFile, GrantRow, Record, User
from service.operations import access, accounts
from service.operations.meetings import actions, seen, tasks
from service.operations.meetings.tasks import Task
from tests.support.board import LEADER, MEMBER, Board, decide, waiting
from tests.support.consents import LETS_BOARD
from tests.support.meetings import call, seat
from tests.support.people import Cast

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SHIELD = {"skydd": "sekretessmarkering", "fran": "2019-03-01", "kalla": "personen"}


@pytest.fixture
def there(people: Cast) -> Board:
    found = waiting(people, LETS_BOARD)
    seat(people, MEMBER, body="styrgrupp")
    call(people, found.meeting)
    return found


def mine(people: Cast) -> list[Task]:
    """Of who was a member, as she stands now."""
    with people.bench.work() as work:
        actor = accounts.actor_of(work.session.get_one(User, people[MEMBER].id))
    with people.bench.work(actor) as work:
        return tasks.mine(work)


def number(people: Cast, case_id: UUID) -> str:
    with people.bench.work() as work:
        return work.session.get_one(CaseFile, case_id).number


@pytest.mark.parametrize("hyphen", ["\u2011", " \u2013 "])
def test_nobody_protected_is_named_in_what_is_about_another_case(
    people: Cast, there: Board, hyphen: str
) -> None:
    """Word makes other hyphens of those that are typed."""
    other = people.review("D1")
    told = number(people, other).replace("-", hyphen)
    decided = decide(people, there.meeting, beslutet=f"Se {told}.", ansvarig=people[MEMBER].author.name)
    assert [told in each.what for each in mine(people)] == [True] * 6
    people.write(other, "skydd", SHIELD, who=LEADER)
    left, own = mine(people), number(people, there.case_id)
    assert [each.what for each in left] == [""] * 6
    assert sorted(each.about for each in left) == ["Skyddat ärende"] * 4 + [own] * 2
    with people.bench.work(people[MEMBER]) as work:
        assert not access.may_open(work, work.session.get_one(Record, decided.id))
    with people.bench.work(people[LEADER]) as work:
        given = tasks.of_meeting(work, seen.kept(work, there.meeting))
        assert any(told in each.what for each in given)


def leaves(people: Cast, how: str) -> None:
    """The seat ends, or the role that it rests on is another now."""
    with people.bench.work() as work:
        me = people[MEMBER].id
        if how == "seat":
            for each in work.session.scalars(select(BodyMember).where(BodyMember.user_id == me)):
                each.last_on = work.today
        else:
            work.session.execute(delete(GrantRow).where(GrantRow.user_id == me))
            work.session.add(GrantRow(user_id=me, role=how, project_key=PROJECT, organisation_key=""))
    people.bench.clock.forward(days=1)


@pytest.mark.parametrize("how", ["seat", "lsg_forbund", "utvarderare", "deltagare", "registrator"])
def test_who_has_left_the_styrgrupp_reads_of_no_case(people: Cast, there: Board, how: str) -> None:
    """Neither in what is about a case, nor in what names one by itself; the rest stays to be done."""
    own = number(people, there.case_id)
    decide(people, there.meeting, ansvarig=people[MEMBER].author.name, motivering=f"Som i {own}.")
    with people.bench.work(people[LEADER]) as work:
        meeting, someone = seen.kept(work, there.meeting), people[MEMBER]
        what = f"Se även {own}."
        actions.add(
            work, meeting, what=what, responsible=someone.author.name, responsible_id=someone.id, due=None
        )
    assert len([each for each in mine(people) if own in each.what]) == 3
    leaves(people, how)
    left = mine(people)
    assert own not in repr(left)
    assert [each.about for each in left if not each.what] == ["Ett ärende"] * 3
    assert len([each for each in left if each.what]) == 4
