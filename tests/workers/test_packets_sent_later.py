"""Packets that are sent by themselves as soon as all of them are built."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from service.models import Job, JobState, Meeting
from service.operations.meetings import calling
from service.operations.packets import editions, later, page
from service.operations.packets.letters import LETTER
from tests.support.meetings import AF, AF_DEPUTY, FK, LEADER, called
from tests.support.packing import Packing
from tests.support.people import Cast


@pytest.fixture
def packing(people: Cast) -> Packing:
    return Packing(people, called(people))


def ordered(packing: Packing) -> None:
    packing.order()
    with packing.people.bench.work(packing.people[LEADER]) as work:
        later.send_when_built(work, packing.meeting)


def ask_again(packing: Packing) -> None:
    packing.people.bench.clock.forward(seconds=later.PAUSE)
    packing.run(later.SEND)


def sent(packing: Packing) -> list[bool]:
    return [bool(packing.rows(who)[-1].sent_at) for who in (AF, FK, AF_DEPUTY)]


def test_what_is_being_built_is_waited_for_and_then_sent_to_all_at_once(packing: Packing) -> None:
    ordered(packing)
    packing.run(later.SEND)
    assert sent(packing) == [False, False, False]
    packing.build()
    ask_again(packing)
    assert sent(packing) == [True, True, True]
    assert len(packing.jobs(LETTER)) == len(packing.jobs())
    assert packing.open(FK)


def test_one_that_cannot_be_built_keeps_nobody_else_waiting(packing: Packing) -> None:
    ordered(packing)
    with packing.people.bench.work() as work:
        row = work.session.scalars(select(Job).where(Job.subject_id == packing.rows(FK)[0].id)).one()
        row.state = JobState.FAILED
    packing.build()
    ask_again(packing)
    assert sent(packing) == [True, False, True]
    failed = packing.people[FK].author.name
    with packing.people.bench.work(packing.people[LEADER]) as work:
        told = page.read(work, packing.meeting).told
    assert told == f"3 av 4 paket är färdiga. Kunde inte göras: {failed}."


def test_what_is_ordered_anew_after_the_first_was_sent_goes_too(packing: Packing) -> None:
    ordered(packing)
    packing.build()
    packing.run(later.SEND)
    with packing.people.bench.work() as work:
        meeting = work.session.get_one(Meeting, packing.meeting)
        editions.close(work, meeting, editions.of(work, meeting)[packing.people[FK].id][0])
    ordered(packing)
    assert sent(packing) == [True, False, True]
    packing.build()
    packing.run(later.SEND)
    assert sent(packing) == [True, True, True]


def test_a_meeting_that_is_cancelled_meanwhile_sends_nothing(packing: Packing) -> None:
    ordered(packing)
    packing.build()
    with packing.people.bench.work(packing.people[LEADER]) as work:
        calling.cancel(work, packing.meeting, "Sjukdom.")
    ask_again(packing)
    assert sent(packing) == [False, False, False]
