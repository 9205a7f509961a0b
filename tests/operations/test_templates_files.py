"""The files of a version: stored before the transaction, handed over, and told of."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from service.demo.load import PROJECT
from service.errors import NotFound, ServiceError, StorageMissing
from service.models import AuditEntry, Template, TemplateState
from service.operations import templates
from service.operations.audit import Event
from tests.support.people import Cast
from tests.support.slow_store import SlowStore
from tests.support.templates import APPROVER, KIND, UPLOADER, passed, put_in_use, upload, word_file

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def told(people: Cast, event: Event) -> list[dict[str, object]]:
    with people.bench.work() as work:
        entries = work.session.scalars(select(AuditEntry).where(AuditEntry.action == event))
        return [{**entry.detail, "project": entry.project_key} for entry in entries]


def test_nobody_who_writes_waits_while_a_file_is_sealed_and_stored(people: Cast) -> None:
    store = SlowStore(people.bench.services.settings.blobs)
    store.meanwhile = people.refer
    people.bench.services = replace(people.bench.services, store=store)
    upload(people, word_file("A"))
    with people.bench.work(people[UPLOADER]) as work:
        assert len(templates.page(work, KIND, PROJECT).versions) == 1


def test_a_file_that_is_refused_is_not_kept(people: Cast) -> None:
    upload(people, word_file("A"))
    kept = [*people.bench.services.store.all()]
    with pytest.raises(templates.SameTemplate):
        upload(people, word_file("A"))
    assert [*people.bench.services.store.all()] == kept


def test_what_is_handed_over_is_told(people: Cast) -> None:
    template_id = put_in_use(people, "A")
    with people.bench.work(people[UPLOADER]) as work:
        templates.file(work, template_id, templates.ORIGINAL)
        assert templates.in_use_file(work, KIND, PROJECT).used.data == word_file("A")
        assert templates.in_use_file(work, "remissvar", PROJECT).name == "remissvar-mall-inbyggd.docx"
        with pytest.raises(NotFound):
            templates.picture(work, template_id, templates.ORIGINAL)
    assert [(each["kind"], each["number"]) for each in told(people, Event.TEMPLATE_READ)] == [
        (KIND, 1),
        (KIND, 1),
        ("remissvar", 0),
    ]


def test_a_version_tells_its_mistakes_and_advice_apart(people: Cast) -> None:
    advice = {"place": "sidfoten", "text": "", "message": "Språket saknas.", "severity": "advice"}
    mistakes = [{"place": "brödtexten", "text": "{{ x }}", "message": "Namnet finns inte."}, advice]
    template_id = passed(people, upload(people, word_file()), state=TemplateState.REFUSED, mistakes=mistakes)
    with people.bench.work(people[APPROVER]) as work:
        page = templates.one(work, template_id)
    assert (page.version.mistakes, page.version.advice) == (1, 1)
    assert [each.severity for each in page.remarks] == ["error", "advice"]
    assert page.remarks[0].place == "brödtexten"
    assert (page.version.may_activate, page.version.hindrance) == (
        False,
        "Mallen kan inte tas i bruk: den har fel som behöver rättas.",
    )
    assert (page.checking, page.drawing, page.pictures, page.files) == (
        True,
        False,
        {},
        ("original.docx",),
    )


def test_a_file_that_was_never_made_is_not_there(people: Cast) -> None:
    template_id = upload(people, word_file())
    with people.bench.work(people[UPLOADER]) as work:
        for name in ("kommenterad.docx", "../keys.json", ""):
            with pytest.raises(NotFound):
                templates.file(work, template_id, name)


def test_a_file_moved_to_another_version_does_not_open(people: Cast) -> None:
    first, second = upload(people, word_file("A")), upload(people, word_file("B"))
    with people.bench.work() as work:
        other = work.session.get_one(Template, first).blob
        work.session.get_one(Template, second).blob = other
    with people.bench.work(people[UPLOADER]) as work:
        found = templates.file(work, second, templates.ORIGINAL)
        with pytest.raises(ServiceError, match="kan inte läsas"):
            found.read(work.store)
        work.store.delete(found.blob)
        with pytest.raises(StorageMissing):
            found.read(work.store)
