"""A template on a worker's desk: uploaded, and its jobs done by an examiner and a converter in no time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from sqlalchemy import select

from doc_templates.names import Names
from service.documents.kind import Subject
from service.documents.own import Definition
from service.models import AuditEntry, Job, Template
from service.operations import templates
from service.operations.audit import Event
from service.operations.templates import CHECK_TEMPLATE, PREVIEW_TEMPLATE, TemplatePage
from tests.support.converter import FakeConverter
from tests.support.people import Cast
from tests.support.templates import APPROVER
from workers import jobs
from workers.errors import Mistake, Severity
from workers.rendering import fill
from workers.templates import jobs as template_jobs
from workers.templates import preview as template_preview
from workers.untrusted import Examined, Field

WHOLE = "{{ dokument.titel }} {{ dokument.id }}"
NAMES = ("dokument.titel", "dokument.id")
WRONG = Mistake("brödtexten", "{{ x }}", "Namnet ”x” finns inte.", part="word/document.xml", paragraph=0)
ADVICE = Mistake("hela mallen", "", "Språket saknas.", severity=Severity.ADVICE)


def use(path: str, how: str = "print") -> Field:
    return Field(path, how, in_table=False)


USES = (use("dokument.titel"), use("dokument.id"))


def found(
    *mistakes: Mistake,
    names: tuple[str, ...] = NAMES,
    fields: tuple[Field, ...] = USES,
    commented: bytes | None = None,
    repaired: bytes | None = None,
) -> Examined:
    """What an examination in a process of its own gives, had it found this."""
    return Examined(mistakes, names, fields, commented, repaired)


def picture(pdf: bytes) -> list[bytes]:
    """As many pictures as are made of a long document."""
    assert pdf.startswith(b"%PDF-")
    return [f"sida {number}".encode() for number in range(1, 13)]


@dataclass
class Desk:
    """An upload and the jobs that it asks for, done with this examination and a converter in no time."""

    people: Cast
    template_id: UUID
    found: Examined = field(default_factory=found)
    converter: FakeConverter = field(default_factory=FakeConverter)
    offered: list[Names | None] = field(default_factory=list)
    filled: list[Mapping[str, object]] = field(default_factory=list)

    def job(self, kind: str) -> Job | None:
        with self.people.bench.work() as work:
            return work.session.scalar(select(Job).where(Job.dedup_key == f"{kind}:{self.template_id}"))

    def run(self, *kinds: str) -> None:
        tasks = {
            CHECK_TEMPLATE: partial(template_jobs.check, examine=self._examine),
            PREVIEW_TEMPLATE: partial(
                template_preview.preview, fill=self._fill, draw=picture, using=self.converter
            ),
        }
        for kind in kinds or (CHECK_TEMPLATE, PREVIEW_TEMPLATE):
            if job := self.job(kind):
                jobs.run(self.people.bench.services, job.id, tasks=tasks)

    @property
    def row(self) -> Template:
        with self.people.bench.work() as work:
            return work.session.get_one(Template, self.template_id)

    @property
    def page(self) -> TemplatePage:
        with self.people.bench.work(self.people[APPROVER]) as work:
            return templates.one(work, self.template_id)

    def read(self, name: str) -> bytes:
        with self.people.bench.work(self.people[APPROVER]) as work:
            hand = templates.picture if name.endswith(".png") else templates.file
            return hand(work, self.template_id, name).read(work.store)

    def _examine(self, data: bytes, names: Names | None) -> Examined:
        self.offered.append(names)
        return self.found

    def _fill(self, data: bytes, words: Mapping[str, object]) -> bytes:
        self.filled.append(words)
        return fill(data, words)


def told(people: Cast) -> list[dict[str, object]]:
    with people.bench.work() as work:
        entries = select(AuditEntry).where(AuditEntry.action == Event.TEMPLATE_CHECKED)
        return [entry.detail for entry in work.session.scalars(entries)]


INTYG = Definition.new("Intyg", Subject.PROJECT).to_json()


def run_for_real(desk: Desk) -> None:
    """The jobs are done as in use, but for the converter."""
    drawn: jobs.Task = partial(template_preview.preview, using=desk.converter)
    tasks = {**jobs.TASKS, PREVIEW_TEMPLATE: drawn}
    for kind in (CHECK_TEMPLATE, PREVIEW_TEMPLATE):
        if job := desk.job(kind):
            jobs.run(desk.people.bench.services, job.id, tasks=tasks)
