"""Pages over very many cases: "Mitt arbete", the list and the search, from the request to its answer.

One process on one core, with the database that `knutpunkt run` has; what grows with the database is told
apart by asking the same of a tenth of it.
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
GOAL = 0.150
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
Times = dict[tuple[str, str], float]


def measure() -> list[Table]:
    with _one_core():
        few, many = _times(FEW), _times(MANY)
    rows = [
        Row(
            f"{what}: {_WHO[who]}", milliseconds(many[who, what]), f"{many[who, what] / few[who, what]:.2f} ×"
        )
        for who, what in many
    ]
    slowest = max(many.values())
    steepest = max(many[each] / few[each] for each in many)
    rows.append(
        Row("**the slowest, and the steepest**", f"**{milliseconds(slowest)}**", f"**{steepest:.2f} ×**")
    )
    head = Row("what", "median", f"beside {FEW:,} cases")
    return [Table(f"Pages over {MANY:,} cases", tuple(rows), head)]


@contextmanager
def _one_core() -> Iterator[None]:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _times(number: int) -> Times:
    """The median of every page for every person, over a database of so many cases."""
    with TemporaryDirectory(prefix="knutpunkt-bench-") as name:
        made = make_bench(databases.sqlite(Path(name)), Path(name))
        people = Cast(made)
        known = fill(people, number)
        app = create_app(made.services.settings, services=made.services)
        times: Times = {}
        for who in _WHO:
            client = _entered(app.test_client(), people, who)
            for what, asked in _asked(client, known):
                times[who, what] = _median(asked)
        made.services.engine.dispose()
        return times


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


def _median(asked: Asked) -> float:
    taken = []
    for _ in range(WARMING + ROUNDS):
        start = time.perf_counter()
        asked()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[WARMING:])
