"""The agenda on PostgreSQL: read as on SQLite, and of two leaders who change it at once one is told."""

from datetime import date
from uuid import UUID

import pytest

from service.operations.meetings import agenda, agenda_changes, seen
from service.operations.meetings.agenda_changes import Line
from service.operations.meetings.errors import AgendaChanged
from service.operations.work import Work
from tests.support import practice
from tests.support.at_once import beside
from tests.support.people import Cast

pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("database_url", ["postgres"], indirect=True)]
MAY = date(2017, 5, 9)


def test_of_two_orders_at_once_one_stands_and_the_other_is_told(people: Cast) -> None:
    practice.until(people, MAY, "D2", "D3", "D5")
    practice.sit(people)
    meeting = practice.meets(people, MAY, date(2017, 4, 18))
    with people.bench.work(people["projektledare"]) as work:
        first = agenda.entries(work, seen.one(work, meeting))
        stored = agenda.version(agenda.rows_of(work, seen.one(work, meeting)))
    assert [each.point.label for each in first] == ["Nya remisser", "Pågående ärenden", "Pågående ärenden"]
    upwards = [Line(each.key, "", None) for each in reversed(first)]

    def turned(work: Work) -> None:
        agenda_changes.save(work, meeting, upwards, version=stored)

    def as_it_was(work: Work) -> list[UUID]:
        agenda_changes.save(work, meeting, [*reversed(upwards)], version=stored)
        return []

    _, other = beside(people, turned, as_it_was)
    with pytest.raises(AgendaChanged):
        other.result()
    with people.bench.work(people["projektledare"]) as work:
        now = agenda.entries(work, seen.one(work, meeting))
    assert [each.key for each in now] == [first[0].key, first[2].key, first[1].key]
