"""When each part of a meeting begins, and that a meeting that is too long is found out."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from service.domain.meetings.agenda import Point
from service.domain.meetings.timetable import ALWAYS, ORDINARY, Part, minutes_of, timetable

START, END = time(13), time(16)
PARTS = st.lists(st.builds(Part, st.sampled_from(Point), st.none() | st.integers(1, 240)), max_size=12)


def test_parts_follow_each_other_from_the_start() -> None:
    parts = [Part(Point.REFERRALS), Part(Point.REFERRALS, 20), Part(Point.ONGOING)]
    found = timetable(parts, starts=START, ends=END)
    assert found.parts == (time(13, 10), time(13, 25), time(13, 45))
    assert found.points[Point.OPENING] == START
    assert found.points[Point.CONSULTATIONS] == found.points[Point.ONGOING] == time(13, 45)
    assert (found.ends, found.over) == (time(13, 55), 0)


def test_a_meeting_that_is_too_long_tells_by_how_much() -> None:
    found = timetable([Part(Point.ENDING, 200)], starts=START, ends=END)
    assert (found.ends, found.over) == (time(16, 35), 35)


def test_a_time_past_midnight_is_none() -> None:
    found = timetable([Part(Point.ONGOING, 240)] * 3, starts=START, ends=END)
    assert found.parts == (time(13, 10), time(17, 10), time(21, 10))
    assert (found.ends, found.over) == (None, 735 - 180)


@given(PARTS)
def test_all_minutes_are_counted_once(parts: list[Part]) -> None:
    parts.sort(key=lambda part: part.point)
    found = timetable(parts, starts=time(0), ends=time(0))
    bare = sum(ORDINARY[point] for point in ALWAYS - {part.point for part in parts})
    assert found.over == bare + sum(map(minutes_of, parts))
    known = [at for at in found.parts if at is not None]
    assert known == sorted(known)
    assert len(found.parts) == len(parts)
