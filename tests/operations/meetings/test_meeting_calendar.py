"""Meetings are proposed from the rhythm, moved and never lost; two who plan at once plan no day twice."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from service.demo.load import PROJECT
from service.domain.answers import Answers
from service.domain.meetings.bodies import BodyKind
from service.domain.meetings.progress import MeetingState
from service.errors import NotAllowed, NotFound
from service.models import AuditEntry, Meeting, Record, Summons
from service.operations import contexts
from service.operations.meetings import calling, lasting, page, planning, seen
from service.operations.meetings.errors import MeetingChanged, MeetingStands, NobodyToCall
from tests.support.meetings import AF, FK, HOURS, LEADER, SEATS, call, called, day_of, planned, seat
from tests.support.people import Cast, begin

RHYTHM = Answers({**HOURS, "forsta": "2017-02-14", "veckor": 3, "till": "2018-01-31"})


def plan(people: Cast, *, without: date | None = None) -> int:
    with people.bench.work(people[LEADER]) as work:
        body = seen.body_of(work, PROJECT, BodyKind.CASES)
        days = [each.planned.day for each in planning.proposals(work, PROJECT, body, RHYTHM)]
        return planning.plan(work, PROJECT, body, RHYTHM, days=[day for day in days if day != without])


def not_held(people: Cast, record_id: UUID) -> frozenset[date]:
    with people.bench.work(people[LEADER]) as work:
        return contexts.context_of(work, work.session.get_one(Record, record_id)).cancelled


def test_proposals_save_nothing_and_a_moved_day_keeps_its_reason(people: Cast) -> None:
    with people.bench.work(people[LEADER]) as work:
        found = planning.proposals(work, PROJECT, seen.body_of(work, PROJECT, BodyKind.CASES), RHYTHM)
        assert work.session.scalars(select(Meeting)).all() == []
    sentences = [each.planned.sentence for each in found if each.planned.sentence]
    assert sentences == ["2017-12-26 är Annandag jul; förslag 2017-12-27"]
    assert plan(people) == len(found) == 17
    with people.bench.work(people[LEADER]) as work:
        moved = work.session.scalars(select(Meeting).where(Meeting.instead_of.is_not(None))).one()
        assert (moved.day, moved.instead_of, moved.because) == (
            date(2017, 12, 27), date(2017, 12, 26), "Annandag jul",
        )  # fmt: skip


def test_planning_again_adds_only_what_is_missing_also_when_a_meeting_was_moved(people: Cast) -> None:
    assert plan(people, without=date(2017, 5, 9)) == 16
    with people.bench.work(people[LEADER]) as work:
        meeting = work.session.scalars(select(Meeting).where(Meeting.day == date(2017, 6, 20))).one()
        said = Answers({**planning.answers(meeting), "dag": "2017-06-22"})
        planning.change(work, meeting.id, said, lock=1)
        assert page.read(work, meeting.id).line.moved == "Flyttat från 2017-06-20"
    assert plan(people) == 1
    assert plan(people) == 0


def test_planning_begins_where_the_rhythm_goes_on(people: Cast) -> None:
    plan(people)
    with people.bench.work(people[LEADER]) as work:
        begins = planning.beginning(work, PROJECT, seen.body_of(work, PROJECT, BodyKind.CASES))
        assert work.today == date(2019, 3, 7), "no day that has been is proposed"
    assert (begins["forsta"], begins["till"], begins["veckor"]) == ("2019-03-12", "2020-01-31", 3)
    assert begins["plats"] == "Rum Blå"


def test_of_two_who_change_a_meeting_the_second_is_told(people: Cast) -> None:
    meeting = planned(people)
    with people.bench.work(people[LEADER]) as work:
        said = Answers({**planning.answers(seen.kept(work, meeting)), "plats": "Rum Grön"})
        planning.change(work, meeting, said, lock=1)
    with people.bench.work(people[LEADER]) as work, pytest.raises(MeetingChanged):
        planning.change(work, meeting, said, lock=1)


def test_a_planned_meeting_can_be_removed_and_a_called_one_only_cancelled(people: Cast) -> None:
    removed, kept = planned(people), called(people)
    with people.bench.work(people[LEADER]) as work:
        planning.remove(work, removed)
    with people.bench.work(people[LEADER]) as work, pytest.raises(MeetingStands):
        planning.remove(work, kept)
    with people.bench.work(people[LEADER]) as work:
        calling.cancel(work, kept, "Lokalen är översvämmad.")
    with people.bench.work(people[AF]) as work:
        seen_by_member = page.read(work, kept)
    assert seen_by_member.cancelled_because == "Lokalen är översvämmad."
    assert seen_by_member.line.state is MeetingState.CANCELLED
    with people.bench.work() as work:
        assert work.session.get(Meeting, removed) is None
        told = [*work.session.scalars(select(AuditEntry.action).where(AuditEntry.action.like("meeting%")))]
    assert told == [
        "meeting_saved",
        "meeting_saved",
        "meeting_called",
        "meeting_removed",
        "meeting_cancelled",
    ]


def test_what_was_put_on_a_cancelled_meeting_never_came_up_unless_another_was_held_that_day(
    people: Cast,
) -> None:
    case_id, meeting = people.review("D4"), called(people)
    with people.bench.work(people[LEADER]) as work:
        record = begin(work, case_id, "remissvar").id
    with people.bench.work(people[LEADER]) as work:
        calling.cancel(work, meeting, "Lokalen är översvämmad.")
    assert not_held(people, record) == {day_of(people, meeting)}
    planned(people)
    assert not_held(people, record) == frozenset()


def test_a_meeting_is_held_on_its_day_and_then_stands_still(people: Cast) -> None:
    meeting = called(people)
    with people.bench.work(people[LEADER]) as work, pytest.raises(MeetingStands):
        calling.held(work, meeting)
    people.bench.clock.forward(days=12)
    with people.bench.work(people[LEADER]) as work:
        calling.held(work, meeting)
    for step in (calling.held, calling.call, planning.remove):
        with people.bench.work(people[LEADER]) as work, pytest.raises(MeetingStands):
            step(work, meeting)


def test_nobody_is_called_to_a_body_without_members_or_to_a_day_that_has_gone(people: Cast) -> None:
    meeting = planned(people)
    with people.bench.work(people[LEADER]) as work, pytest.raises(NobodyToCall):
        calling.call(work, meeting)
    seat(people, AF)
    people.bench.clock.forward(days=13)
    with people.bench.work(people[LEADER]) as work, pytest.raises(MeetingStands):
        calling.call(work, meeting)


def test_who_joins_after_the_summons_is_called_by_pressing_again(people: Cast) -> None:
    seat(people, AF)
    meeting = planned(people)
    assert (call(people, meeting), call(people, meeting)) == (1, 0)
    seat(people, FK)
    assert call(people, meeting) == 1
    with people.bench.work() as work:
        assert len(work.session.scalars(select(Summons)).all()) == 2


def test_the_list_is_the_table_for_every_role(people: Cast) -> None:
    """What a list shows is what the table allows, one by one: planned, called, and another body's."""
    everywhere = [planned(people), called(people), planned(people, body=BodyKind.STEERING)]
    seat(people, "styrgrupp", body=BodyKind.STEERING, organisation="fk")
    call(people, everywhere[2])
    for who in (*SEATS, "vagledare", "styrgrupp", "lsg_forbund", "remittent", "systemadministrator"):
        with people.bench.work(people[who]) as work:
            listed = {*work.session.scalars(select(Meeting.id).where(seen.visible(work.someone)))}
        assert listed == {each for each in everywhere if _opens(people, who, each)}, who
    assert _opens(people, LEADER, everywhere[0])
    assert not _opens(people, AF, everywhere[0])
    assert _opens(people, AF, everywhere[1])


def _opens(people: Cast, who: str, meeting: UUID) -> bool:
    with people.bench.work(people[who]) as work:
        try:
            page.read(work, meeting)
        except (NotAllowed, NotFound):
            return False
    return True


def test_unknown_is_told_as_forbidden_is(people: Cast) -> None:
    with people.bench.work(people[AF]) as work, pytest.raises(NotFound):
        page.read(work, uuid4())


def test_the_start_page_asks_for_the_summons_when_it_is_due(people: Cast) -> None:
    """Seven days before, as the project's parameters say."""
    seat(people, AF)
    meeting = planned(people, days=8)
    for days, due in ((0, []), (1, [meeting])):
        people.bench.clock.forward(days=days)
        with people.bench.work(people[LEADER]) as work:
            assert [each.id for each in page.waiting(work).call] == due
    call(people, meeting)
    with people.bench.work(people[LEADER]) as work:
        assert page.waiting(work).call == []
    with people.bench.work(people[AF]) as work:
        assert [each.id for each in page.waiting(work).called] == [meeting]
        assert page.waiting(work).call == []
    people.bench.clock.forward(days=8)
    with people.bench.work(people[LEADER]) as work:
        assert [each.id for each in page.waiting(work).hold] == [meeting]


def test_nobody_but_the_leader_keeps_a_meeting(people: Cast) -> None:
    meeting = planned(people)
    with people.bench.work(people["vagledare"]) as work:
        for step in (calling.call, calling.held, planning.remove):
            with pytest.raises(NotAllowed):
                step(work, meeting)
        with pytest.raises(NotAllowed):
            calling.cancel(work, meeting, "Nej")
        with pytest.raises(NotAllowed):
            planning.change(work, meeting, Answers({**HOURS, "dag": "2019-04-02"}), lock=1)


@pytest.mark.parametrize("state", MeetingState)
def test_how_long_a_meeting_is_open_is_the_same_asked_of_it_and_of_the_database(
    people: Cast, state: MeetingState
) -> None:
    meeting_id = planned(people)
    with people.bench.work() as work:
        meeting = work.session.get_one(Meeting, meeting_id)
        meeting.state = state
        work.session.flush()
        for days in (-1, 0, 14, 15):
            on = meeting.day + timedelta(days)
            found = work.session.scalar(select(Meeting.id).where(lasting.open_on(on)))
            lasts = state is not MeetingState.CANCELLED and days <= 14
            assert (lasting.is_open(meeting, on), found is not None) == (lasts, lasts)
