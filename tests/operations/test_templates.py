"""Uploading templates: numbered, sealed, checked by a worker, and reached by who may change them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, select

from service.demo.load import PROJECT
from service.documents.kind import Subject
from service.documents.own import Definition, DefinitionWrong
from service.errors import KindUnknown, NotFound, ServiceError, StorageMissing
from service.models import AuditEntry, Template, TemplateState, User
from service.operations import templates
from service.operations.audit import Event
from service.operations.templates import Sent
from service.operations.work import Work
from tests.support.people import Cast
from tests.support.slow_store import SlowStore
from tests.support.templates import APPROVER, KIND, UPLOADER, activate, passed, put_in_use, upload, word_file
from tests.support.templates import send as sending

MANAGERS = (UPLOADER, APPROVER)
OTHERS = (
    *("remittent", "vagledare", "oh_ledamot", "styrgrupp", "lsg_forbund"),
    *("utvarderare", "registrator", "deltagare"),
)


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


def test_who_manages_no_templates_sees_what_does_not_exist(people: Cast) -> None:
    template_id = passed(people, upload(people, word_file()))
    for who in OTHERS:
        with people.bench.work(people[who]) as work:
            assert templates.managed(work) == []
            for attempt in attempts(work, template_id):
                with pytest.raises(NotFound) as refused:
                    attempt()
                assert type(refused.value) is NotFound


def attempts(work: Work, template_id: UUID) -> list[Callable[[], object]]:
    """Everything that can be asked about a template."""
    new = {"kind_key": KIND, "file": Sent(uuid4(), PROJECT, "0" * 64, "0" * 64), "why": "Ändrad"}
    return [
        lambda: templates.overview(work, PROJECT),
        lambda: templates.page(work, KIND, PROJECT),
        lambda: templates.one(work, template_id),
        lambda: templates.file(work, template_id, templates.ORIGINAL),
        lambda: templates.upload(work, **new),  # type: ignore[arg-type]  # spread arguments have one type
        lambda: templates.activate(work, template_id),
        lambda: templates.roll_back(work, KIND, PROJECT, "Fel rubrik"),
        lambda: templates.retry(work, template_id),
    ]


@pytest.mark.parametrize("who", MANAGERS)
def test_a_manager_reaches_their_own_project_and_no_other(people: Cast, who: str) -> None:
    with people.bench.work(people[who]) as work:
        assert [project.key for project in templates.managed(work)] == [PROJECT]
        assert templates.overview(work, PROJECT)
        with pytest.raises(NotFound):
            templates.page(work, KIND, "visa_vagen")
        with pytest.raises(NotFound):
            templates.one(work, uuid4())
        with pytest.raises(NotFound):
            templates.page(work, "ingen_sort", PROJECT)


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


INTYG = Definition.new("Intyg", Subject.PROJECT).to_json()


def send(people: Cast, kind_key: str, text: str, definition: dict[str, Any] | None = None) -> Template:
    return sending(people, word_file(text), kind=kind_key, why="Första", definition=definition)


def test_a_kind_of_people_s_own_making_keeps_its_definition_until_it_gets_another(people: Cast) -> None:
    own = f"egen-{PROJECT}-intyg"
    assert send(people, own, "A", INTYG).definition == INTYG
    assert send(people, own, "B").definition == INTYG
    assert send(people, own, "B", {**INTYG, "title": "Intyg om praktik"}).number == 3
    with pytest.raises(DefinitionWrong):
        send(people, own, "C", {**INTYG, "title": ""})
    with people.bench.work(people[UPLOADER]) as work:
        assert templates.page(work, own, PROJECT).title == "Intyg om praktik"
        line = templates.overview(work, PROJECT)[-1]
    assert (line.title, line.own, [each.number for each in line.checking]) == (
        "Intyg om praktik",
        True,
        [3, 2, 1],
    )


@pytest.mark.parametrize(
    ("kind_key", "definition"),
    [
        ("egen-visa_vagen-intyg", INTYG),
        (KIND, INTYG),
        (f"egen-{PROJECT}-annat", None),
        ("ingen_sort", None),
    ],
)
def test_a_kind_that_is_not_there_takes_no_template(
    people: Cast, kind_key: str, definition: dict[str, Any] | None
) -> None:
    with pytest.raises(KindUnknown):
        send(people, kind_key, "A", definition)


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


def test_adjusted_questions_can_be_told_from_another_file(people: Cast) -> None:
    own = f"egen-{PROJECT}-intyg"
    for definition in (INTYG, {**INTYG, "title": "Intyg om praktik"}):
        send(people, own, "A", definition)
    first, second = told(people, Event.TEMPLATE_UPLOADED)
    assert first["sha256"] == second["sha256"]
    assert first["definition_sha256"] != second["definition_sha256"]


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


def test_the_list_says_what_is_in_use_and_what_waits(people: Cast) -> None:
    put_in_use(people, "A")
    upload(people, word_file("B"))
    with people.bench.work(people[UPLOADER]) as work:
        lines = {line.kind_key: line for line in templates.overview(work, PROJECT)}
        assert [*lines] == [kind.key for kind in work.registry]
    assert (lines[KIND].in_use, [each.number for each in lines[KIND].checking]) == (1, [2])
    with people.bench.work() as work:
        approver = work.session.get_one(User, people[APPROVER].id).name
    assert [since.who for since in (lines[KIND].since,) if since] == [approver]
    assert (lines["ansokan"].in_use, lines["ansokan"].since, lines["ansokan"].own) == (None, None, False)


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


def test_who_may_put_it_into_use_is_told_so(people: Cast) -> None:
    passed(people, upload(people, word_file()))
    may = {}
    for who in MANAGERS:
        with people.bench.work(people[who]) as work:
            may[who] = templates.page(work, KIND, PROJECT).versions[0].may_activate
    assert may == {UPLOADER: False, APPROVER: True}
    activate(
        people, upload_again := passed(people, upload(people, word_file("B"), who=APPROVER)), who=UPLOADER
    )
    with people.bench.work(people[APPROVER]) as work:
        page = templates.page(work, KIND, PROJECT)
    assert [(each.id == upload_again, each.in_use) for each in page.versions] == [
        (True, True),
        (False, False),
    ]


def test_the_newest_version_waits_for_somebody_else_until_it_was_in_use(people: Cast) -> None:
    passed(people, template_id := upload(people, word_file()))
    waits = []
    for who in MANAGERS:
        with people.bench.work(people[who]) as work:
            waits += [(line.waiting.id, line.waiting.may_activate) for line in waiting(work)]
    assert waits == [(template_id, False), (template_id, True)]
    activate(people, template_id)
    with people.bench.work(people[UPLOADER]) as work:
        assert waiting(work) == []


def waiting(work: Work) -> list[Any]:
    return [line for line in templates.overview(work, PROJECT) if line.waiting]


def test_the_list_asks_the_database_as_often_for_many_kinds_and_versions_as_for_one(people: Cast) -> None:
    put_in_use(people, "A")
    few = asked(people)
    for kind in ("remissvar", "ansokan", "genomforandeplan"):
        for text in "ABC":
            put_in_use(people, text, kind=kind)
    assert asked(people) == few


def asked(people: Cast) -> int:
    """How many questions the list puts to the database."""
    told: list[str] = []

    def hear(*what: Any) -> None:
        told.append(what[2])

    engine = people.bench.services.engine
    with people.bench.services.look(people[UPLOADER]) as work:
        event.listen(engine, "before_cursor_execute", hear)
        try:
            templates.overview(work, PROJECT)
        finally:
            event.remove(engine, "before_cursor_execute", hear)
    return len(told)
