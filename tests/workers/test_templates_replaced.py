"""Fifty documents are made while their template is replaced: each is of one whole template and says which."""

import hashlib
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Thread

import pytest
from sqlalchemy import select

from service.demo.load import PROJECT
from service.documents.catalogue.referral import REMISS
from service.models import Document, Job, JobState, Record
from service.operations import templates
from service.operations.content import record_key
from service.operations.documents import RENDER, file_place
from tests.support.people import Cast
from tests.support.templates import APPROVER, KIND, activate, passed, upload
from tests.support.word import member, with_members
from workers import jobs

DOCUMENTS = 50


def marked(number: int) -> bytes:
    """The remiss as version `number`, which stands in its body's first and last paragraph."""
    body = member(REMISS.template)
    mark = f"<w:p><w:r><w:t>MALL{number}</w:t></w:r></w:p>"
    start, end = body.index("<w:body>") + len("<w:body>"), body.rindex("<w:sectPr")
    whole = body[:start] + mark + body[start:end] + mark + body[end:]
    return with_members(REMISS.template, {"word/document.xml": whole.encode()})


@contextmanager
def again_and_again(do: Callable[[], object]) -> Iterator[None]:
    """Somebody does this, over and over, meanwhile."""
    enough = Event()

    def work() -> None:
        while not enough.is_set():
            do()

    thread = Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        enough.set()
        thread.join()


def made(people: Cast) -> list[tuple[Document, bytes]]:
    with people.bench.work() as work:
        rows = [*work.session.scalars(select(Document))]
        records = {row.id: work.session.get_one(Record, row.record_id) for row in rows}
        keys = {row.id: record_key(work, records[row.id]) for row in rows}
        return [
            (row, keys[row.id].open(work.store.get(row.docx_blob), where=file_place(records[row.id], "docx")))
            for row in rows
        ]


@pytest.mark.slow
def test_each_document_is_of_one_whole_template_and_says_which(people: Cast) -> None:
    files = {number: marked(number) for number in (1, 2, 3)}
    ids = [passed(people, upload(people, data)) for data in files.values()]
    for _ in range(DOCUMENTS):
        people.refer()
    turns = iter(range(100_000))

    def replace() -> None:
        turn = next(turns)
        if turn % 4 == 3:
            with people.bench.work(people[APPROVER]) as work:
                templates.roll_back(work, KIND, PROJECT, "Fel rubrik")
        else:
            activate(people, ids[turn % 4])

    with people.bench.work() as work:
        waiting = [*work.session.scalars(select(Job.id).where(Job.kind == RENDER))]
    for job_id in waiting[:2]:
        replace()
        jobs.run(people.bench.services, job_id)
    with again_and_again(replace), ThreadPoolExecutor(3) as pool:
        for done in [pool.submit(jobs.run, people.bench.services, job_id) for job_id in waiting[2:]]:
            done.result()

    digests = {hashlib.sha256(data).hexdigest(): number for number, data in files.items()}
    digests[hashlib.sha256(REMISS.template).hexdigest()] = 0
    found = made(people)
    assert len(found) == DOCUMENTS
    for document, docx in found:
        number = digests[document.template_sha256]
        assert re.findall(r"MALL(\d)", member(docx)) == ([str(number)] * 2 if number else [])
        assert f"remiss {document.template_sha256[:8]}" in member(docx, "word/footer1.xml")
    with people.bench.work() as work:
        states = {*work.session.scalars(select(Job.state).where(Job.kind == RENDER))}
    assert states == {JobState.DONE}
    assert {1, 2} <= {digests[document.template_sha256] for document, _ in found}
