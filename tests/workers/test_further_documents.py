"""Further documents of one record: each asked for, made once, sealed, and kept apart from the main one."""

import io
from uuid import UUID

import docx
import pytest
from sqlalchemy import select

from service.documents.twin import TwinTells
from service.errors import CannotOpen, DocumentNotReady, NotAllowed, NotFound
from service.models import Document, Job, JobState
from service.operations import documents, further, papers
from service.operations.documents import CONVERT, RENDER, job_key
from tests.support.people import Cast
from tests.workers.making import Making
from workers import document_pdf, jobs


@pytest.fixture
def plan(people: Cast) -> UUID:
    return people.plan(people.enrol("D1"))


def make(people: Cast, record_id: UUID, key: str, *, pdf: bool = True) -> None:
    """Asks for a document and does what the workers would."""
    services, converter = people.bench.services, Making(people, record_id).converter
    with people.bench.work(people["vagledare"]) as work:
        further.ask(work, record_id, key)
    jobs.run(services, _job(people, job_key(RENDER, record_id, key)))
    if pdf:
        tasks = {CONVERT: lambda services, held: document_pdf.make(services, held, using=converter)}
        jobs.run(services, _job(people, job_key(CONVERT, record_id, key)), tasks=tasks)


def _job(people: Cast, key: str) -> UUID:
    with people.bench.work() as work:
        return work.session.scalars(select(Job.id).where(Job.dedup_key == key)).one()


def text_of(people: Cast, record_id: UUID, key: str) -> str:
    with people.bench.work(people["vagledare"]) as work:
        file = documents.download(work, record_id, "docx", variant=key)
    document = docx.Document(io.BytesIO(file.read(people.bench.services.store)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_the_easy_read_plan_is_made_beside_the_plan(people: Cast, plan: UUID) -> None:
    Making(people, plan).run()
    make(people, plan, "lattlast")
    easy, whole = text_of(people, plan, "lattlast"), text_of(people, plan, "")
    assert "Det här vill jag" in easy
    assert "Underskrift" not in easy
    assert "Det här vill jag" not in whole
    with people.bench.work(people["vagledare"]) as work:
        assert documents.download(work, plan, "pdf", variant="lattlast").name.endswith("lattlast-v1.pdf")


def test_the_plan_in_two_languages_has_both_beside_what_was_written(people: Cast, plan: UUID) -> None:
    make(people, plan, "uk")
    text = text_of(people, plan, "uk")
    assert "Mina resurser" in text
    assert "Мої ресурси" in text


def test_a_further_document_does_not_count_as_the_main_one(people: Cast, plan: UUID) -> None:
    make(people, plan, "lattlast", pdf=False)
    with people.bench.work(people["vagledare"]) as work:
        assert documents.progress(work, plan).document is None
        (paper,) = papers.listed(work, [documents.progress(work, plan).record])
        assert paper.standing is papers.Standing.QUEUED
    Making(people, plan).run()
    with people.bench.work() as work:
        made = work.session.scalars(select(Document.variant).where(Document.record_id == plan))
        assert sorted(made) == ["", "lattlast"]


def test_asked_for_twice_it_is_made_once(people: Cast, plan: UUID) -> None:
    make(people, plan, "ar")
    make(people, plan, "ar")
    with people.bench.work() as work:
        found = [*work.session.scalars(select(Document).where(Document.variant == "ar"))]
        assert [each.pages for each in found] == [1]


def test_one_document_is_no_other_though_their_files_are_exchanged(people: Cast, plan: UUID) -> None:
    for key in ("ar", "uk"):
        make(people, plan, key)
    with people.bench.work() as work:
        rows = {row.variant: row for row in work.session.scalars(select(Document))}
        rows["ar"].docx_blob, rows["uk"].docx_blob = rows["uk"].docx_blob, rows["ar"].docx_blob
    with pytest.raises(CannotOpen):
        text_of(people, plan, "ar")


def test_what_the_kind_does_not_give_is_not_found(people: Cast, plan: UUID) -> None:
    with people.bench.work(people["vagledare"]) as work:
        for key in ("xx", "lattlast-xx", "../ar"):
            with pytest.raises(NotFound):
                further.ask(work, plan, key)
        with pytest.raises(DocumentNotReady):
            further.ask(work, plan, "")


def test_who_may_not_read_the_record_gets_none_of_its_documents(people: Cast, plan: UUID) -> None:
    make(people, plan, "lattlast")
    with people.bench.work(people["remittent.primarvarden"]) as work, pytest.raises(NotAllowed):
        further.ask(work, plan, "lattlast")
    with people.bench.work(people["remittent.primarvarden"]) as work, pytest.raises(NotAllowed):
        documents.download(work, plan, "docx", variant="lattlast")


def test_a_twin_that_would_tell_who_it_is_is_refused_at_once(people: Cast, plan: UUID) -> None:
    with people.bench.work(people["vagledare"]) as work, pytest.raises(TwinTells):
        further.ask(work, plan, "avidentifierad")
    with people.bench.work() as work:
        assert not [*work.session.scalars(select(Job).where(Job.variant != ""))]


def test_what_failed_is_tried_again_on_asking(people: Cast, plan: UUID) -> None:
    with people.bench.work(people["vagledare"]) as work:
        further.ask(work, plan, "lattlast")
    with people.bench.work() as work:
        job = work.session.scalars(select(Job).where(Job.variant == "lattlast")).one()
        job.state, job.error = JobState.FAILED, "Mallen är trasig."
    with people.bench.work(people["vagledare"]) as work:
        told = {each.key: each for each in further.listed(work, documents.progress(work, plan))}
        assert told["lattlast"].reason == "Mallen är trasig."
    make(people, plan, "lattlast")
    assert "Min plan" in text_of(people, plan, "lattlast")


def test_the_language_of_the_person_is_near_at_hand(people: Cast, plan: UUID) -> None:
    with people.bench.work(people["vagledare"]) as work:
        near = [each.key for each in further.listed(work, documents.progress(work, plan)) if each.near]
    assert near == ["lattlast", "avidentifierad"]
