"""What is to do after a meeting: who reads it, who tells that it is done, and where it stands until then."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from service.errors import NotFound
from service.models import CaseFile, MeetingAction
from service.operations.meetings import actions, seen, tasks
from service.operations.meetings.tasks import Task
from tests.support import practice
from tests.support.consents import WITHDRAWAL
from tests.support.meetings import AF, FK, LEADER, called, planned
from tests.support.people import Cast, another_leader

WHAT, MAY = "Ringa skolan om provet", date(2017, 5, 9)


def give(people: Cast, meeting_id: UUID, *, to: str = AF, case_id: UUID | None = None) -> UUID:
    """Something to do, given at a meeting."""
    with people.bench.work(people[LEADER]) as work:
        file = work.session.get_one(CaseFile, case_id) if case_id else None
        meeting, due = seen.kept(work, meeting_id), work.today + timedelta(days=7)
        someone = people[to]
        row = actions.add(
            work, meeting, what=WHAT, responsible=someone.author.name, responsible_id=someone.id,
            due=due, file=file,
        )  # fmt: skip
        return row.id


def mine(people: Cast, who: str) -> list[Task]:
    with people.bench.work(people[who]) as work:
        return tasks.mine(work)


def test_it_waits_for_who_is_to_do_it_and_is_shown_at_the_next_meeting(people: Cast) -> None:
    first, second = called(people, days=0), planned(people, days=21)
    give(people, first)
    (task,) = mine(people, AF)
    assert (task.what, task.about, task.mine, task.may_tell, task.late) == (WHAT, "", True, True, False)
    assert mine(people, FK) == []
    with people.bench.work(people[LEADER]) as work:
        at_second = tasks.open_before(work, seen.kept(work, second))
        assert [each.id for each in at_second] == [task.id]
        assert tasks.open_before(work, seen.kept(work, first)) == []
        assert [each.responsible for each in at_second] == [people[AF].author.name]


def test_it_is_late_when_its_day_has_gone(people: Cast) -> None:
    give(people, called(people, days=0))
    people.bench.clock.forward(days=8)
    (task,) = mine(people, AF)
    assert task.late


def test_it_is_told_to_be_done_once_with_a_note(people: Cast) -> None:
    meeting = called(people, days=0)
    action = give(people, meeting)
    for note in ("Provet är bokat", "En gång till"):
        with people.bench.work(people[AF]) as work:
            actions.done(work, action, note=note)
    assert mine(people, AF) == []
    with people.bench.work(people[LEADER]) as work:
        (task,) = tasks.of_meeting(work, seen.kept(work, meeting))
        assert (task.what, task.note, task.done_on) == (WHAT, "Provet är bokat", date(2019, 3, 7))


@pytest.mark.parametrize("who", [FK, "remittent", "vagledare"])
def test_nobody_else_tells_that_it_is_done(people: Cast, who: str) -> None:
    action = give(people, called(people, days=0))
    with pytest.raises(NotFound), people.bench.work(people[who]) as work:
        actions.done(work, action)


def test_what_is_about_a_case_is_sealed_and_read_by_who_may_hear_of_it(people: Cast) -> None:
    """What Testperson D3 agrees to covers Försäkringskassan, and not Arbetsförmedlingen."""
    case_id = practice.until(people, MAY, "D3")["D3"]
    practice.sit(people)
    meeting = practice.meets(people, MAY)
    actions_of = {who: give(people, meeting, to=who, case_id=case_id) for who in (AF, FK)}
    with people.bench.work() as work:
        assert WHAT.encode() not in work.session.get_one(MeetingAction, actions_of[AF]).what
    (untold,), (told,) = mine(people, AF), mine(people, FK)
    assert (untold.what, untold.case_id, untold.about) == ("", None, "Ett ärende")
    assert told.about.startswith("VK-")
    assert (told.what, told.case_id, told.heard_by) == (WHAT, None, untold.heard_by)
    assert "af" not in told.heard_by
    with people.bench.work(people[LEADER]) as work:
        assert {each.case_id for each in tasks.of_meeting(work, seen.kept(work, meeting))} == {case_id}


def test_a_protected_case_is_told_by_no_number_to_who_is_not_named(people: Cast) -> None:
    case_id = people.refer("D7")
    meeting = called(people, days=0)
    action = give(people, meeting, to=LEADER, case_id=case_id)
    (task,) = mine(people, LEADER)
    assert (task.id, task.about, task.what, task.case_id) == (action, "Skyddat ärende", "", None)
    people.name_leader(case_id)
    (task,) = mine(people, LEADER)
    assert (task.about, task.what, task.case_id) == ("Skyddat ärende", WHAT, case_id)


def test_protection_and_withdrawal_close_what_was_read_before(people: Cast) -> None:
    """Who is to do it is told by name to nobody else either, since that may tell whose case it is."""
    cases = practice.until(people, MAY, "D3", "D5")
    practice.sit(people)
    meeting = practice.meets(people, MAY)
    give(people, meeting, to=FK, case_id=cases["D3"])
    give(people, meeting, to="remittent", case_id=cases["D3"])
    give(people, meeting, to=AF, case_id=cases["D5"])
    assert [each.what for who in (FK, AF) for each in mine(people, who)] == [WHAT, WHAT]
    mark = {"skydd": "sekretessmarkering", "fran": people.today(), "kalla": "personen"}
    people.write(cases["D3"], "skydd", mark, who=LEADER)
    people.write(cases["D5"], "aterkallelse", {**WITHDRAWAL, "datum": people.today()}, who=LEADER)
    (hidden,), (ended,) = mine(people, FK), mine(people, AF)
    assert [(each.about, each.what) for each in (hidden, ended)] == [
        ("Skyddat ärende", ""), ("Ett ärende", ""),
    ]  # fmt: skip
    with people.bench.work(people[FK]) as work:
        names = {each.about: each.responsible for each in tasks.of_meeting(work, seen.one(work, meeting))}
    assert "VK-" not in repr(names)
    with people.bench.work(another_leader(people)) as work:
        told = tasks.of_meeting(work, seen.one(work, meeting))
    assert [each.responsible for each in told if each.about == "Skyddat ärende"] == ["Den som är utsedd"] * 2
