"""The times in a member's papers: nobody can count by them what one may not hear."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

import pytest

from service.domain.meetings.agenda import Point
from service.domain.meetings.packet import Reader
from service.domain.meetings.packet_planning import DAGORDNING, Matter, planned
from service.domain.meetings.packet_times import CALLED_BACK
from service.domain.meetings.papers import Item, Proceedings, Standing
from service.domain.meetings.timetable import Part, timetable
from tests.domain.meetings.packet_cases import LEADER, Person, member, session, sight

AF, FK = member("af"), member("fk")


def heard(number: int, point: Point = Point.ONGOING) -> Person:
    return Person(number=number, point=point)


def hidden(number: int, point: Point = Point.ONGOING) -> Person:
    """Not heard by Arbetsförmedlingen."""
    return Person(number=number, point=point, receives=frozenset({"fk"}))


def proceedings(reader: Reader, *people: Person) -> Proceedings:
    """The agenda of a meeting at one o'clock that takes up these in their order."""
    times = timetable([Part(each.point) for each in people], starts=time(13), ends=time(16))
    plain = session(*people)
    matters = tuple(_timed(plain.matters, times.parts))
    found = planned(replace(plain, matters=matters, begins=times.points), sight(reader))
    (paper,) = (each for each in found.plan.first if each.title == DAGORDNING)
    said = found.sheets[paper.sha256]
    assert isinstance(said, Proceedings)
    return said


def _timed(matters: tuple[Matter, ...], times: tuple[time | None, ...]) -> Iterator[Matter]:
    for matter, starts in zip(matters, times, strict=True):
        yield replace(matter, starts=starts, minutes=5)


def standing(said: Proceedings, point: Point) -> Standing:
    (found,) = (each for each in said.points if each.point is point)
    return found


@pytest.mark.parametrize("where", [Point.REFERRALS, Point.ONGOING])
def test_one_hidden_matter_and_many_make_the_same_papers(where: Point) -> None:
    """A new referral takes a quarter of an hour: neither rounding nor another point may tell of it."""
    others = (heard(1), heard(8, Point.ENDING), heard(9, Point.BOARD))
    one, two, four = ([hidden(each, where) for each in range(2, 2 + count)] for count in (1, 2, 4))
    assert proceedings(AF, *one, *others) == proceedings(AF, *two, *others) == proceedings(AF, *four, *others)
    assert proceedings(FK, *one, *others) != proceedings(FK, *two, *others)


def test_times_are_told_until_the_first_neutral_line_and_none_after_it() -> None:
    said = proceedings(AF, heard(1), hidden(2), heard(3), heard(4, Point.ENDING))
    first, ending = standing(said, Point.ONGOING), standing(said, Point.ENDING)
    assert (first.starts, first.note) == (time(13, 10), CALLED_BACK)
    here = [(row.starts, row.minutes) for row in first.rows if isinstance(row, Item)]
    assert here == [(time(13, 10), 5), (None, None)]
    assert [(row.starts, row.minutes) for row in ending.rows if isinstance(row, Item)] == [(None, None)]
    after = [each for each in said.points if each.point > Point.ONGOING]
    assert {(each.starts, each.note) for each in after} == {(None, "")}


def test_who_hears_everything_and_who_never_leaves_read_all_times() -> None:
    for reader in (FK, LEADER):
        ending = standing(proceedings(reader, heard(1), hidden(2), heard(3, Point.ENDING)), Point.ENDING)
        assert (ending.starts, ending.note) == (time(13, 20), "")


def test_organisations_are_named_in_one_way_whether_they_stay_or_leave() -> None:
    (row,) = standing(proceedings(FK, hidden(1)), Point.ONGOING).rows
    assert isinstance(row, Item)
    assert row.consented == ("Försäkringskassan",)
    assert "Arbetsförmedlingen" in row.leaving
    assert not {"AF", "FK"} & {*row.consented, *row.leaving}
