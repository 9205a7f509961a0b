"""The times that an organisation reads which leaves the meeting for a while, so that nobody counts by them.

What lies between two times, less the matters that one hears, is the time of those that one does not: divided
by what a matter usually takes it is how many people they are about. Rounding does not hide that.
"""

from collections.abc import Iterator
from dataclasses import replace

from service.domain.meetings.papers import Away, Row, Standing

CALLED_BACK = "ni kallas in igen"
"""Stands beside the point at which an organisation leaves first: no time after that is told to it."""


def as_told(points: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """The points with their times until the first thing that the reader leaves for, and none after it."""
    return tuple(_told(points))


def _told(points: tuple[Standing, ...]) -> Iterator[Standing]:
    left = False
    for standing in points:
        if left:
            yield replace(standing, starts=None, rows=tuple(map(_untimed, standing.rows)))
        elif Away in map(type, standing.rows):
            left = True
            yield replace(standing, note=CALLED_BACK, rows=tuple(_until_left(standing.rows)))
        else:
            yield standing


def _until_left(rows: tuple[Row, ...]) -> Iterator[Row]:
    left = False
    for row in rows:
        left = left or isinstance(row, Away)
        yield _untimed(row) if left else row


def _untimed(row: Row) -> Row:
    return row if isinstance(row, Away) else replace(row, starts=None, minutes=None)
