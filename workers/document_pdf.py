"""The PDF of a document whose Word file is stored: made from that very file, which is never touched again."""

from dataclasses import dataclass

from sqlalchemy import select

from service.boot import Services
from service.models import Document, Record
from service.operations import dispatches, jobs
from service.operations.audit import Event, tell
from service.operations.content import record_key
from service.operations.contexts import document_id
from service.operations.documents import file_place
from service.operations.jobs import Claim
from service.operations.work import Work
from service.vault import DataKey
from workers.documents import sha256
from workers.pdf import Converter, Pdf, convert, converter
from workers.stored import stored_once
from workers.word.markup import parse
from workers.word.package import Package

_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(frozen=True, slots=True)
class Source:
    """A stored Word file and what its PDF must show; nothing of it holds on to the database."""

    record: Record
    variant: str
    title: str
    blob: str
    key: DataKey

    def read(self, services: Services) -> bytes:
        """The Word file itself; raises StorageMissing, StorageDamaged or CannotOpen."""
        return self.key.open(
            services.store.get(self.blob), where=file_place(self.record, "docx", self.variant)
        )


def make(services: Services, held: Claim, *, using: Converter | None = None) -> None:
    """The PDF of the record `held` is about; stored once, and only by who owns the job."""
    with services.look() as work:
        source = _source(work, held)
    docx, settings = source.read(services), services.settings
    pdf = convert(
        docx,
        title=_title(docx) or source.title,
        must_contain=document_id(source.record),
        timeout=settings.pdf_limit,
        using=using or converter(settings.pdf),
    )

    def name(work: Work, blob: str) -> bool:
        return _name(work, held, pdf, blob=blob)

    place = file_place(source.record, "pdf", source.variant)
    stored_once(services, source.key.seal(pdf.data, where=place), name=name)


def _source(work: Work, held: Claim) -> Source:
    record = work.session.get_one(Record, held.subject_id)
    title, key = work.title(record.kind, record.project_key), record_key(work, record)
    blob = _document(work, held).docx_blob
    return Source(record, variant=held.variant, title=title, blob=blob, key=key)


def _title(docx: bytes) -> str:
    """The title in the file's properties, which filling has put there; "" when it has none."""
    part = Package.read(docx).part("dokumentegenskaperna")
    return (parse(part.xml).findtext(_TITLE) or "") if part else ""


def _name(work: Work, held: Claim, pdf: Pdf, *, blob: str) -> bool:
    """Ends the job with its PDF; False when the job is another's or the document has its PDF."""
    if not jobs.finish(work.session, held, at=work.now):
        return False
    document = _document(work, held)
    if document.pdf_blob is not None:
        return False
    document.pdf_blob, document.pdf_sha256 = blob, sha256(pdf.data)
    document.pages, document.converter = pdf.pages, pdf.converter
    record = work.session.get_one(Record, held.subject_id)
    tell(work, Event.PDF_MADE, record=record, pages=pdf.pages, sha256=document.pdf_sha256)
    dispatches.name_file(work, record, variant=held.variant, sha256=document.pdf_sha256)
    return True


def _document(work: Work, held: Claim) -> Document:
    of_it = (Document.record_id == held.subject_id, Document.variant == held.variant)
    return work.session.scalars(select(Document).where(*of_it)).one()
