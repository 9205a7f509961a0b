"""Templates are reached by who may change them, and for all others they do not exist."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from service.demo.load import PROJECT
from service.errors import NotFound
from service.operations import templates
from service.operations.templates import Sent
from service.operations.work import Work
from tests.support.people import Cast
from tests.support.templates import APPROVER, KIND, UPLOADER, activate, passed, upload, word_file

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


MANAGERS = (UPLOADER, APPROVER)

OTHERS = (
    *("remittent", "vagledare", "oh_ledamot", "styrgrupp", "lsg_forbund"),
    *("utvarderare", "registrator", "deltagare"),
)


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
