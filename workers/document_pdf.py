"""The PDF of a document whose Word file is stored: made from that very file, which is never touched again."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from service.boot import Services
from service.database import one_writes
from service.errors import Transient
from service.models import Document, Record
from service.operations import dispatches, jobs
from service.operations.audit import Event, tell
from service.operations.content import Sealed, record_key
from service.operations.contexts import document_id
from service.operations.documents import file_place, standing_file
from service.operations.jobs import Claim
from service.operations.work import Work
from workers.documents import sha256
from workers.pdf import Converter, Pdf, convert, converter
from workers.stored import stored_once
from workers.word.markup import parse
from workers.word.package import Package

_TITLE = "{http://purl.org/dc/elements/1.1/}title"


class WordReplaced(Transient):
    """Somebody put an edited Word file in while the PDF of the one before was made."""

    message = "Word-filen ersattes medan PDF-filen gjordes. Den görs om av sig själv."


@dataclass(frozen=True, slots=True)
class Source:
    """A stored Word file and what its PDF must show; nothing of it holds on to the database.

    `generated` has the title in its properties; of an edited one, `standing`, the properties are not ours.
    """

    record: Record
    variant: str
    title: str
    standing: Sealed
    generated: Sealed
    edit_id: UUID | None

    def named(self, services: Services, docx: bytes) -> str:
        return _title(self.generated.read(services.store) if self.edit_id else docx) or self.title


def make(services: Services, held: Claim, *, using: Converter | None = None) -> None:
    """The PDF of the record `held` is about; stored once, and only by who owns the job."""
    with services.look() as work:
        source = _source(work, held)
    docx, settings = source.standing.read(services.store), services.settings
    pdf = convert(
        docx,
        title=source.named(services, docx),
        must_contain=document_id(source.record),
        timeout=settings.pdf_limit,
        using=using or converter(settings.pdf),
    )

    def name(work: Work, blob: str) -> bool:
        return _name(work, held, pdf, blob=blob, of=source)

    place = file_place(source.record, "pdf", source.variant)
    stored_once(services, source.standing.key.seal(pdf.data, where=place), name=name)


def _source(work: Work, held: Claim) -> Source:
    record = work.session.get_one(Record, held.subject_id)
    title, key = work.title(record.kind, record.project_key), record_key(work, record)
    document = _document(work, held)
    blob, place = standing_file(work, record, document)
    return Source(
        record, variant=held.variant, title=title, edit_id=document.edit_id,
        standing=Sealed(blob=blob, place=place, key=key),
        generated=Sealed(
            blob=document.docx_blob, place=file_place(record, "docx", held.variant), key=key
        ),
    )  # fmt: skip


def _title(docx: bytes) -> str:
    """The title in the file's properties, which filling has put there; "" when it has none."""
    part = Package.read(docx).part("dokumentegenskaperna")
    return (parse(part.xml).findtext(_TITLE) or "") if part else ""


def _name(work: Work, held: Claim, pdf: Pdf, *, blob: str, of: Source) -> bool:
    """Ends the job with its PDF; False when the job is another's or the document has its PDF.

    The document is held first, as by who puts an edited Word file in, who then asks the job to run again.
    """
    document = _document(work, held, hold=True)
    record = work.session.get_one(Record, held.subject_id)
    if standing_file(work, record, document)[0] != of.standing.blob:
        raise WordReplaced
    if not jobs.finish(work.session, held, at=work.now):
        return False
    if document.pdf_blob is not None:
        return False
    document.pdf_blob, document.pdf_sha256 = blob, sha256(pdf.data)
    document.pages, document.converter = pdf.pages, pdf.converter
    tell(work, Event.PDF_MADE, record=record, pages=pdf.pages, sha256=document.pdf_sha256)
    dispatches.name_file(work, record, variant=held.variant, sha256=document.pdf_sha256)
    return True


def _document(work: Work, held: Claim, *, hold: bool = False) -> Document:
    of_it = (Document.record_id == held.subject_id, Document.variant == held.variant)
    wanted = select(Document).where(*of_it)
    if hold and not one_writes(work.session):
        wanted = wanted.with_for_update()
    return work.session.scalars(wanted).one()
