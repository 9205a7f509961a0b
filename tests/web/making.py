"""What a worker would have done to a job, without Word: for the pages that show it."""

from uuid import UUID

from sqlalchemy import select

from service.models import Document, Job, Record
from service.operations import jobs
from service.operations.content import record_key
from service.operations.documents import CONVERT, RENDER, ask_pdf, file_place
from service.operations.jobs import Claim, Failure
from service.operations.work import Work
from tests.support.work import Bench

DOCX, PDF = b"PK the Word file", b"%PDF the other file"


def claim(bench: Bench, record_id: UUID, *, kind: str = RENDER) -> Claim:
    """A worker takes the record's job of this kind."""
    with bench.work() as work:
        job = work.session.scalars(select(Job).where(Job.dedup_key == f"{kind}:{record_id}")).one()
        held = jobs.claim(work.session, job.id, at=work.now, lease=200)
        assert held
        return held


def fail(bench: Bench, record_id: UUID, failure: Failure, sentence: str, *, kind: str = RENDER) -> None:
    held = claim(bench, record_id, kind=kind)
    with bench.work() as work:
        jobs.fail(work.session, held, failure, sentence, at=work.now)


def write(bench: Bench, record_id: UUID) -> None:
    """The record has its Word file, and its PDF is asked for."""
    held = claim(bench, record_id)
    with bench.work() as work:
        record, blob = work.session.get_one(Record, record_id), _stored(work, record_id, "docx", DOCX)
        jobs.finish(work.session, held, at=work.now)
        work.session.add(
            Document(
                record_id=record_id, docx_blob=blob, docx_sha256="0" * 64, template_sha256="0" * 64,
                created_at=work.now,
            )
        )  # fmt: skip
        ask_pdf(work, record)


def finish(bench: Bench, record_id: UUID, *, converter: str = "LibreOffice") -> None:
    """The record has its Word file and its PDF."""
    write(bench, record_id)
    held = claim(bench, record_id, kind=CONVERT)
    with bench.work() as work:
        document = work.session.scalars(select(Document).where(Document.record_id == record_id)).one()
        document.pdf_blob, document.pdf_sha256 = _stored(work, record_id, "pdf", PDF), "0" * 64
        document.pages, document.converter = 4, converter
        jobs.finish(work.session, held, at=work.now)


def _stored(work: Work, record_id: UUID, format: str, data: bytes) -> str:
    record = work.session.get_one(Record, record_id)
    return work.store.put(record_key(work, record).seal(data, where=file_place(record, format)))
