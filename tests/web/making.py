"""What a worker would have done to a job, without Word: for the pages that show it."""

from uuid import UUID

from sqlalchemy import select

from service.models import Document, Job, Record
from service.operations import jobs
from service.operations.content import record_key
from service.operations.documents import file_place
from service.operations.jobs import Claim, Failure
from tests.support.work import Bench

DOCX, PDF = b"PK the Word file", b"%PDF the other file"


def claim(bench: Bench, record_id: UUID, *, step: str = "filling") -> Claim:
    """A worker takes the record's job and says what it does."""
    with bench.work() as work:
        job = work.session.scalars(select(Job).where(Job.subject_id == record_id)).one()
        held = jobs.claim(work.session, job.id, at=work.now, lease=200)
        assert held
        jobs.step(work.session, held, step)
        return held


def fail(bench: Bench, record_id: UUID, failure: Failure, sentence: str) -> None:
    held = claim(bench, record_id)
    with bench.work() as work:
        jobs.fail(work.session, held, failure, sentence, at=work.now)


def finish(bench: Bench, record_id: UUID, *, converter: str = "LibreOffice") -> None:
    """The record has its document."""
    held = claim(bench, record_id)
    with bench.work() as work:
        record = work.session.get_one(Record, record_id)
        key = record_key(work, record)
        blobs = {
            name: work.store.put(key.seal(data, where=file_place(record, name)))
            for name, data in {"docx": DOCX, "pdf": PDF}.items()
        }
        jobs.finish(work.session, held, at=work.now)
        work.session.add(
            Document(
                record_id=record_id, docx_blob=blobs["docx"], pdf_blob=blobs["pdf"], docx_sha256="0" * 64,
                pdf_sha256="0" * 64, template_sha256="0" * 64, pages=4, converter=converter,
                created_at=work.now,
            )
        )  # fmt: skip
