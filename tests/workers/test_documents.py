"""One Word file: made once, by its owner, whole, sealed, and whatever happens to rights and keys."""

import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import timedelta
from typing import ClassVar

import pikepdf
import pytest
from sqlalchemy import delete, select

from service.documents.catalogue.referral import REMISS
from service.documents.kind import DocumentKind
from service.errors import NotAllowed, StorageFull
from service.models import CaseFile, Document, GrantRow, Job, JobState, Record, User
from service.operations import accounts, document_page, jobs
from service.operations import documents as downloads
from service.operations.documents import RENDER
from service.storage import FileStore
from tests.support.people import STORIES
from tests.support.slow_store import SlowStore
from tests.support.templates import activate, passed, upload, word_file
from tests.support.word import member
from tests.workers.making import Making


def test_word_and_pdf_are_made_sealed_and_handed_over(making: Making) -> None:
    making.run()
    with making.services.work(making.people["remittent"]) as work:
        docx = downloads.download(work, making.record_id, "docx")
        pdf = downloads.download(work, making.record_id, "pdf")
    store = making.services.store
    assert STORIES["D1"].texts["fragestallning"] in member(docx.read(store))
    assert pdf.read(store).startswith(b"%PDF-")
    for blob in making.services.store.all():
        assert not making.services.store.get(blob).startswith((b"PK", b"%PDF"))


def test_the_pdf_has_the_title_that_the_document_has(making: Making) -> None:
    making.change_kind(replace(REMISS, title="Vad katalogen säger"))
    making.run()
    with making.services.work(making.people["remittent"]) as work:
        file = downloads.download(work, making.record_id, "pdf")
    with pikepdf.open(io.BytesIO(file.read(making.services.store))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Remiss"


def test_the_document_knows_what_it_was_made_from(making: Making) -> None:
    making.run()
    document = making.document
    assert document is not None
    assert document.template_sha256 == hashlib.sha256(REMISS.template).hexdigest()
    assert (document.converter, document.pages) == ("Fake", 1)
    assert [(job.state, job.attempts) for job in (making.job, making.pdf_job)] == [(JobState.DONE, 1)] * 2


def test_the_document_names_the_version_it_was_made_from_though_files_are_alike(making: Making) -> None:
    making.run()
    version = activate(making.people, passed(making.people, upload(making.people, REMISS.template)))
    assert _named(making) == "inbyggd"
    with making.services.work() as work:
        document = work.session.scalars(select(Document)).one()
        work.session.delete(document)
        work.session.execute(delete(Job))
        again = jobs.ask(work, RENDER, subject_id=making.record_id, queue="documents", dedup_key="again")
    making.write(job_id=again.id)
    assert making.document is not None
    assert making.document.template_id == version
    assert _named(making) == "version 1, uppladdad 2019-03-07"
    later = word_file("En senare version")
    activate(making.people, passed(making.people, upload(making.people, later)))
    activate(making.people, passed(making.people, upload(making.people, REMISS.template)))
    assert _named(making) == "version 1, uppladdad 2019-03-07"


def _named(making: Making) -> str:
    with making.services.work(making.people["remittent"]) as work:
        return document_page.read(work, making.record_id).template


class Replaced(DocumentKind):
    """A kind whose Word file is another at the second look."""

    looks: ClassVar[list[bytes]] = []

    @property
    def template(self) -> bytes:
        return self.looks.pop(0)


def test_a_word_file_that_is_replaced_meanwhile_is_not_taken_for_the_one_that_was_used(
    making: Making,
) -> None:
    named = {field.name: getattr(REMISS, field.name) for field in fields(REMISS)}
    Replaced.looks = [REMISS.template, b"another"]
    making.change_kind(Replaced(**named))
    making.run()
    assert making.document is not None
    assert making.document.template_sha256 == hashlib.sha256(REMISS.template).hexdigest()


def test_a_hundred_messages_at_once_make_one_document(making: Making) -> None:
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(making.run) for _ in range(100)]:
            done.result()
    assert making.document is not None
    assert (making.told, making.job.attempts) == (1, 1)
    assert (making.pdf_told, making.pdf_job.attempts, making.converter.runs) == (1, 1, 1)
    assert len([*making.services.store.all()]) == 2


def test_another_job_for_the_same_record_adds_nothing(making: Making) -> None:
    making.run()
    first = making.document
    with making.services.work() as work:
        again = jobs.ask(work, RENDER, subject_id=making.record_id, queue="documents", dedup_key="another")
    making.write(job_id=again.id)
    with making.services.work() as work:
        assert work.session.get_one(Job, again.id).state == JobState.DONE
    assert first is not None
    assert making.document is not None
    assert (making.document.id, making.told) == (first.id, 1)
    assert len([*making.services.store.all()]) == 2


def test_nobody_who_writes_waits_for_the_disk_to_take_or_give_a_document(making: Making) -> None:
    store = SlowStore(making.services.settings.blobs)
    store.meanwhile = making.people.refer
    making.services = replace(making.services, store=store)
    making.run()
    with making.services.work(making.people["remittent"]) as work:
        file = downloads.download(work, making.record_id, "pdf")
    assert file.read(store).startswith(b"%PDF-")
    assert making.told == 1


def test_of_two_owners_the_second_stores_and_the_first_nothing(making: Making) -> None:
    def overtake() -> None:
        store.meanwhile = lambda: None
        making.forward(seconds=making.services.settings.job_lease + 1)
        making.write()

    store = SlowStore(making.services.settings.blobs)
    store.meanwhile = overtake
    making.services = replace(making.services, store=store)
    making.write()
    assert (making.told, making.job.attempts) == (1, 2)
    assert len([*store.all()]) == 1


class FullStore(FileStore):
    """No room for the first file."""

    puts = 0

    def put(self, data: bytes) -> str:
        self.puts += 1
        if self.puts == 1:
            raise StorageFull
        return super().put(data)


def test_a_full_store_leaves_no_half_document_and_is_tried_again(making: Making) -> None:
    making.services = replace(making.services, store=FullStore(making.services.settings.blobs))
    making.run()
    job = making.job
    assert (job.state, job.error) == (JobState.QUEUED, StorageFull.message)
    assert (making.document, making.told) == (None, 0)
    making.forward(seconds=13)
    making.run()
    assert (making.told, making.pdf_told) == (1, 1)
    assert job.not_before - job.created_at > timedelta(seconds=10)


def test_a_record_whose_key_was_destroyed_is_told_of_at_once(making: Making) -> None:
    with making.services.work() as work:
        record = work.session.get_one(Record, making.record_id)
        work.session.get_one(CaseFile, record.case_id).wrapped_key = b""
    making.run()
    job = making.job
    assert (job.state, job.error_code) == (JobState.FAILED, jobs.Failure.BAD_INPUT)
    assert "Uppgiften kan inte läsas" in job.error
    assert making.document is None


def test_a_right_that_was_taken_away_does_not_stop_the_document_but_its_reader(making: Making) -> None:
    leader, writer = making.people["projektledare"], making.people["remittent"]
    with making.services.work() as work:
        work.session.execute(delete(GrantRow).where(GrantRow.user_id == writer.id))
    making.run()
    with making.services.work(leader) as work:
        assert downloads.download(work, making.record_id, "pdf").read(work.store)
    with making.services.work() as work:
        now = accounts.actor_of(work.session.get_one(User, writer.id))
    with pytest.raises(NotAllowed), making.services.work(now) as work:
        downloads.download(work, making.record_id, "pdf")
