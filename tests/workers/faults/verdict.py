"""What must hold once every job has ended, whatever happened on the way."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from sqlalchemy import select

from service.models import AuditEntry, Document, Job, JobState, Record
from service.operations.audit import Event
from service.operations.content import record_key
from service.operations.documents import file_place
from service.operations.work import Work
from tests.support.people import STORIES
from tests.workers.faults.installation import Installation


def assert_all_made_once(installation: Installation, number: int) -> None:
    """So many records have one document each, both files told once in the audit trail, and both open."""
    with installation.services.work() as work:
        wanted = {job.subject_id for job in work.session.scalars(select(Job))}
        documents = [*work.session.scalars(select(Document))]
        assert len(wanted) == number
        assert Counter(document.record_id for document in documents) == Counter(wanted)
        for event in (Event.DOCUMENT_MADE, Event.PDF_MADE):
            made = select(AuditEntry.record_id).where(AuditEntry.action == event)
            assert Counter(work.session.scalars(made)) == Counter(wanted)
        for document in documents:
            assert_whole(work, document)


def assert_whole(work: Work, document: Document) -> None:
    record = work.session.get_one(Record, document.record_id)
    for name, blob, digest in (
        ("docx", document.docx_blob, document.docx_sha256),
        ("pdf", document.pdf_blob, document.pdf_sha256),
    ):
        assert blob is not None
        data = record_key(work, record).open(work.store.get(blob), where=file_place(record, name))
        assert hashlib.sha256(data).hexdigest() == digest


def assert_all_done(installation: Installation) -> None:
    assert [job.error for job in installation.jobs() if job.state != JobState.DONE] == []


def assert_few_files_without_document(installation: Installation, *, kills: int) -> None:
    """A worker killed between storing a file and telling of it leaves that one, sealed, at most."""
    with installation.services.work() as work:
        documents = work.session.scalars(select(Document))
        told = {blob for document in documents for blob in (document.docx_blob, document.pdf_blob)}
        assert len({*work.store.all()} - told) <= kills


def assert_nothing_left(installation: Installation) -> None:
    """Once its workers have ended no converter runs, and no text lies in the clear."""
    for running in installation.started:
        if running.child.name.startswith("worker") and running.exit_code() is None:
            running.stop()
    assert installation.left_behind() == []
    assert [*installation.temporary.glob("knutpunkt-pdf-*")] == []


def assert_nobody_named(installation: Installation) -> None:
    """Neither the logs nor the queue's files hold who the documents are about."""
    secrets = [text.encode() for text in (STORIES["D1"].facts["pnr"], "Testperson", "example.org")]
    for name, data in _open_files(installation):
        assert [secret for secret in secrets if secret in data] == [], name


def _open_files(installation: Installation) -> Iterator[tuple[str, bytes]]:
    for path in (*installation.folder.glob("*.log"), *installation.folder.glob("valkey/**/*")):
        if path.is_file():
            yield path.name, path.read_bytes()
