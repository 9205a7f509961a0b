"""Two people at once on PostgreSQL, where one waits for the other."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import text

from service.operations.work import Work
from tests.support.people import Cast
from tests.support.processes import until

T = TypeVar("T")
S = TypeVar("S")


def beside(people: Cast, first: Callable[[Work], T], second: Callable[[Work], S]) -> tuple[T, Future[S]]:
    """Both as the project leader: the second has begun and waits when the first ends."""
    leader = people["projektledare"]

    def later() -> S:
        with people.bench.work(leader) as work:
            return second(work)

    with ThreadPoolExecutor(1) as pool:
        with people.bench.work(leader) as work:
            done, other = first(work), pool.submit(later)
            until(lambda: other.done() or somebody_waits(work))
        other.exception()
    return done, other


def somebody_waits(work: Work) -> bool:
    return bool(work.session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")))
