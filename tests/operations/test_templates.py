"""Uploading templates: numbered, sealed, and checked by a worker."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from sqlalchemy import select

from service.demo.load import PROJECT
from service.errors import ServiceError
from service.models import AuditEntry, Template, TemplateState
from service.operations import templates
from service.operations.audit import Event
from tests.support.people import Cast
from tests.support.templates import APPROVER, KIND, UPLOADER, upload, word_file

MANAGERS = (UPLOADER, APPROVER)


def told(people: Cast, event: Event) -> list[dict[str, object]]:
    with people.bench.work() as work:
        entries = work.session.scalars(select(AuditEntry).where(AuditEntry.action == event))
        return [{**entry.detail, "project": entry.project_key} for entry in entries]


def test_an_upload_is_numbered_sealed_told_of_and_a_worker_asked(people: Cast) -> None:
    first, second = upload(people, word_file("A")), upload(people, word_file("B"))
    with people.bench.work(people[UPLOADER]) as work:
        page = templates.page(work, KIND, PROJECT)
        assert [(each.number, each.id, each.state) for each in page.versions] == [
            (2, second, TemplateState.CHECKING),
            (1, first, TemplateState.CHECKING),
        ]
        assert (page.versions[0].who, page.versions[0].why) == ("Testperson P1", "Ny rubrik")
        assert templates.file(work, first, templates.ORIGINAL).read(work.store) == word_file("A")
        for blob in work.store.all():
            assert not work.store.get(blob).startswith(b"PK")
    assert [queue for queue, _ in people.bench.bell.rung] == ["interactive", "interactive"]
    assert [each["number"] for each in told(people, Event.TEMPLATE_UPLOADED)] == [1, 2]
    assert told(people, Event.TEMPLATE_UPLOADED)[0]["project"] == PROJECT


def test_kinds_and_versions_are_counted_apart(people: Cast) -> None:
    upload(people, word_file("A"))
    upload(people, word_file("A"), kind="remissvar")
    with people.bench.work(people[UPLOADER]) as work:
        assert [each.number for each in templates.page(work, "remissvar", PROJECT).versions] == [1]


@pytest.mark.parametrize(
    ("data", "why", "cause", "said"),
    [
        (b"", "Ny rubrik", templates.TemplateEmpty, "Filen är tom"),
        (b"x" * (10 * 1024 * 1024 + 1), "Ny rubrik", templates.TemplateTooLarge, "större än 10 MB"),
        (b"x", " \u202e\n ", templates.WhyMissing, "Skriv varför"),
        (b"x", "a" * 501, templates.WhyTooLong, "längre än 500 tecken"),
    ],
)
def test_what_cannot_be_taken_is_refused_before_anything_is_stored(
    people: Cast, data: bytes, why: str, cause: type[ServiceError], said: str
) -> None:
    with pytest.raises(cause, match=said):
        upload(people, data, why=why)
    assert [*people.bench.services.store.all()] == []
    assert people.bench.bell.rung == []


def test_why_is_kept_clean(people: Cast) -> None:
    template_id = upload(people, word_file(), why="  Ny\r\nrubrik {{ 7*7 }}\x00 ")
    with people.bench.work() as work:
        assert work.session.get_one(Template, template_id).why == "Ny\nrubrik {\u2060{ 7*7 }\u2060}"


def test_the_same_file_again_is_told_of_but_an_older_one_may_come_back(people: Cast) -> None:
    upload(people, word_file("A"))
    with pytest.raises(templates.SameTemplate, match="densamma som version 1"):
        upload(people, word_file("A"))
    upload(people, word_file("B"))
    upload(people, word_file("A"))
    with people.bench.work(people[UPLOADER]) as work:
        assert len(templates.page(work, KIND, PROJECT).versions) == 3


@pytest.mark.slow
def test_two_at_once_get_a_number_each(people: Cast) -> None:
    people[UPLOADER], people[APPROVER]
    files = [word_file(f"Fil {number}") for number in range(12)]

    def send(number: int) -> UUID:
        return upload(people, files[number], who=MANAGERS[number % 2])

    with ThreadPoolExecutor(6) as pool:
        ids = [*pool.map(send, range(12))]
    with people.bench.work(people[UPLOADER]) as work:
        versions = templates.page(work, KIND, PROJECT).versions
    assert [each.number for each in versions] == [*range(12, 0, -1)]
    assert {each.id for each in versions} == {*ids}


def test_the_same_file_twice_at_once_is_one_version(people: Cast) -> None:
    people[UPLOADER]

    def send(_: int) -> bool:
        try:
            upload(people, word_file("A"))
        except templates.SameTemplate:
            return False
        return True

    with ThreadPoolExecutor(5) as pool:
        assert sum(pool.map(send, range(5))) == 1
