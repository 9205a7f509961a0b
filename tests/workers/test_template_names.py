"""The check of a Word file whose names are its maker's own: the questions it asks, or why it cannot."""

import pytest

from service.demo.load import PROJECT
from service.documents.own import Definition
from service.models import TemplateState
from tests.support.people import Cast
from tests.support.templates import send, word_file
from tests.workers.desk import INTYG, WRONG, Desk, found, use

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_kind_that_is_being_defined_has_names_of_its_own_making(people: Cast) -> None:
    data = word_file("{{ namn }} {% for r in rader %}{{ r.vad }}{% endfor %} {{ dokument.id }}")
    template_id = send(people, data, kind=f"egen-{PROJECT}-intyg", definition=INTYG).id
    fields = (use("namn"), use("rader", how="loop"), use("rader[].vad"), use("dokument.id"))
    desk = Desk(people, template_id, found(names=("namn", "rader[].vad", "dokument.id"), fields=fields))
    desk.run()
    assert desk.offered == [None]
    asked = Definition.from_json(desk.row.definition).walk()
    assert [(path, each.type.value) for path, each in asked] == [
        ("namn", "text"), ("rader", "rader"), ("rader[].vad", "text"),
    ]  # fmt: skip
    ordinary = desk.filled[1]
    assert (ordinary["namn"], ordinary["rader"]) == ("Namn (exempel)", [{"vad": "Vad (exempel)"}] * 2)
    page = desk.page
    assert (page.title, len(page.pictures), dict(page.today)) == ("Intyg", 3, {})


@pytest.mark.parametrize(
    ("path", "words"), [("class", "Byt"), ("dokument.titeln", "titel"), ("deltagare.namn", "om projektet")]
)
def test_names_that_cannot_be_asked_about_refuse_the_file(people: Cast, path: str, words: str) -> None:
    template_id = send(people, word_file(), kind=f"egen-{PROJECT}-intyg", definition=INTYG).id
    desk = Desk(people, template_id, found(names=(path, "dokument.id"), fields=(use(path),)))
    desk.run()
    assert desk.page.version.state is TemplateState.REFUSED
    (remark,) = desk.page.remarks
    assert words in remark.message


def test_every_mistake_in_a_file_with_names_of_its_own_is_told_in_one_round(people: Cast) -> None:
    template_id = send(people, word_file(), kind=f"egen-{PROJECT}-intyg", definition=INTYG).id
    wrong = found(WRONG, names=("class", "dokument.titeln"), fields=(use("class"),), commented=b"PK")
    desk = Desk(people, template_id, wrong)
    desk.run()
    messages = [remark.message for remark in desk.page.remarks]
    assert desk.page.version.state is TemplateState.REFUSED
    for start in (
        WRONG.message,
        "Mallen skriver inte ut dokumentets id",
        "Namnet ”dokument.titeln”",
        "Namnet ”class”",
    ):
        assert sum(message.startswith(start) for message in messages) == 1


def test_what_could_not_be_opened_is_told_of_nothing_else(people: Cast) -> None:
    template_id = send(people, word_file(), kind=f"egen-{PROJECT}-intyg", definition=INTYG).id
    desk = Desk(people, template_id, found(WRONG, names=(), fields=()))
    desk.run()
    assert [remark.message for remark in desk.page.remarks] == [WRONG.message]


def test_a_file_that_nobody_can_answer_in_is_told_so(people: Cast) -> None:
    template_id = send(people, word_file(), kind=f"egen-{PROJECT}-intyg", definition=INTYG).id
    desk = Desk(people, template_id, found())
    desk.run()
    (remark,) = desk.page.remarks
    assert "inga egna namn inom klamrar: skriv till exempel {{ datum }}" in remark.message
