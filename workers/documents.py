"""Making a document: the record's words into its Word file, sealed and stored before its PDF is asked for."""

import hashlib
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select

from doc_templates.languages import Language, in_both
from doc_templates.words import printed
from service.boot import Services
from service.documents import variants
from service.documents.kind import DocumentKind
from service.domain.answers import Answers
from service.domain.context import Context
from service.models import Document, Record
from service.operations import jobs, templates
from service.operations.audit import Event, tell
from service.operations.content import open_answers, record_key
from service.operations.contexts import context_of
from service.operations.documents import ask_pdf, file_place
from service.operations.jobs import Claim
from service.operations.work import Work
from service.vault import DataKey
from workers.bilingual import bilingual
from workers.pdf import Converter, Pdf, convert
from workers.rendering import fill
from workers.rendering.signature import signature_kept
from workers.stored import stored_once


@dataclass(frozen=True, slots=True)
class Written:
    """A Word file, the title that stands in it, and the hash of the template it came from.

    A project may have a title of its own for a kind.
    """

    docx: bytes
    title: str
    template_sha256: str

    def as_pdf(self, *, must_contain: str, timeout: float, using: Converter) -> Pdf:
        """The same document as PDF; see workers.pdf.convert."""
        return convert(self.docx, title=self.title, must_contain=must_contain, timeout=timeout, using=using)


@dataclass(frozen=True, slots=True)
class Fresh:
    """The Word file of a record as its answers and the template in use make it, and what seals it."""

    written: Written
    record: Record
    template_id: UUID | None
    key: DataKey

    def sealed(self, variant: str = "") -> bytes:
        return self.key.seal(self.written.docx, where=file_place(self.record, "docx", variant))


def make(services: Services, held: Claim) -> None:
    """The Word file of the record `held` is about; stored once, and only by who owns the job."""
    made = fresh(services, held.subject_id, held.variant)

    def name(work: Work, blob: str) -> bool:
        return _name(work, held, made.written, blob=blob, template_id=made.template_id)

    stored_once(services, made.sealed(held.variant), name=name)


def fresh(services: Services, record_id: UUID, variant_key: str = "") -> Fresh:
    """The Word file made now; nothing of it is stored."""
    with services.look() as work:
        record = work.session.get_one(Record, record_id)
        kind, context, answers = work.kind(record.kind), context_of(work, record), open_answers(work, record)
        variant = variants.variant_of(kind, variant_key)
        own = variant.kind.key == kind.key  # a companion has its own Word file, and no other in use
        used = templates.in_use(work, kind, record.project_key) if own else None
        key = record_key(work, record)
    context = variants.context_of(variant, context, answers)
    written = word(
        variant.kind, context, answers, template=used.data if used else None, language=variant.language
    )
    return Fresh(written, record, used.template_id if used else None, key)


def word(
    kind: DocumentKind,
    context: Context,
    answers: Answers,
    *,
    template: bytes | None = None,
    language: Language | None = None,
) -> Written:
    """The Word file of one kind; the worker and the command line make it here and nowhere else.

    `template` is the Word file to fill, which is the kind's own unless another is in use. With a `language`
    its fixed texts stand in that language too.
    """
    template = kind.template if template is None else template
    if language is not None:
        title = kind.words(context, answers).dokument.titel
        template = bilingual(template, language, title=title)
    digest = sha256(template)
    words = kind.words(replace(context, template=f"{kind.key} {digest[:8]}"), answers)
    words = words if language is None else in_both(words, language)
    made = signature_kept(fill(template, printed(words)))
    return Written(made, title=words.dokument.titel, template_sha256=digest)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _name(work: Work, held: Claim, written: Written, *, blob: str, template_id: UUID | None) -> bool:
    """Ends the job with its document and asks for the PDF, all or nothing.

    False when the job is another's or the record has its document.
    """
    if not jobs.finish(work.session, held, at=work.now):
        return False
    record = work.session.get_one(Record, held.subject_id)
    which = (Document.record_id == record.id, Document.variant == held.variant)
    if work.session.scalar(select(Document.id).where(*which)):
        return False
    document = Document(
        record_id=record.id, variant=held.variant, docx_blob=blob, docx_sha256=sha256(written.docx),
        template_sha256=written.template_sha256, template_id=template_id, created_at=work.now,
    )  # fmt: skip
    work.session.add(document)
    made, template = document.docx_sha256, document.template_sha256
    tell(work, Event.DOCUMENT_MADE, record=record, sha256=made, template=template)
    ask_pdf(work, record, variant=held.variant)
    return True
