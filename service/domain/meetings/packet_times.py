"""The times that an organisation reads which leaves the meeting for a while, so that nobody counts by them.

What lies between two exact times, less the matters that one hears, is the time of those that one does not:
divided by what a matter usually takes it would be how many people they are about.
"""

from dataclasses import replace
from datetime import time

from service.domain.dates import clock
from service.domain.meetings.papers import Away, Row, Standing

_QUARTER = 15
"""Minutes: what an ordinary point with one matter or with three cannot be told apart by."""


def as_told(points: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """The points as they are for who never leaves; for others with times that nobody can count by.

    Beside a neutral line no matter has a time; all others begin at about a quarter, and none tells how long.
    """
    if any(_is_left(each) for each in points):
        return tuple(_told(each) for each in points)
    return points


def quarter(at: time | None) -> time | None:
    """The quarter of an hour that a time lies in, by its beginning, so that nobody comes too late."""
    return at.replace(minute=at.minute - at.minute % _QUARTER) if at else None


def about(at: time | None) -> str:
    """A time that is not exact: "ca 13.15", or "" for none."""
    return f"ca {clock(at)}" if at else ""


def _told(standing: Standing) -> Standing:
    beside = _is_left(standing)
    rows = tuple(_row(row, beside=beside) for row in standing.rows)
    return replace(standing, starts=quarter(standing.starts), exact=False, rows=rows)


def _row(row: Row, *, beside: bool) -> Row:
    if isinstance(row, Away):
        return row
    return replace(row, starts=None if beside else quarter(row.starts), minutes=None, exact=False)


def _is_left(standing: Standing) -> bool:
    return any(isinstance(row, Away) for row in standing.rows)
