"""Lives that go on beside each other, told in the order of their days."""

from collections.abc import Iterable, Iterator
from datetime import date
from heapq import heapify, heappop, heappush


def take(lives: Iterable[Iterator[date]]) -> None:
    """Each life gives the day of what comes next before it is told; on the same day, the first goes first."""
    waiting = [(day, place, life) for place, life in enumerate(lives) if (day := next(life, None))]
    heapify(waiting)
    while waiting:
        _, place, life = heappop(waiting)
        if day := next(life, None):
            heappush(waiting, (day, place, life))
