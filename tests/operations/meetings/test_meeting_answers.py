"""Each member answers for herself, until the meeting; the leader sees who comes for each organisation."""

from uuid import UUID

import pytest
from sqlalchemy import select

from service.demo.load import PROJECT
from service.domain.answers import Answers
from service.domain.meetings.answers import Answer, Standing
from service.domain.meetings.bodies import BodyKind
from service.errors import NotAllowed, NotFound
from service.models import BodyMember, Summons
from service.operations.meetings import calling, members, page, planning, seen
from service.operations.meetings.errors import MemberWasCalled, SummonsClosed
from tests.support.meetings import AF, AF_DEPUTY, FK, LEADER, called, planned, seat
from tests.support.people import Cast


def answer(people: Cast, who: str, meeting: UUID, said: Answer, *, sends: str = "") -> None:
    with people.bench.work(people[who]) as work:
        calling.answer(work, meeting, said, sends=people[sends].id if sends else None)


def standing(people: Cast, meeting: UUID) -> dict[str, Standing]:
    with people.bench.work(people[LEADER]) as work:
        return {each.name: each.standing for each in page.read(work, meeting).seats}


def test_the_leader_sees_who_comes_for_each_organisation(people: Cast) -> None:
    meeting = called(people)
    assert {*standing(people, meeting).values()} == {Standing.UNKNOWN}
    answer(people, AF, meeting, Answer.ABSENT)
    answer(people, FK, meeting, Answer.COMES)
    assert standing(people, meeting) == {
        "Arbetsförmedlingen": Standing.NOBODY,
        "Försäkringskassan": Standing.COMES,
        "Projektet": Standing.UNKNOWN,
    }
    answer(people, AF, meeting, Answer.DEPUTY, sends=AF_DEPUTY)
    assert standing(people, meeting)["Arbetsförmedlingen"] is Standing.COMES
    with people.bench.work(people[AF_DEPUTY]) as work:
        mine = page.read(work, meeting).mine
    assert mine is not None
    assert mine.asked_by == [people[AF].author.name]
    answer(people, AF_DEPUTY, meeting, Answer.ABSENT)
    assert standing(people, meeting)["Arbetsförmedlingen"] is Standing.NOBODY


def test_a_member_sees_no_other_members_answer(people: Cast) -> None:
    meeting = called(people)
    with people.bench.work(people[AF]) as work:
        found = page.read(work, meeting)
    assert (found.seats, found.uncalled, found.steps) == ([], [], frozenset())
    assert found.mine is not None
    assert [each.name for each in found.mine.deputies] == [people[AF_DEPUTY].author.name]


@pytest.mark.parametrize(("who", "sends"), [(AF, FK), (FK, AF_DEPUTY), (AF_DEPUTY, AF), (AF, "")])
def test_only_a_deputy_of_the_same_organisation_can_be_sent(people: Cast, who: str, sends: str) -> None:
    meeting = called(people)
    with pytest.raises(NotFound):
        answer(people, who, meeting, Answer.DEPUTY, sends=sends)


def test_who_is_not_called_answers_nothing(people: Cast) -> None:
    meeting = called(people)
    with pytest.raises(NotAllowed):
        answer(people, "vagledare", meeting, Answer.COMES)
    with people.bench.work() as work:
        assert {*work.session.scalars(select(Summons.answer))} == {""}


def test_an_answer_can_be_changed_until_the_meeting_is_over(people: Cast) -> None:
    meeting = called(people)
    answer(people, AF, meeting, Answer.COMES)
    people.bench.clock.forward(days=12)
    answer(people, AF, meeting, Answer.ABSENT)
    people.bench.clock.forward(days=1)
    with pytest.raises(SummonsClosed):
        answer(people, AF, meeting, Answer.COMES)


def test_a_meeting_that_is_moved_asks_everybody_anew_and_another_room_does_not(people: Cast) -> None:
    meeting = called(people)
    answer(people, AF, meeting, Answer.COMES)
    for lock, changed, stands in ((1, {"plats": "Rum Grön"}, "kommer"), (2, {"start": "09.00"}, "")):
        with people.bench.work(people[LEADER]) as work:
            said = Answers({**planning.answers(seen.kept(work, meeting)), **changed})
            planning.change(work, meeting, said, lock=lock)
        with people.bench.work() as work:
            mine = select(Summons.answer).where(Summons.user_id == people[AF].id)
            assert work.session.scalars(mine).one() == stands


def test_who_leaves_the_body_before_the_meeting_neither_sees_it_nor_counts(people: Cast) -> None:
    meeting = called(people)
    answer(people, FK, meeting, Answer.COMES)
    with people.bench.work(people[LEADER]) as work:
        row = work.session.scalars(select(BodyMember).where(BodyMember.user_id == people[FK].id)).one()
        ended = Answers({**members.answers(row), "till": work.today.isoformat()})
        members.change(work, row.id, ended)
        row_id = row.id
    assert "Försäkringskassan" not in standing(people, meeting)
    with people.bench.work(people[FK]) as work, pytest.raises(NotAllowed):
        page.read(work, meeting)
    with people.bench.work(people[LEADER]) as work, pytest.raises(MemberWasCalled):
        members.remove(work, row_id)


def test_who_has_lost_the_role_sees_the_meeting_no_more(people: Cast) -> None:
    meeting = called(people)
    bare = people[AF].__class__(people[AF].id, people[AF].author, ())
    with people.bench.work(bare) as work, pytest.raises(NotAllowed):
        page.read(work, meeting)


def problems(people: Cast, who: str, **said: str) -> set[str]:
    with people.bench.work(people[LEADER]) as work:
        body = seen.body_of(work, PROJECT, BodyKind.CASES)
        told = {"person": str(people[who].id), "organisation": "af", "fran": "2017-02-01", **said}
        return {each.rule for each in members.problems(work, PROJECT, body, Answers(told))}


def test_a_seat_is_for_the_organisation_of_the_role_and_only_one_at_a_time(people: Cast) -> None:
    assert problems(people, AF) == set()
    assert problems(people, AF, organisation="fk") == {"K92"}
    seat(people, AF, till="2018-12-31")
    assert problems(people, AF) == {"K91"}
    assert problems(people, AF, fran="2019-01-01") == set()
    assert problems(people, AF, fran="2019-01-01", till="2018-01-01") == {"M5"}


def test_only_who_holds_a_fitting_role_can_be_a_member(people: Cast) -> None:
    for who in ("remittent", "styrgrupp", "systemadministrator"):
        with pytest.raises(NotFound):
            seat(people, who)
    with people.bench.work(people[LEADER]) as work:
        names = {each.body.name: len(each.now) for each in members.listed(work, PROJECT)}
    assert names == {"Operativ handläggningsgrupp": 0, "Styrgrupp": 0, "Lokala samverkansgruppen": 0}


def test_a_seat_that_was_a_mistake_is_taken_away(people: Cast) -> None:
    planned(people)
    wrong = seat(people, AF)
    with people.bench.work(people[LEADER]) as work:
        members.remove(work, wrong)
    with people.bench.work() as work:
        assert work.session.scalars(select(BodyMember)).all() == []


@pytest.mark.parametrize("who", ["vagledare", "oh_ledamot", "styrgrupp", "remittent"])
def test_nobody_but_the_leader_keeps_members(people: Cast, who: str) -> None:
    own = seat(people, AF)
    with people.bench.work(people[who]) as work:
        with pytest.raises(NotAllowed):
            members.listed(work, PROJECT)
        with pytest.raises(NotAllowed):
            members.remove(work, own)
