"""Packets on PostgreSQL: a right that is lost while packets are ordered is lost at the first try."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from service.models import Notice
from service.operations.meetings import agenda, agenda_changes, seen
from service.operations.packets import ordering, sending
from service.operations.work import Work
from tests.support import practice
from tests.support.at_once import beside
from tests.support.packing import LEADER, Packing
from tests.support.people import Cast, begin, must_finalise
from tests.workers.packed import AF, DAY, FK

pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("database_url", ["postgres"], indirect=True)]

WITHDRAWN = {"datum": "2017-05-02", "omfattning": "helt", "mottagen_av": "Testperson V1"}


@pytest.fixture
def packing(people: Cast) -> Packing:
    cases = practice.until(people, date(2017, 5, 2), "D3", "D5")
    practice.sit(people)
    found = Packing(people, practice.meets(people, DAY), cases=cases)
    found.documents()
    return found


def final(case_id: UUID, kind: str, said: Mapping[str, object]) -> Callable[[Work], None]:
    def run(work: Work) -> None:
        must_finalise(work, begin(work, case_id, kind), said)
        work.session.flush()

    return run


def taken_off(packing: Packing) -> None:
    """The agenda is another than that of the packets."""
    with packing.people.bench.work(packing.people[LEADER]) as work:
        meeting = seen.one(work, packing.meeting)
        taken = next(each.key for each in agenda.entries(work, meeting) if each.title == "VK-2017-001")
        agenda_changes.take_off(work, packing.meeting, taken)


def test_a_right_that_is_lost_while_packets_are_ordered_is_lost(packing: Packing) -> None:
    """It waits for the order, closes what was sent, and leaves the next editions to what was ordered."""
    packing.packed()
    taken_off(packing)
    withdrawn = final(packing.cases["D5"], "aterkallelse", WITHDRAWN)
    beside(packing.people, lambda work: ordering.order(work, packing.meeting), withdrawn)[1].result()
    for who in (AF, FK):
        newest = packing.rows(who)[-1]
        assert (newest.edition, newest.closed_at) == (2, None)
    packing.build()
    assert "VK-2017-002" not in packing.says(AF)


def test_of_sending_and_a_withdrawal_one_waits_and_who_got_the_case_is_told(packing: Packing) -> None:
    packing.order()
    packing.build()
    withdrawn = final(packing.cases["D3"], "aterkallelse", WITHDRAWN)
    beside(packing.people, lambda work: sending.send(work, packing.meeting), withdrawn)[1].result()
    with packing.people.bench.work() as work:
        told = select(Notice.organisation_key).where(Notice.case_id == packing.cases["D3"])
        assert "fk" in {*work.session.scalars(told)}
    assert packing.rows(FK)[0].closed_at
