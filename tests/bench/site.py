"""A real installation in a folder of its own, measured from outside: its pages, its workers, its queue."""

from __future__ import annotations

import re
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from service.processes import network, programs
from service.processes.child import Running
from tests.support import databases
from tests.workers.faults.installation import Installation

PASSWORD = "hemligt-ord"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_POLLED_EVERY = 0.002  # seconds; what is measured by looking is at most that much too long


@dataclass
class Site(Installation):
    """An installation with pages. Its database is SQLite, its queue the one that comes with Knutpunkt."""

    port: int = 0

    def start_web(self) -> Running:
        with socket.socket() as probe:
            probe.bind((network.HOST, 0))
            self.port = probe.getsockname()[1]
        web = self._child("web", programs.web(bind=f"{network.HOST}:{self.port}", processes=1, threads=8))
        return self._start(replace(web, ready=lambda: network.answers(self.port)))

    @contextmanager
    def looker(self) -> Iterator[sqlite3.Connection]:
        """Another reader of the database, who holds up nobody."""
        path = self.folder / "test.db"
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
        yield connection
        connection.close()


@contextmanager
def site(**more: str) -> Iterator[Site]:
    """An installation with a queue and nothing else running yet; `more` are settings of its environment."""
    with TemporaryDirectory(prefix="knutpunkt-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        url = databases.sqlite(folder)
        with Site(folder, url, more=more, app="tests.bench.app:app") as made:
            made.start_queue()
            yield made


@dataclass
class Visitor:
    """A browser that has signed in; several threads may post with it at once."""

    port: int
    cookies: SimpleCookie = field(default_factory=SimpleCookie)
    token: str = ""

    def sign_in(self, email: str) -> None:
        self._take_token("/logga-in")
        said = {"csrf_token": self.token, "email": email, "password": PASSWORD, "next": "", "kept": ""}
        assert self.post("/logga-in", self.written(said)) == 302
        self._take_token("/")

    def written(self, fields: Mapping[str, str | Sequence[str]]) -> str:
        """The form as a browser would send it."""
        return urlencode({**fields, "csrf_token": self.token}, doseq=True)

    def post(self, path: str, body: str) -> int:
        """The status of the answer, which is read to its end."""
        return self._answer("POST", path, body)[0]

    def _take_token(self, path: str) -> None:
        found = _TOKEN.search(self._answer("GET", path)[1])
        assert found, path
        self.token = found[1]

    def _answer(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        cookie = "; ".join(f"{each.key}={each.value}" for each in self.cookies.values())
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection = HTTPConnection(network.HOST, self.port, timeout=30)
        connection.request(method, path, body=body, headers=headers)
        response = connection.getresponse()
        text = response.read().decode()
        for given in response.headers.get_all("Set-Cookie", []):
            self.cookies.load(given)
        connection.close()
        return response.status, text


class Seen(threading.Thread):
    """Looks every other millisecond for new rows of a question that gives ids, and notes when each came."""

    def __init__(self, of: Site, question: str) -> None:
        super().__init__(daemon=True)
        self._site, self._question = of, question
        self._enough = threading.Event()
        self.at: dict[str, float] = {}
        with of.looker() as database:
            self._last = max((number for number, _ in database.execute(question, (0,))), default=0)

    def run(self) -> None:
        with self._site.looker() as database:
            while not self._enough.wait(_POLLED_EVERY):
                for number, name in database.execute(self._question, (self._last,)).fetchall():
                    self._last, self.at[name] = number, time.monotonic()

    def wait_for(self, number: int, *, seconds: float) -> None:
        """Until so many have been seen, and then no longer."""
        deadline = time.monotonic() + seconds
        while len(self.at) < number and time.monotonic() < deadline:
            time.sleep(0.02)
        self._enough.set()
        self.join()
        assert len(self.at) >= number, f"{len(self.at)} of {number} in {seconds} s"
