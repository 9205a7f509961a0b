"""The agenda of a meeting with the practice cases: what comes by itself, who hears it, and what is stored."""

from datetime import date
from uuid import UUID

import pytest

from service.domain.meetings.agenda import Point
from service.domain.meetings.room import Leaves, lines_for
from service.operations.meetings import agenda, seen
from service.operations.meetings.agenda import Agenda
from tests.support import practice
from tests.support.people import Cast

LEADER, MAY, FEBRUARY = "projektledare", date(2017, 5, 9), date(2018, 2, 27)
AF = "af"


def read(people: Cast, meeting: UUID, *, who: str = LEADER) -> Agenda:
    with people.bench.work(people[who]) as work:
        return agenda.read(work, seen.one(work, meeting))


def names(people: Cast, meeting: UUID, cases: dict[str, UUID]) -> dict[str, list[str]]:
    """The keys of the cases under each point that has any, by its label."""
    key_of = {case_id: key for key, case_id in cases.items()}
    found: dict[str, list[str]] = {}
    for entry in read(people, meeting).entries:
        assert entry.case is not None
        found.setdefault(entry.point.label, []).append(key_of[entry.case.id])
    return found


@pytest.fixture
def in_may(people: Cast) -> tuple[UUID, dict[str, UUID]]:
    """The meeting of the packet test on its morning: D5 and D6 are new, D1, D2 and D3 ongoing."""
    cases = practice.until(people, MAY, "D1", "D2", "D3", "D5", "D6")
    practice.sit(people)
    return practice.meets(people, MAY, date(2017, 4, 18)), cases


def test_the_packet_test_of_the_ninth_of_may(people: Cast, in_may: tuple[UUID, dict[str, UUID]]) -> None:
    meeting, cases = in_may
    assert names(people, meeting, cases) == {
        "Nya remisser": ["D5", "D6"],
        "Pågående ärenden": ["D1", "D2", "D3"],
    }
    entries = read(people, meeting).entries
    assert lines_for(AF, entries) == (*entries[:4], Leaves(Point.ONGOING, AF))
    for key in ("fk", "primarvarden", "oskarshamn_soc"):
        assert entries[4] in lines_for(key, entries)
