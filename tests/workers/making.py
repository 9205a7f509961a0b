"""One document on its way: its record and jobs, a fake converter, and what has come of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Self
from uuid import UUID

from sqlalchemy import func, select

from service.boot import Services
from service.documents.kind import DocumentKind, Registry
from service.models import AuditEntry, Document, Job, Record
from service.operations.audit import Event
from service.operations.documents import CONVERT, RENDER
from tests.support.converter import FakeConverter
from tests.support.people import Cast
from workers import document_pdf, jobs


@dataclass
class Making:
    """The making of the document of `record_id`; `services` can be changed before it runs."""

    people: Cast
    record_id: UUID
    converter: FakeConverter = field(default_factory=FakeConverter)

    @classmethod
    def of_referral(cls, people: Cast) -> Self:
        """The document of a referral that has just become final."""
        case_id = people.refer()
        with people.bench.work() as work:
            return cls(people, work.session.scalars(select(Record.id).where(Record.case_id == case_id)).one())

    def __post_init__(self) -> None:
        self.services: Services = self.people.bench.services

    @property
    def job(self) -> Job:
        """The job that makes the Word file."""
        return self._job(RENDER)

    @property
    def pdf_job(self) -> Job:
        return self._job(CONVERT)

    @property
    def document(self) -> Document | None:
        with self.services.work() as work:
            return work.session.scalar(select(Document).where(Document.record_id == self.record_id))

    @property
    def told(self) -> int:
        """How often the audit trail says that the document was made."""
        return self._told(Event.DOCUMENT_MADE)

    @property
    def pdf_told(self) -> int:
        return self._told(Event.PDF_MADE)

    def run(self) -> None:
        """What workers do when the bells ring: the Word file, and the PDF that it asks for."""
        self.write()
        if self.document is not None:
            self.convert()

    def write(self, *, job_id: UUID | None = None) -> None:
        jobs.run(self.services, job_id or self.job.id)

    def convert(self, *, tasks: Mapping[str, jobs.Task] | None = None) -> None:
        with_fake = {CONVERT: partial(document_pdf.make, using=self.converter)}
        jobs.run(self.services, self.pdf_job.id, tasks=tasks or with_fake)

    def forward(self, **by: float) -> None:
        self.people.bench.clock.forward(**by)

    def change_kind(self, kind: DocumentKind) -> None:
        """Let the catalogue hold another kind under the same key."""
        registry = Registry({**self.services.registry.kinds, kind.key: kind})
        self.services = replace(self.services, registry=registry)

    def _job(self, kind: str) -> Job:
        with self.services.work() as work:
            key = f"{kind}:{self.record_id}"
            return work.session.scalars(select(Job).where(Job.dedup_key == key)).one()

    def _told(self, event: Event) -> int:
        with self.services.work() as work:
            made = (AuditEntry.action == event, AuditEntry.record_id == self.record_id)
            return work.session.scalar(select(func.count()).select_from(AuditEntry).where(*made)) or 0
