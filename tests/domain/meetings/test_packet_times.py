"""The times in a member's papers: nobody can count by them what one may not hear."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from service.domain.meetings.agenda import Point
from service.domain.meetings.packet import Reader
from service.domain.meetings.packet_planning import DAGORDNING, Matter, planned
from service.domain.meetings.packet_times import about, quarter
from service.domain.meetings.papers import Item, Proceedings, Standing
from service.domain.meetings.timetable import Part, timetable
from tests.domain.meetings.packet_cases import LEADER, Person, member, session, sight

AF, FK = member("af"), member("fk")


def heard(number: int, point: Point = Point.ONGOING) -> Person:
    return Person(number=number, point=point)


def hidden(number: int) -> Person:
    """Not heard by Arbetsförmedlingen."""
    return Person(number=number, receives=frozenset({"fk"}))


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


def test_one_hidden_matter_and_two_make_the_same_papers() -> None:
    last = heard(9, Point.ENDING)
    assert proceedings(AF, heard(1), hidden(2), last) == proceedings(AF, heard(1), hidden(2), hidden(3), last)
    assert proceedings(FK, heard(1), hidden(2), last) != proceedings(FK, heard(1), hidden(2), hidden(3), last)


def test_beside_a_neutral_line_no_matter_has_a_time_and_elsewhere_none_is_exact() -> None:
    said = proceedings(AF, heard(1), hidden(2), heard(3), heard(4, Point.ENDING))
    here = [row for row in standing(said, Point.ONGOING).rows if isinstance(row, Item)]
    assert [(row.starts, row.minutes) for row in here] == [(None, None)] * 2
    ending = standing(said, Point.ENDING)
    (there,) = (row for row in ending.rows if isinstance(row, Item))
    assert (there.starts, there.minutes, there.exact) == (time(13, 15), None, False)
    assert (ending.starts, ending.exact) == (time(13, 15), False)


def test_who_hears_everything_and_who_never_leaves_read_exact_times() -> None:
    for reader in (FK, LEADER):
        ending = standing(proceedings(reader, heard(1), hidden(2), heard(3, Point.ENDING)), Point.ENDING)
        assert (ending.starts, ending.exact) == (time(13, 20), True)


def test_organisations_are_named_in_one_way_whether_they_stay_or_leave() -> None:
    (row,) = standing(proceedings(FK, hidden(1)), Point.ONGOING).rows
    assert isinstance(row, Item)
    assert row.consented == ("Försäkringskassan",)
    assert "Arbetsförmedlingen" in row.leaving
    assert not {"AF", "FK"} & {*row.consented, *row.leaving}


def test_a_time_that_is_not_exact_is_the_beginning_of_its_quarter() -> None:
    assert [about(quarter(time(13, each))) for each in (0, 14, 15, 59)] == [
        "ca 13.00", "ca 13.00", "ca 13.15", "ca 13.45",
    ]  # fmt: skip
    assert (quarter(None), about(None)) == (None, "")
