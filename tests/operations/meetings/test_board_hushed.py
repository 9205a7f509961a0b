"""What the styrgrupp left behind when the case that it names has been protected, ended or erased since."""

from uuid import UUID

import pytest

from service.errors import NotAllowed
from service.models import CaseFile, Record
from service.operations import access, documents, finalising, receivers
from service.operations.content import open_draft
from service.operations.meetings import actions, board_feedback, board_list, board_page, seen, tasks
from service.operations.meetings.board_page import BoardPage
from service.operations.meetings.tasks import Task
from tests.support import meetings
from tests.support.board import LEADER, MEMBER, Board, decide, waiting
from tests.support.consents import LETS_BOARD
from tests.support.meetings import call, planned, seat
from tests.support.people import Cast

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

STEERING = "styrgrupp"
SHIELD = {"skydd": "sekretessmarkering", "fran": "2019-03-01", "kalla": "personen"}


@pytest.fixture
def there(people: Cast) -> Board:
    found = waiting(people, LETS_BOARD)
    seat(people, MEMBER, body=STEERING)
    call(people, found.meeting)
    return found


def page(people: Cast, meeting: UUID, who: str) -> BoardPage:
    with people.bench.work(people[who]) as work:
        return board_page.read(work, meeting)


def mine(people: Cast, who: str) -> list[Task]:
    with people.bench.work(people[who]) as work:
        return tasks.mine(work)


def opens(people: Cast, who: str, record_id: UUID) -> bool:
    with people.bench.work(people[who]) as work:
        return access.may_open(work, work.session.get_one(Record, record_id))


def protect(people: Cast, there: Board) -> str:
    """The number that may be told no more."""
    people.write(there.case_id, "skydd", SHIELD, who=LEADER)
    with people.bench.work(people[LEADER]) as work:
        return work.session.get_one(CaseFile, there.case_id).number


def erase(people: Cast, there: Board) -> None:
    """Its key is destroyed, and nothing of it can be read."""
    with people.bench.work() as work:
        file = work.session.get_one(CaseFile, there.case_id)
        file.wrapped_key, file.projection.state = b"", "gallrad"


def test_a_list_that_names_who_is_protected_since_is_closed_to_its_members_and_they_are_told(
    people: Cast, there: Board
) -> None:
    listed, later = decide(people, there.meeting).id, planned(people, days=20, body=STEERING)
    call(people, later)
    assert opens(people, MEMBER, listed)
    protect(people, there)
    assert [opens(people, who, listed) for who in (MEMBER, LEADER)] == [False, True]
    with pytest.raises(NotAllowed), people.bench.work(people[MEMBER]) as work:
        documents.download(work, listed, "pdf")
    member, leader = (page(people, there.meeting, who) for who in (MEMBER, LEADER))
    assert (member.hushed, member.decisions) == (True, None)
    assert (leader.hushed, leader.decisions is not None) == (True, True)
    member, leader = (page(people, later, who) for who in (MEMBER, LEADER))
    assert (member.earlier_hushed, member.earlier) == (True, None)
    assert leader.earlier is not None
    with people.bench.work(people[LEADER]) as work:
        (board,) = receivers.of(work, receivers.matter(work, work.session.get_one(Record, listed)))
        assert (board.named, board.why_not != "") == (False, True)


def test_a_new_version_has_the_alias_by_itself_and_opens_again(people: Cast, there: Board) -> None:
    listed = decide(people, there.meeting).id
    number = protect(people, there)
    with people.bench.work(people[LEADER]) as work:
        draft = board_list.begin(work, there.meeting)
        typed = open_draft(work, draft)
        assert number not in repr(typed)
        assert typed["arenden-0-arende"] == ["Extern konsultation, Ärende S1"]
        wrong = {**typed, "arenden-0-motivering": [f"Se {number.lower()}."]}
        stopped = finalising.finalise(work, draft.id, wrong, lock=draft.lock)
        assert [each.id for each in stopped.problems] == ["arenden-0-motivering"]
        assert f"Personen i {number} har skyddade personuppgifter." in stopped.problems[0].message
        assert finalising.finalise(work, draft.id, typed, lock=draft.lock).problems == []
        newer = draft.id
    assert opens(people, MEMBER, newer)
    assert not opens(people, MEMBER, listed)
    found = page(people, there.meeting, MEMBER)
    assert (found.hushed, found.decisions is not None) == (False, True)
    assert number not in repr(found)


def test_what_was_given_to_do_names_nobody_who_is_protected_since(people: Cast, there: Board) -> None:
    """Also what is about no paper, and is therefore not sealed with the case's key."""
    with people.bench.work(people[LEADER]) as work:
        number, name = work.session.get_one(CaseFile, there.case_id).number, people[MEMBER].author.name
    decide(people, there.meeting, ansvarig=name, motivering=f"Gäller {number}.", beslutet=f"Se {number}.")
    assert len([each for each in mine(people, MEMBER) if number in each.what]) == 6
    protect(people, there)
    left = mine(people, MEMBER)
    assert number not in repr(left)
    assert [each.about for each in left if not each.what] == ["Skyddat ärende"] * 6
    assert number not in repr(page(people, there.meeting, MEMBER).asked_here)
    with people.bench.work(people[MEMBER]) as work:
        assert actions.done(work, left[0].id).done_at


def test_what_a_consent_let_in_closes_when_it_runs_out(people: Cast, there: Board) -> None:
    decide(people, there.meeting, ansvarig=people[MEMBER].author.name)
    of_case = [each for each in mine(people, MEMBER) if "VK-" in each.what]
    assert len(of_case) == 2
    people.bench.clock.forward(days=800)
    closed = [each for each in mine(people, MEMBER) if not each.what]
    assert [(each.about, each.may_tell) for each in closed] == [("Ett ärende", True)] * 2
    meeting = planned(people, days=6)
    with people.bench.work(people[LEADER]) as work:
        told = board_feedback.at_meeting(work, seen.one(work, meeting))
    assert len([each for each in told if each.of_case]) == 2


def test_of_an_erased_case_nothing_is_left_to_do_and_every_page_still_opens(
    people: Cast, there: Board
) -> None:
    decide(people, there.meeting, ansvarig=people[MEMBER].author.name)
    before, meeting = len(mine(people, MEMBER)), meetings.called(people)
    erase(people, there)
    assert len(mine(people, MEMBER)) == before - 2
    for who in (MEMBER, LEADER):
        found = page(people, there.meeting, who)
        assert found.decisions is not None
        assert "VK-" not in repr(found.asked_here)
    with people.bench.work(people[LEADER]) as work:
        told = board_feedback.at_meeting(work, seen.one(work, meeting))
        assert told
        assert not [each for each in told if each.of_case]
        draft = board_list.begin(work, there.meeting)
        assert finalising.finalise(work, draft.id, open_draft(work, draft), lock=draft.lock).problems == []


def test_a_case_that_was_registered_by_mistake_waits_for_nobody(people: Cast, there: Board) -> None:
    ended = {"typ": "felregistrerad", "datum": people.today(), "skal": "Två remisser om samma person."}
    people.write(there.case_id, "avbrott", ended, who=LEADER)
    titles = [item.title for _, items in page(people, there.meeting, LEADER).points for item in items]
    assert [each for each in titles if "VK-" in each] == []
    assert [each for each in titles if each.startswith("Strukturellt problem")] != []
