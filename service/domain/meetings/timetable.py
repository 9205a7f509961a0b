"""When each part of a meeting begins: counted from its start, by the minutes that each part is given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from service.domain.meetings.agenda import Point

ORDINARY = {
    Point.OPENING: 5,
    Point.EARLIER_NOTES: 5,
    Point.REFERRALS: 15,
    Point.CONSULTATIONS: 15,
    Point.NOLLPLACERADE: 15,
    Point.ONGOING: 5,
    Point.ENDING: 10,
    Point.MONEY: 5,
    Point.BOARD: 10,
    Point.NEXT_MEETING: 5,
}
"""Minutes for one item of a point to which nobody has given another time; our choice."""
ALWAYS = frozenset({Point.OPENING, Point.EARLIER_NOTES, Point.NEXT_MEETING})
"""Points that take their time also when nothing stands under them."""
MOST = 240
"""Minutes that one item can be given."""
_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Part:
    """An item under a point; `minutes` is None where nobody has said."""

    point: Point
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Timetable:
    """When each point begins, and each of the parts in their order; `ends` is when all is done.

    `over` are the minutes by which that is later than the meeting ends, 0 when it is not. A time past
    midnight is None.
    """

    points: dict[Point, time | None]
    parts: tuple[time | None, ...]
    ends: time | None
    over: int


def timetable(parts: Iterable[Part], *, starts: time, ends: time) -> Timetable:
    """The parts are in the order of their points."""
    listed, at = [*parts], datetime.combine(_DAY, starts)
    begun: dict[Point, time | None] = {}
    found: list[time | None] = []
    for point in Point:
        begun[point] = _clock(at)
        own = [part for part in listed if part.point is point]
        if not own and point in ALWAYS:
            at += timedelta(minutes=ORDINARY[point])
        for part in own:
            found.append(_clock(at))
            at += timedelta(minutes=minutes_of(part))
    late = (at - datetime.combine(_DAY, ends)) // timedelta(minutes=1)
    return Timetable(begun, tuple(found), _clock(at), max(late, 0))


def minutes_of(part: Part) -> int:
    """As somebody has said, or as is ordinary."""
    return ORDINARY[part.point] if part.minutes is None else part.minutes


def _clock(at: datetime) -> time | None:
    return at.time() if at.date() == _DAY else None
