"""A document on its way to being edited by hand: its Word file opened, changed, put in and answered."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self
from uuid import UUID

import docx
from docx.document import Document as WordDocument
from sqlalchemy import select

from service.demo.load import PROJECT
from service.documents import example
from service.models import AuditEntry, Document, Job, JobState, WordVersion
from service.operations import documents, hand_edits, records
from service.operations.documents import CONVERT
from tests.support.people import Cast, must_finalise
from tests.support.word import saved
from tests.workers.making import Making
from workers import jobs

GOAL = "Deltagaren provar först ett kortare pass."


@dataclass
class Editing:
    """A document made by the real worker, and what who may write it does to its Word file."""

    people: Cast
    making: Making
    who: str = "vagledare"

    @classmethod
    def of_plan(cls, people: Cast) -> Self:
        """The plan of a case, and its vägledare."""
        return cls.of(people, people.plan(people.enrol()), who="vagledare")

    @classmethod
    def of_application(cls, people: Cast) -> Self:
        """An application of the project, and its leader."""
        with people.bench.work(people["projektledare"]) as work:
            draft = records.begin(work, work.kind("ansokan"), project_key=PROJECT)
            must_finalise(work, draft, example.load("ansokan")["answers"])
        return cls.of(people, draft.id, who="projektledare")

    @classmethod
    def of(cls, people: Cast, record_id: UUID, *, who: str) -> Self:
        making = Making(people, record_id)
        making.run()
        return cls(people, making, who)

    @property
    def record_id(self) -> UUID:
        return self.making.record_id

    @property
    def document(self) -> Document:
        found = self.making.document
        assert found is not None
        return found

    def word(self) -> bytes:
        """The Word file that stands."""
        with self.people.bench.work(self.people[self.who]) as work:
            return documents.download(work, self.record_id, "docx").read(work.store)

    def edited(self, change: Callable[[WordDocument], object] | None = None) -> bytes:
        """The Word file that stands, with a paragraph more or changed as told."""
        opened = docx.Document(io.BytesIO(self.word()))
        (change or (lambda one: one.add_paragraph(GOAL)))(opened)
        return saved(opened)

    def put_in(self, data: bytes | None = None) -> UUID:
        """Uploads a file, which the worker then compares; the version that came of it."""
        bench, actor = self.people.bench, self.people[self.who]
        data = self.edited() if data is None else data
        look = lambda: bench.services.look(actor)  # noqa: E731 - as the edge opens one
        with hand_edits.sent(look, self.record_id, data) as file, bench.work(actor) as work:
            version_id = hand_edits.upload(work, file).id
        self.compare(version_id)
        return version_id

    def ask_anew(self) -> UUID:
        with self.people.bench.work(self.people[self.who]) as work:
            version_id = hand_edits.ask_anew(work, self.record_id).id
        self.compare(version_id)
        return version_id

    def compare(self, version_id: UUID) -> None:
        """What a worker does when the bell rings."""
        jobs.run(self.making.services, self.job(version_id).id)

    def job(self, version_id: UUID) -> Job:
        with self.people.bench.work() as work:
            key = hand_edits.job_key(version_id)
            return work.session.scalars(select(Job).where(Job.dedup_key == key)).one()

    def take(self, version_id: UUID) -> None:
        with self.people.bench.work(self.people[self.who]) as work:
            hand_edits.take(work, version_id)
        self.making.convert()

    def without_pdf(self, state: JobState = JobState.QUEUED) -> None:
        """The PDF is still to be made, by a job in this state."""
        with self.people.bench.work() as work:
            work.session.scalars(select(Document)).one().pdf_blob = None
            work.session.scalars(select(Job).where(Job.kind == CONVERT)).one().state = state

    def version(self, version_id: UUID) -> hand_edits.Version:
        with self.people.bench.work(self.people[self.who]) as work:
            return hand_edits.one(work, version_id)

    def row(self, version_id: UUID) -> WordVersion:
        with self.people.bench.work() as work:
            return work.session.get_one(WordVersion, version_id)

    def newest(self) -> UUID:
        with self.people.bench.work() as work:
            latest = select(WordVersion.id).order_by(WordVersion.at.desc()).limit(1)
            return work.session.scalars(latest).one()

    def told(self, action: str) -> list[AuditEntry]:
        with self.people.bench.work() as work:
            mine = (AuditEntry.record_id == self.record_id, AuditEntry.action == action)
            return [*work.session.scalars(select(AuditEntry).where(*mine))]
