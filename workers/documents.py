"""Making a document: the record's words into its Word file, that into a PDF, both sealed and stored."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from doc_templates.words import plain
from service.boot import Services
from service.documents.kind import DocumentKind
from service.domain.answers import Answers
from service.domain.context import Context
from service.models import Document, Record
from service.operations import jobs
from service.operations.audit import Event, tell
from service.operations.content import open_answers, record_key
from service.operations.documents import file_place
from service.operations.jobs import Claim
from service.operations.records import context_of
from service.operations.work import Work
from workers.pdf import Converter, Pdf, convert, converter
from workers.rendering import fill

FILLING, CONVERTING = "filling", "converting"


@dataclass(frozen=True, slots=True)
class Written:
    """A Word file, and the title that stands in it: a project may have a name of its own for a kind."""

    docx: bytes
    title: str

    def as_pdf(self, *, must_contain: str, timeout: float, using: Converter) -> Pdf:
        """The same document as PDF; see workers.pdf.convert."""
        return convert(self.docx, title=self.title, must_contain=must_contain, timeout=timeout, using=using)


@dataclass(frozen=True, slots=True)
class Made:
    """The two files of one document and the hash of the template they came from."""

    docx: bytes
    pdf: Pdf
    template_sha256: str

    @property
    def files(self) -> dict[str, bytes]:
        return {"docx": self.docx, "pdf": self.pdf.data}


def make(services: Services, held: Claim, *, using: Converter | None = None) -> None:
    """The document of the record `held` is about; stored once, and only by who owns the job."""
    with services.work() as work:
        jobs.step(work.session, held, FILLING)
        record = work.session.get_one(Record, held.subject_id)
        kind, context, answers = (
            work.registry[record.kind],
            context_of(work, record),
            open_answers(work, record),
        )
        key = record_key(work, record)
    template = kind.template
    written = word(kind, context, answers, template=template)
    with services.work() as work:
        if not jobs.step(work.session, held, CONVERTING):
            return  # the job has passed to another worker, whose document counts
    settings = services.settings
    using = using or converter(settings.pdf)
    pdf = written.as_pdf(must_contain=context.document_id, timeout=settings.pdf_limit, using=using)
    made = Made(written.docx, pdf, _hash(template))
    sealed = [key.seal(data, where=file_place(record, name)) for name, data in made.files.items()]
    _keep(services, held, made, sealed=sealed)


def word(kind: DocumentKind, context: Context, answers: Answers, *, template: bytes | None = None) -> Written:
    """The Word file of one kind; the worker and the command line make it here and nowhere else.

    `template` is the Word file to fill, for who must know which it was: it may be replaced at any time.
    """
    template = kind.template if template is None else template
    named = replace(context, template=f"{kind.key} {_hash(template)[:8]}")
    words = kind.words(named, answers)
    return Written(fill(template, plain(words)), title=words.dokument.titel)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _keep(services: Services, held: Claim, made: Made, *, sealed: Sequence[bytes]) -> None:
    """The files are on the disk before the transaction that names them begins, so none waits for a disk.

    Files that no transaction names, after a crash or a full disk, are what `operations.files` collects.
    """
    blobs = dict(zip(made.files, map(services.store.put, sealed), strict=True))
    with services.work() as work:
        named = _name(work, held, made, blobs=blobs)
    if not named:
        for blob in blobs.values():
            services.store.delete(blob)


def _name(work: Work, held: Claim, made: Made, *, blobs: Mapping[str, str]) -> bool:
    """Ends the job with its document; False when the job is another's or the record has its document."""
    if not jobs.finish(work.session, held, at=work.now):
        return False
    record = work.session.get_one(Record, held.subject_id)
    if work.session.scalar(select(Document.id).where(Document.record_id == record.id)):
        return False
    document = Document(
        record_id=record.id, docx_blob=blobs["docx"], docx_sha256=_hash(made.docx),
        pdf_blob=blobs["pdf"], pdf_sha256=_hash(made.pdf.data), pages=made.pdf.pages,
        template_sha256=made.template_sha256, converter=made.pdf.converter, created_at=work.now,
    )  # fmt: skip
    work.session.add(document)
    tell(work, Event.DOCUMENT_MADE, record=record, pages=made.pdf.pages, sha256=document.docx_sha256)
    return True
