"""What members of the styrgrupp read of their meeting, and that it is nothing of a person without consent."""

import pytest

from forms.base import as_typed
from service.demo.load import PROJECT
from service.domain.answers import Answers
from service.domain.meetings.bodies import BodyKind
from service.errors import NotAllowed, NotFound
from service.models import Record
from service.operations import contexts, documents, finalising, naming, records
from service.operations.content import open_answers
from service.operations.meetings import board, board_actions, board_list, board_page, tasks
from service.operations.meetings.board import Item
from service.operations.meetings.board_page import BoardPage
from tests.operations.test_dispatches import opens
from tests.support.board import LEADER, MEMBER, Board, decide, held_today, waiting, waiting_answers
from tests.support.consents import LETS_BOARD, OF_BOARD, WITHDRAWAL
from tests.support.meetings import call, planned, seat
from tests.support.people import Cast

# What is asked of the database here is asked on PostgreSQL in test_board_decisions.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
CASE_POINTS = {"Externa konsultationer", "Eskalerade ärenden"}


def convened(people: Cast, there: Board) -> Board:
    """The member sits in the styrgrupp and is called."""
    seat(people, MEMBER, body=BodyKind.STEERING)
    call(people, there.meeting)
    return there


def read(people: Cast, there: Board, *, who: str) -> BoardPage:
    with people.bench.work(people[who]) as work:
        return board_page.read(work, there.meeting)


def about_cases(page: BoardPage) -> list[Item]:
    return [item for point, items in page.points for item in items if point.label in CASE_POINTS]


def test_a_member_reads_what_names_nobody_and_no_draft(people: Cast) -> None:
    there = convened(people, waiting(people))
    page = read(people, there, who=MEMBER)
    assert [item.record_id for item in about_cases(page)] == [there.consultation, there.escalation]
    assert all(item.asked for item in about_cases(page))
    assert "Testperson" not in repr(page.points)
    assert (page.keeps, page.may_begin, page.unlanded, page.owed) == (False, False, [], [])
    with people.bench.work(people[LEADER]) as work:
        board_list.begin(work, there.meeting)
    assert read(people, there, who=MEMBER).decisions is None
    assert read(people, there, who=LEADER).decisions is not None


def test_what_named_the_person_closes_with_the_consent_and_its_leader_is_told(people: Cast) -> None:
    there = convened(people, waiting(people, LETS_BOARD))
    assert all(item.asked for item in about_cases(read(people, there, who=MEMBER)))
    people.write(there.case_id, "aterkallelse", {**WITHDRAWAL, **OF_BOARD}, who=LEADER)
    shut = about_cases(read(people, there, who=MEMBER))
    assert [(item.asked, item.record_id) for item in shut] == [("", None), ("", None)]
    assert all(item.hindrance for item in about_cases(read(people, there, who=LEADER)))


def test_who_is_protected_has_an_alias_and_no_number(people: Cast) -> None:
    there = convened(people, waiting(people))
    mark = {"skydd": "sekretessmarkering", "fran": "2019-03-01", "kalla": "personen"}
    people.write(there.case_id, "skydd", mark, who=LEADER)
    for item in about_cases(read(people, there, who=MEMBER)):
        assert item.title.endswith(", Ärende S1")
        assert (item.asked, item.record_id) == ("", None)
    assert "VK-" not in repr(read(people, there, who=MEMBER).points)
    with people.bench.work(people[LEADER]) as work:
        naming.take_away(work, there.case_id, work.someone.id)
    assert {item.asked for item in about_cases(read(people, there, who=LEADER))} == {""}


@pytest.mark.parametrize("who", [MEMBER, "lsg_forbund", "oh_ledamot", "vagledare", "remittent"])
def test_who_is_not_called_reads_nothing(people: Cast, who: str) -> None:
    there = waiting(people)
    with pytest.raises(NotAllowed):
        read(people, there, who=who)


def test_a_meeting_of_another_body_has_no_such_page(people: Cast) -> None:
    meeting = planned(people, days=1)
    with pytest.raises(NotFound), people.bench.work(people[LEADER]) as work:
        board_page.read(work, meeting)


def test_the_papers_open_for_the_styrgrupp_and_not_for_those_beside_it(people: Cast) -> None:
    there = waiting(people)
    listed = decide(people, there.meeting).id
    for paper in (there.escalation, there.structural, listed):
        assert opens(people, MEMBER, paper)
        for other in ("lsg_forbund", "oh_ledamot", "remittent"):
            assert not opens(people, other, paper)
            with pytest.raises(NotAllowed), people.bench.work(people[other]) as work:
                documents.download(work, paper, "docx")


def test_a_member_reads_for_fourteen_days_and_the_leader_longer(people: Cast) -> None:
    there = convened(people, waiting(people))
    people.bench.clock.forward(days=14)
    assert read(people, there, who=MEMBER).open
    people.bench.clock.forward(days=1)
    assert not read(people, there, who=MEMBER).open
    assert read(people, there, who=LEADER).open


def test_a_final_list_closes_the_agenda_and_stays_readable_while_a_new_one_is_written(people: Cast) -> None:
    there = convened(people, waiting(people))
    listed = decide(people, there.meeting)
    with people.bench.work(people[LEADER]) as work:
        draft = board_list.begin(work, there.meeting)
    for who, shown in ((MEMBER, listed.id), (LEADER, draft.id)):
        page = read(people, there, who=who)
        assert page.points == []
        assert page.decisions is not None
        assert page.decisions.id == shown


def test_a_list_names_nobody_though_the_styrgrupp_may_know_who_it_is(people: Cast) -> None:
    there = waiting(people, LETS_BOARD)
    with people.bench.work(people[LEADER]) as work:
        draft = board_list.begin(work, there.meeting)
        known = contexts.context_of(work, draft).board or ()
        assert {each.kind: bool(each.names) for each in known} == {
            "extern_konsultation": True,
            "eskalering": True,
            "strukturellt_problem": False,
        }


@pytest.mark.parametrize("key", ["D1", "D7"])
def test_who_has_no_paper_is_not_named_either_protected_or_not(people: Cast, key: str) -> None:
    people.refer(key)
    meeting = held_today(people)
    said = {**waiting_answers("strukturellt_problem"), "provat": f"Testperson {key} väntar."}
    with people.bench.work(people[LEADER]) as work:
        draft = records.begin(work, work.kind("strukturellt_problem"), project_key=PROJECT)
        outcome = finalising.finalise(work, draft.id, as_typed(said), lock=draft.lock)
        assert [each.id for each in outcome.problems] == ["provat"]
        listed = contexts.context_of(work, board_list.begin(work, meeting))
        assert listed.people([f"Enligt {key} Testperson."]) == (f"Testperson {key}",)
        assert listed.people(["Testperson P1 och Testperson D9"]) == ()


def test_no_two_protected_people_are_called_the_same_on_a_page(people: Cast) -> None:
    beside = people.enrol("D1")
    people.plan(beside, "D1")
    there = convened(people, waiting(people))
    mark = {"skydd": "sekretessmarkering", "fran": "2019-03-01", "kalla": "personen"}
    for case_id in (beside, there.case_id):
        people.write(case_id, "skydd", mark, who=LEADER)
    page = read(people, there, who=MEMBER)
    extensions = [item.title for _, items in page.points for item in items if "förlängning" in item.title]
    assert {title.partition(":")[0] for title in extensions} == {"Ärende S1", "Ärende S2"}
    assert {item.title.partition(", ")[2] for item in about_cases(page)} == {"Ärende S2"}


def test_what_the_styrgrupp_gave_to_do_in_a_case_closes_with_the_case(people: Cast) -> None:
    there = convened(people, waiting(people))
    first = decide(people, there.meeting)
    before = [task.what for task in read(people, there, who=MEMBER).asked_here]
    assert len([what for what in before if "VK-" in what]) == len(CASE_POINTS)
    mark = {"skydd": "sekretessmarkering", "fran": "2019-03-01", "kalla": "personen"}
    people.write(there.case_id, "skydd", mark, who=LEADER)
    after = read(people, there, who=MEMBER).asked_here
    assert "VK-" not in repr(after)
    assert [task.about for task in after if not task.what] == ["Skyddat ärende"] * len(CASE_POINTS)
    # Who leads the project and is not named writes the list anew, and nothing is given twice.
    with people.bench.work(people[LEADER]) as work:
        naming.take_away(work, there.case_id, work.someone.id)
        meeting, listed = board.of_board(work, there.meeting), work.session.get_one(Record, first.id)
        board_actions.follow(work, meeting, open_answers(work, listed))
        assert len(tasks.of_meeting(work, meeting)) == len(before)
        board_actions.follow(work, meeting, Answers({}))
        assert {task.done_on for task in tasks.of_meeting(work, meeting)} == {work.today}
