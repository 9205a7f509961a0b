"""Uploads of kinds of people's own making: each version has questions beside its Word file."""

from typing import Any

import pytest
from sqlalchemy import select

from service.demo.load import PROJECT
from service.documents.kind import Subject
from service.documents.own import Definition, DefinitionWrong
from service.errors import KindUnknown
from service.models import AuditEntry, Template
from service.operations import templates
from service.operations.audit import Event
from tests.support.people import Cast
from tests.support.templates import KIND, UPLOADER, word_file
from tests.support.templates import send as sending

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def told(people: Cast, event: Event) -> list[dict[str, object]]:
    with people.bench.work() as work:
        entries = work.session.scalars(select(AuditEntry).where(AuditEntry.action == event))
        return [{**entry.detail, "project": entry.project_key} for entry in entries]


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


def test_adjusted_questions_can_be_told_from_another_file(people: Cast) -> None:
    own = f"egen-{PROJECT}-intyg"
    for definition in (INTYG, {**INTYG, "title": "Intyg om praktik"}):
        send(people, own, "A", definition)
    first, second = told(people, Event.TEMPLATE_UPLOADED)
    assert first["sha256"] == second["sha256"]
    assert first["definition_sha256"] != second["definition_sha256"]
