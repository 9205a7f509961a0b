"""The whole demonstration told once in a test database, every document made, and what was seen on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from html import unescape
from pathlib import Path
from re import findall
from uuid import UUID

import pytest
from sqlalchemy import select

from service.boot import Services
from service.demo import people
from service.demo.load import PROJECT, Telling
from service.demo.people import Account
from service.demo.story import Answers, Story
from service.domain.case import Author, Case
from service.domain.text import NB_HYPHEN
from service.models import CaseFile, Document, Job, Record
from service.operations import accounts, projection
from service.operations.content import open_answers, record_key
from service.operations.documents import CONVERT, file_place
from service.operations.work import Actor, Work
from tests.support import databases
from tests.support.converter import FakeConverter
from tests.support.people import QUICK
from tests.support.work import Bench, bench
from workers import document_pdf, jobs
from workers.word.package import Package

PASSWORD = "hemligt-ord"


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as it became final: the state it took its case to, and which rules asked for a reason."""

    kind: str
    day: date
    record_id: UUID
    state: str
    reasons: tuple[str, ...]
    since: Mapping[str, date | None]
    """From which day each next step can be taken."""


@dataclass
class Installation:
    """The demonstration as it stands once it is told."""

    bench: Bench
    actors: Mapping[str, Actor]
    writers: Mapping[str, Account]
    lives: dict[str, list[Seen]] = field(default_factory=dict)
    cases: dict[str, UUID] = field(default_factory=dict)
    stories: dict[str, Story] = field(default_factory=dict)

    def case(self, key: str) -> Case:
        with self.bench.work() as work:
            return projection.case_of(work, work.session.get_one(CaseFile, self.cases[key]))

    def words(self, record_id: UUID) -> str:
        """Everything that the record's Word file says."""
        with self.bench.work() as work:
            record = work.session.get_one(Record, record_id)
            made = work.session.scalars(select(Document).where(Document.record_id == record_id)).one()
            key = record_key(work, record)
        data = key.open(self.bench.services.store.get(made.docx_blob), where=file_place(record, "docx"))
        return said(data)

    def papers(self, key: str, *kinds: str) -> str:
        """What all documents of a case say, or those of some kinds."""
        ids = [seen.record_id for seen in self.lives[key] if not kinds or seen.kind in kinds]
        return "\n".join(self.words(each) for each in ids)


def said(docx: bytes) -> str:
    """The text of every part of a Word file, a line for each paragraph, with hyphens as they are typed."""
    parts = (data.decode() for name, data in Package.read(docx).members.items() if name.endswith(".xml"))
    lines = (line for part in parts for line in part.split("</w:p>"))
    texts = (unescape("".join(findall(r"<(?:w:t|dc:\w+)(?: [^>]*)?>([^<]*)<", line))) for line in lines)
    return "\n".join(texts).replace(NB_HYPHEN, "-")


class Watched(Telling):
    """Tells the demonstration and writes down what becomes of each record."""

    def __init__(self, whole: Installation, everyone: list[Account]) -> None:
        super().__init__(whole.bench.services, everyone, whole.actors)
        self._whole = whole

    def _finalise(
        self,
        work: Work,
        record_id: UUID,
        answers: Answers | Mapping[str, object],
        told: Story | None,
        lock: int,
    ) -> None:
        super()._finalise(work, record_id, answers, told, lock)
        record = work.session.get_one(Record, record_id)
        if told is not None and record.case_id is not None:
            self._whole.cases[told.key], self._whole.stories[told.key] = record.case_id, told
            self._whole.lives.setdefault(told.key, []).append(_seen(work, record))


def _seen(work: Work, record: Record) -> Seen:
    projected = work.session.get_one(CaseFile, record.case_id).projection
    reasons = tuple(row.text("regel") for row in open_answers(work, record).rows("motiveringar"))
    since = {step.kind: step.since for step in projected.steps}
    return Seen(record.kind, work.today, record.id, projected.state, reasons, since)


def signed_up(folder: Path) -> Installation:
    """Everybody has an account, and nothing has happened yet."""
    made = bench(databases.sqlite(folder), folder)
    everyone = people.everyone(made.services.projects, PROJECT)
    with pytest.MonkeyPatch.context() as patch, made.work() as work:
        patch.setattr(accounts, "_HASHER", QUICK)
        actors = {each.key: _sign_up(work, each) for each in everyone}
    return Installation(made, actors, {each.key: each for each in everyone})


def tell(folder: Path) -> Installation:
    """Tells it all, and then makes the PDFs as workers would with a converter that works in no time."""
    whole = signed_up(folder)
    Watched(whole, [*whole.writers.values()]).everything()
    whole.bench.clock.at = datetime.now(UTC)
    _convert(whole.bench.services)
    return whole


def _convert(services: Services) -> None:
    with services.work() as work:
        asked = [*work.session.scalars(select(Job.id).where(Job.kind == CONVERT))]
    tasks = {CONVERT: partial(document_pdf.make, using=FakeConverter())}
    for job_id in asked:
        jobs.run(services, job_id, tasks=tasks)


def _sign_up(work: Work, account: Account) -> Actor:
    author = Author(name=account.name, function=account.function, organisation=account.organisation)
    user = accounts.create(
        work, email=account.email, password=PASSWORD, author=author, grants=account.grants,
        phone=account.phone,
    )  # fmt: skip
    return accounts.actor_of(user)
