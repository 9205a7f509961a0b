"""Somebody who writes documents of every kind through the use cases, and notes how long each one took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from uuid import UUID

from service.boot import Services
from service.demo import story
from service.demo.load import PROJECT
from service.documents import example
from service.operations import records
from tests.support.people import STORIES, Cast, must_finalise
from tests.support.work import Bench, Clock, FakeBell


@dataclass
class Writer:
    """Writes as the people of the demonstration would; `seconds` has one entry a document."""

    services: Services
    seconds: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        clock = Clock()
        self._people = Cast(Bench(replace(self.services, clock=clock), clock, FakeBell()))
        self._papers = self._endless()

    def write(self, number: int) -> None:
        """So many final records, each with its job."""
        for _ in range(number):
            next(self._papers)

    def _endless(self) -> Iterator[None]:
        while True:
            yield from self._case()
            yield from self._application()

    def _case(self) -> Iterator[None]:
        people = self._people
        with self._timed():
            case_id = people.refer()
        yield
        yield from self._taken_in(case_id)
        with self._timed():
            people.plan(case_id)
        yield
        with self._timed():
            people.close(case_id)
        yield

    def _taken_in(self, case_id: UUID) -> Iterator[None]:
        """Everything between the referral and the plan."""
        told, people = STORIES["D1"], self._people
        for kind, who, answers in (
            ("granskning", "projektledare", story.granskning(told)),
            ("motesarende", "projektledare", {**story.motesarende(told), "mote": people.today()}),
            ("remissvar", "projektledare", story.remissvar(told)),
            ("inskrivning", "vagledare", {**story.inskrivning(told), "registrering": "anonym"}),
        ):
            with self._timed():
                self._people.write(case_id, kind, answers, who=who)
            yield
            if kind == "remissvar":
                self._people.guide(case_id)

    def _application(self) -> Iterator[None]:
        answers = example.load("ansokan")["answers"]
        with self._timed(), self._people.bench.work(self._people["projektledare"]) as work:
            record = records.begin(work, work.registry["ansokan"], project_key=PROJECT)
            must_finalise(work, record, answers)
        yield

    @contextmanager
    def _timed(self) -> Iterator[None]:
        begun = time.monotonic()
        yield
        self.seconds.append(time.monotonic() - begun)
