"""Pages over very many cases: "Mitt arbete", the list and the search, from the request to its answer.

One process with the database that `knutpunkt run` has inside it, on one core, so that the processor's time
is the answer's and does not hang on what else runs; what grows with the database is told apart by asking the
same of a tenth of it.
"""

from __future__ import annotations

import os
import re
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from flask.testing import FlaskClient

from service.models import User
from service.web import create_app
from tests.bench.many_cases import OWN, fill
from tests.bench.table import Row, Table, milliseconds
from tests.support import databases
from tests.support.people import Cast
from tests.support.work import bench as make_bench

FEW, MANY = 2_000, 20_000
ROUNDS, WARMING = 21, 3
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_WHO = {
    "vagledare": f"a vägledare with {OWN} cases",
    "remittent": f"a remittent with {OWN} cases",
    "projektledare": "a project leader with a fourth of all",
}
_LISTS = {
    "list, newest first": "/arenden",
    "list, by next date": "/arenden?ordning=datum",
    "list, by name where it is short": "/arenden?ordning=namn",
    "list, those that are late": "/arenden?sena=ja",
}

Asked = Callable[[], None]


def measure() -> list[Table]:
    with _one_core(), _site(FEW) as few, _site(MANY) as many:
        rows, medians, ratios = [], [], []
        for who, told in _WHO.items():
            for (what, small), (_, large) in zip(few(who), many(who), strict=True):
                median, ratio = _beside(small, large)
                rows.append(Row(f"{what}: {told}", milliseconds(median), f"{ratio:.2f} ×"))
                medians.append(median)
                ratios.append(ratio)
    slowest, steepest = milliseconds(max(medians)), f"{max(ratios):.2f} ×"
    rows.append(Row("**the slowest, and the steepest**", f"**{slowest}**", f"**{steepest}**"))
    head = Row("what", "median of the processor’s time", f"beside {FEW:,} cases")
    return [Table(f"Pages over {MANY:,} cases", tuple(rows), head)]


@contextmanager
def _one_core() -> Iterator[None]:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@contextmanager
def _site(number: int) -> Iterator[Callable[[str], Iterator[tuple[str, Asked]]]]:
    """Pages over a database of so many cases, and what to ask of them in somebody's name."""
    with TemporaryDirectory(prefix="knutpunkt-bench-") as name:
        made = make_bench(databases.sqlite(Path(name)), Path(name))
        people = Cast(made)
        known = fill(people, number)
        app = create_app(made.services.settings, services=made.services)
        yield lambda who: _asked(_entered(app.test_client(), people, who), known)
        made.services.engine.dispose()


def _entered(client: FlaskClient, people: Cast, who: str) -> FlaskClient:
    with people.bench.work(people[who]) as work:
        user = work.session.get_one(User, people[who].id)
    with client.session_transaction() as session:
        session.update(_user_id=user.fs_uniquifier, _fresh=True)
        session.begin(user)  # type: ignore[attr-defined]  # our own session, which the stub does not know
    return client


def _asked(client: FlaskClient, known: str) -> Iterator[tuple[str, Asked]]:
    yield "Mitt arbete", lambda: _got(client, "/")
    for what, address in _LISTS.items():
        yield what, lambda address=address: _got(client, address)  # type: ignore[misc]
    found = _TOKEN.search(client.get("/arenden").text)
    assert found
    first, _, last = known.partition(" ")
    for what, typed in (("search, whole name", known), ("search, beginnings", f"{first[:3]} {last[:3]}"),
                        ("search, first name", first)):  # fmt: skip
        fields = {"csrf_token": found[1], "sok": typed}
        yield what, lambda fields=fields: _found(client, fields)  # type: ignore[misc]


def _got(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 200


def _found(client: FlaskClient, fields: dict[str, str]) -> None:
    answer = client.post("/arenden/sok", data=fields)
    assert answer.status_code == 200
    assert "<tbody>" in answer.text


def _beside(few: Asked, many: Asked) -> tuple[float, float]:
    """The median over many cases, and that of how much longer it takes than over few, asked by turns."""
    rounds = [(_taken(few), _taken(many)) for _ in range(WARMING + ROUNDS)][WARMING:]
    return statistics.median(large for _, large in rounds), statistics.median(b / a for a, b in rounds)


def _taken(asked: Asked) -> float:
    start = time.process_time()
    asked()
    return time.process_time() - start
