"""One PDF after its Word file: made once from that very file, tried again alone, and never touching it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select

from service.errors import StorageFull
from service.models import CaseFile, Document, Job, JobState, Record
from service.operations import documents, jobs
from service.operations.documents import RENDER
from service.operations.jobs import Failure
from service.storage import FileStore
from tests.support.converter import raising
from tests.workers.making import Making
from workers.errors import PdfFailed


@pytest.fixture
def written(making: Making) -> Making:
    """The Word file is there and its PDF asked for."""
    making.write()
    return making


def test_the_word_file_is_handed_over_before_there_is_a_pdf(written: Making) -> None:
    with written.services.work(written.people["remittent"]) as work:
        assert documents.download(work, written.record_id, "docx").read(work.store).startswith(b"PK")
    assert (written.told, written.pdf_told, written.converter.runs) == (1, 0, 0)


def test_the_pdf_is_rung_for_in_a_queue_of_its_own_once_the_word_file_stands(written: Making) -> None:
    assert written.people.bench.bell.rung[-1] == ("pdf", written.pdf_job.id)
    assert (written.pdf_job.subject_id, written.pdf_job.created_by) == (written.record_id, None)


def test_a_word_file_that_fails_asks_for_no_pdf(making: Making) -> None:
    making.services = replace(making.services, store=Full(making.services.settings.blobs))
    rung = [*making.people.bench.bell.rung]
    making.write()
    assert making.people.bench.bell.rung == rung
    with making.services.work() as work:
        assert [*work.session.scalars(select(Job.kind))] == [RENDER]


def test_a_hundred_messages_at_once_make_one_pdf(written: Making) -> None:
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(written.convert) for _ in range(100)]:
            done.result()
    assert (written.converter.runs, written.pdf_told, written.pdf_job.attempts) == (1, 1, 1)
    assert len([*written.services.store.all()]) == 2


def test_of_two_owners_the_second_stores_and_the_first_nothing(written: Making) -> None:
    def overtake() -> None:
        written.forward(seconds=written.services.settings.job_lease + 1)
        written.convert()

    written.converter.during = [overtake]
    written.convert()
    assert (written.converter.runs, written.pdf_told, written.pdf_job.attempts) == (2, 1, 2)
    assert len([*written.services.store.all()]) == 2


def test_another_job_for_the_same_pdf_adds_nothing(written: Making) -> None:
    written.convert()
    first = must(written)
    with written.services.work() as work:
        work.session.get_one(Job, written.pdf_job.id).state = JobState.QUEUED
    written.convert()
    assert written.pdf_job.state == JobState.DONE
    assert (must(written).pdf_blob, written.pdf_told) == (first.pdf_blob, 1)
    assert len([*written.services.store.all()]) == 2


def test_a_worker_that_dies_while_converting_is_followed_by_another(written: Making) -> None:
    before = must(written)
    written.converter.during = [raising(SystemExit("kill -9"))]
    with pytest.raises(SystemExit):
        written.convert()
    written.convert()
    assert must(written).pdf_blob is None  # the lease of the dead one has not run out
    written.forward(seconds=written.services.settings.job_lease + 1)
    with written.services.work() as work:
        jobs.sweep(work, ring_again_after=15)
    assert written.people.bench.bell.rung[-1] == ("pdf", written.pdf_job.id)
    written.convert()
    assert (written.pdf_told, written.pdf_job.attempts) == (1, 2)
    assert must(written).docx_blob == before.docx_blob


def test_a_pdf_that_fails_for_good_waits_for_a_person_and_the_word_file_stands(written: Making) -> None:
    before, person = must(written), written.people["remittent"]
    written.converter.during = [raising(PdfFailed(reason="Fake lämnade ingen PDF."))] * 4
    for _ in range(5):
        written.convert()
        written.forward(minutes=7)
    assert (written.pdf_job.state, written.job.state) == (JobState.DEAD, JobState.DONE)
    with written.services.work(person) as work:
        assert documents.download(work, written.record_id, "docx").read(work.store).startswith(b"PK")
        documents.retry(work, written.record_id)
    assert written.people.bench.bell.rung[-1] == ("pdf", written.pdf_job.id)
    written.write()
    written.convert()
    assert (written.pdf_told, written.told, written.job.attempts) == (1, 1, 1)
    assert must(written).docx_blob == before.docx_blob


def test_a_word_file_that_is_away_is_told_of_as_such(written: Making) -> None:
    written.services.store.delete(must(written).docx_blob)
    written.convert()
    assert (written.pdf_job.state, written.pdf_job.error_code) == (JobState.QUEUED, Failure.UNKNOWN)
    assert written.converter.runs == 0


def test_a_key_that_is_destroyed_meanwhile_ends_the_job(written: Making) -> None:
    with written.services.work() as work:
        record = work.session.get_one(Record, written.record_id)
        work.session.get_one(CaseFile, record.case_id).wrapped_key = b""
    written.convert()
    assert (written.pdf_job.state, written.pdf_job.error_code) == (JobState.FAILED, Failure.BAD_INPUT)


def test_a_full_store_leaves_the_word_file_and_tries_the_pdf_again(written: Making) -> None:
    written.services = replace(written.services, store=Full(written.services.settings.blobs))
    written.convert()
    assert (written.pdf_job.state, written.pdf_job.error) == (JobState.QUEUED, StorageFull.message)
    assert must(written).pdf_blob is None


class Full(FileStore):
    """No room for anything."""

    def put(self, data: bytes) -> str:
        raise StorageFull


def must(making: Making) -> Document:
    """The document, which is there."""
    assert making.document is not None
    return making.document
