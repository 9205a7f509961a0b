"""A person under protection goes the whole way through pages and jobs, and is told of nowhere."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import UUID

import pytest
from redis import Redis
from sqlalchemy import select

from forms.base import as_typed
from service.bell import CeleryBell
from service.demo import story
from service.demo.story import Answers
from service.demo.told import of as told_of
from service.models import AuditEntry, Job, JobState, NameToken, Record
from service.operations.content import open_answers
from service.operations.documents import CONVERT
from service.operations.draft_previews.rules import DRAFT_PREVIEW
from service.processes import Supervisor, valkey
from tests.support.converter import FakeConverter
from tests.support.people import ACCOUNTS, STORIES, Cast
from tests.support.told import said
from tests.web.browser import Browser, Page, text_of
from tests.web.conftest import application, entering, everybody, fresh_bench
from workers import document_pdf, draft_preview, jobs

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from tests.web.conftest import Enter

REFERRER = ACCOUNTS["remittent.hogsby_soc"]
NUMBER, PLACE = "199001252387", "Kvastbinderiet Granstubben"
PERSON = {
    "namn": "Ottoline Kvarnhjelm",
    "personnummer": NUMBER,
    "adress": "Spegelgränd 17",
    "telefon": "070-174 06 77",
    "folkbokforingskommun": "hogsby",
    "remittent_organisation": "hogsby_soc",
}
WHO = (
    "Ottoline", "Kvarnhjelm", "Spegelgränd", "070-174 06 77", "0701740677", PLACE, "Granstubben",
    NUMBER, NUMBER[2:], f"{NUMBER[:8]}-{NUMBER[8:]}", f"{NUMBER[2:8]}-{NUMBER[8:]}",
)  # fmt: skip
WHENCE = ("Högsby", "hogsby", REFERRER.name, REFERRER.phone, REFERRER.email)
ALL_PLACES = "Mönsterås"
REASON = "Utvärderaren gör uppföljningen samlat."
PRAKTIK: Answers = {
    "arbetsplats": PLACE,
    "handledare": "Testperson H1",
    "start": "2017-11-20",
    "slut": "2017-12-20",
    "omfattning": 50,
    "innehall": "Binda kvastar.",
    "mal": "Pröva om arbete med händerna passar.",
    "narvarande_dagar": 20,
    "planerade_dagar": 20,
    "utfall": "Alla dagar blev av.",
}


def protected() -> story.Story:
    """The practice case of a protected person, referred and agreed upon in the marker's kommun."""
    told = STORIES["D7"]
    parties = ["hogsby" if each == "oskarshamn" else each for each in told.texts["myndigheter"]]
    facts = {**told.facts, "remittent": REFERRER.organisation}
    return replace(told, facts=facts, texts={**told.texts, "myndigheter": parties})


@dataclass
class Walk:
    """The case on its way: everybody acts through pages, and each document is made at once."""

    people: Cast
    enter: Enter
    case_id: UUID | None = None

    def go(self) -> None:
        told = protected()
        self._at(told.referred)
        self._refer({**story.remiss(told, REFERRER), **PERSON})
        records = [(day, each.kind, each.who, answers) for day, each, answers in told_of(told)]
        closed = next(place for place, record in enumerate(records) if record[1] == "slutanalys")
        records.insert(closed, (records[closed][0], "praktik", "vagledare", PRAKTIK))
        for day, kind, who, answers in records:
            self._at(day)
            self._write(kind, who, answers)
            if kind == "remissvar":
                self._guide()
            self._work()

    def _at(self, day: date) -> None:
        clock = self.people.bench.clock
        clock.at = max(clock.at, datetime.combine(day, time(9), UTC))

    def _refer(self, answers: Answers) -> None:
        browser = self.enter(REFERRER.key)
        page = browser.press(browser.get("/ny-remiss"), "Skriv remiss")
        browser.press(page, "Fastställ", dict(as_typed(answers)))
        with self.people.bench.work() as work:
            self.case_id = work.session.scalars(select(Record.case_id)).one()
        self._work()

    def _write(self, kind: str, who: str, answers: Answers) -> None:
        browser = self.enter(who)
        page = browser.get(f"/arenden/{self.case_id}")
        if "Namnge" in page.buttons():
            page = browser.press(page, "Namnge", {"skal": "handlagger"})
        form = next(each for each in page.all("form") if each.get("action", "").endswith(f"/skriv/{kind}"))
        draft = browser.press(page, text_of(next(form.iter("button"))))
        ready = self._read_through(browser, draft, answers)
        done = browser.press(ready, "Fastställ")
        if "motiveringar-0-text" in done.values("Fastställ" if "Fastställ" in done.buttons() else "Logga ut"):
            done = browser.press(done, "Fastställ", {"motiveringar-0-text": REASON})
        assert done.address.startswith("/dokument/"), done.text

    def _read_through(self, browser: Browser, draft: Page, answers: Answers) -> Page:
        """The page on which it can be made final: that of its pages, or the form where something is left."""
        page = browser.press(draft, "Läs igenom", dict(as_typed(answers)))
        self._work()
        page = browser.get(page.address)
        assert "1 sida, märkt ”UTKAST”" in page.text
        return page if "Fastställ" in page.buttons() else browser.get(draft.address)

    def _guide(self) -> None:
        browser = self.enter("projektledare")
        page = browser.get(f"/arenden/{self.case_id}")
        browser.press(page, "Spara vägledare", {"vagledare": str(self.people["vagledare"].id)})

    def _work(self) -> None:
        """What the workers do, as long as something is asked for."""
        services = self.people.bench.services
        tasks: Mapping[str, jobs.Task] = {
            **jobs.TASKS,
            CONVERT: partial(document_pdf.make, using=FakeConverter()),
            DRAFT_PREVIEW: partial(draft_preview.make, using=FakeConverter()),
        }
        while True:
            with services.work() as work:
                waiting = [*work.session.scalars(select(Job.id).where(Job.state == JobState.QUEUED))]
            if not waiting:
                return
            for job_id in waiting:
                jobs.run(services, job_id, tasks=tasks)


class Listener(logging.Handler):
    """Remembers everything that is said in the log."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@pytest.fixture(scope="module")
def log() -> Iterator[Listener]:
    listener, root = Listener(), logging.getLogger()
    before = root.level
    root.addHandler(listener)
    root.setLevel("DEBUG")
    yield listener
    root.setLevel(before)
    root.removeHandler(listener)


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory, log: Listener) -> Iterator[Walk]:
    """Walked once: the tests only look at what came of it."""
    with fresh_bench(tmp_path_factory.mktemp("marker")) as bench:
        bench.clock.at = datetime(2017, 1, 1, tzinfo=UTC)
        people = everybody(bench)
        walked = Walk(people, entering(application(bench), people))
        walked.go()
        yield walked


def leaks(where: str, text: str | bytes, markers: tuple[str, ...]) -> list[tuple[str, str]]:
    """Which markers stand in a text, as they are or as an address writes them."""
    data = text.encode() if isinstance(text, str) else text
    if (
        b"<!doctype html>" in data and ALL_PLACES.encode() in data
    ):  # who lists every organisation of the project tells of none
        markers = tuple(each for each in markers if each not in WHENCE[:2])
    return [(where, each) for each in markers if each.encode() in data or quote(each).encode() in data]


def pages(walk: Walk) -> Iterator[tuple[str, str]]:
    """Every list and page that somebody can open, with its address and headers."""
    with walk.people.bench.work() as work:
        papers = [*work.session.scalars(select(Record.id))]
    lists = ("/", "/arenden", "/arenden?skede=slut", "/konto", "/projekt", "/projekt/vagknuten_2_0",
             "/projekt/vagknuten_2_0/medel", "/projekt/vagknuten_2_0/gruppaktiviteter")  # fmt: skip
    own = [
        f"/arenden/{walk.case_id}",
        f"/arenden/{walk.case_id}/namngivna",
        *(f"/dokument/{each}" for each in papers),
    ]
    for who in ACCOUNTS:
        if who == REFERRER.key:
            continue
        client = walk.enter(who).client
        for address in (*lists, *own):
            answer = client.get(address)
            yield f"{who} {address}", shown(answer)
        for each in papers:
            answer = client.get(f"/dokument/{each}/docx")
            yield f"{who} {each}.docx", f"{answer.headers}"
            if answer.status_code == 200:
                yield f"{who} {each} {answer.headers['Content-Disposition']}", said(answer.data)
        yield from searched(walk.enter(who), who)


def shown(answer: TestResponse) -> str:
    return f"{answer.headers}\n{answer.get_data(as_text=True)}"


def searched(browser: Browser, who: str) -> Iterator[tuple[str, str]]:
    """What a search for the person finds; only who has cases can search."""
    if "Ärenden" not in browser.get("/").links():
        return
    page = browser.get("/arenden")
    for sought in ("Ottoline", "Kvarnhjelm", NUMBER, f"{NUMBER[2:8]}-{NUMBER[8:]}", "VK-2017"):
        found = browser.press(page, "Sök", {"sok": sought})
        rows = ["".join(row.itertext()) for row in found.all("tr")]
        yield f"{who} seeks {sought}", "\n".join(rows) + str(found.response.headers) + found.address
        assert [row for row in rows if "VK-2017" in row] == [], who


def test_nothing_tells_who_the_person_is_or_where_they_live(walk: Walk, log: Listener) -> None:
    found = [leak for where, text in pages(walk) for leak in leaks(where, text, (*WHO, *WHENCE))]
    logged = "\n".join(log.said)
    assert "Job" in logged
    found += leaks("the log", logged, (*WHO, *WHENCE))
    with walk.people.bench.work() as work:
        for row in [*work.session.scalars(select(AuditEntry)), *work.session.scalars(select(Job))]:
            found += leaks(type(row).__name__, str(vars(row)), (*WHO, *WHENCE))
        assert [*work.session.scalars(select(NameToken))] == []
    assert not found, "\n".join(map(str, found))


def test_nothing_that_is_stored_can_be_read_without_a_key(walk: Walk) -> None:
    folder = walk.people.bench.services.settings.data
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 20
    found = [leak for path in files for leak in leaks(path.name, path.read_bytes(), WHO)]
    leaked = found + [leak for path in files for leak in leaks("a name", str(path), (*WHO, *WHENCE))]
    assert leaked == []


@pytest.mark.slow
def test_the_queue_holds_numbers_of_jobs_and_nothing_else(walk: Walk, tmp_path: Path) -> None:
    data = tmp_path / "queue"
    data.mkdir()
    with Supervisor(tell=print) as supervisor:
        supervisor.start(valkey.child(data, env={}, log=data / "log"), patience=20)
        bell = CeleryBell(valkey.url(data))
        for queue, job_id in walk.people.bench.bell.rung:
            bell(queue, job_id)
        with Redis(unix_socket_path=str(valkey.socket_path(data))) as client:
            held = {key: client.dump(key) for key in client.scan_iter()}
        written = [path.read_bytes() for path in data.rglob("*") if path.is_file()]
    assert str(walk.people.bench.bell.rung[0][1]).encode() in b"".join(written)
    found = [
        leak for text in (*held, *held.values(), *written) for leak in leaks("Valkey", text, (*WHO, *WHENCE))
    ]
    assert found == []


def test_the_name_is_kept_where_it_was_written(walk: Walk) -> None:
    """So that what is looked for above is there to be found."""
    with walk.people.bench.work() as work:
        (record,) = work.session.scalars(select(Record).where(Record.kind == "remiss"))
        answers = open_answers(work, record)
    found = {each for _, each in leaks("the remiss", str(dict(answers)), WHO)}
    assert found >= {"Ottoline", "Kvarnhjelm", "Spegelgränd", NUMBER}
