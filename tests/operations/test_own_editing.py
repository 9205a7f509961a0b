"""Making a kind without code and adjusting its questions: names, versions, who may."""

from uuid import uuid4

import pytest

from service.demo.load import PROJECT
from service.documents.kind import Subject
from service.documents.own import Definition, DefinitionWrong
from service.errors import NotFound
from service.models import Template, TemplateState
from service.operations import templates
from service.operations.own import editing as own_editing
from service.operations.own import kinds as own_kinds
from service.operations.templates import Sent
from tests.operations.own_documents import NOTE
from tests.support.own import kind, question, upload
from tests.support.people import Cast
from tests.support.templates import UPLOADER, sent, word_file


def test_questions_that_are_not_proposed_yet_are_not_remembered(people: Cast) -> None:
    with sent(people, word_file()) as file, people.bench.work(people[UPLOADER]) as work:
        made = own_editing.begin(work, file=file, title="Intyg", subject=Subject.CASE, why="Första")
        assert own_kinds.of_template(work.session, made.id).definition.questions == ()
        made.state, made.definition = TemplateState.READY, kind(question("a"), title="Intyg")
        assert len(own_kinds.of_template(work.session, made.id).definition.questions) == 1


def test_a_new_kind_has_a_name_of_its_own(people: Cast) -> None:
    def new(title: str) -> Template:
        with sent(people, word_file()) as file, people.bench.work(people[UPLOADER]) as work:
            return own_editing.begin(work, file=file, title=title, subject=Subject.PROJECT, why="Första")

    made = new("Årlig översikt")
    assert (made.kind, made.state) == (f"egen-{PROJECT}-arlig_oversikt", TemplateState.CHECKING)
    with pytest.raises(own_editing.TitleTaken, match="Årlig översikt"):
        new("Årlig: översikt!")
    long = "Överenskommelse om samverkan mellan "
    assert new(f"{long}kommunen").kind != new(f"{long}regionen").kind
    with pytest.raises(own_editing.TitleTaken, match="Remissvar"):
        new("remissvar")
    with pytest.raises(own_editing.TitleUnclear):
        new("???")
    with pytest.raises(DefinitionWrong):
        new("x" * 81)


def test_adjusted_questions_are_a_new_version_with_the_same_word_file(people: Cast) -> None:
    first = upload(people, NOTE, text="samma {{ dokument.id }}")
    adjusted = Definition.from_json({**NOTE, "title": "Anteckning"})
    with people.bench.work(people[UPLOADER]) as work:
        data = own_editing.word_file(work, first).read(work.store)
    with sent(people, data) as file, people.bench.work(people[UPLOADER]) as work:
        made = own_editing.save(work, first, adjusted, file=file, why="Annan titel", base=1)
        assert (made.number, made.sha256) == (2, work.session.get_one(Template, first).sha256)
        with pytest.raises(own_editing.SavedMeanwhile, match="Version 2"):
            own_editing.save(work, first, adjusted, file=file, why="En gång till", base=1)
        with pytest.raises(templates.SameTemplate):
            own_editing.save(work, first, adjusted, file=file, why="En gång till", base=2)
    with people.bench.work(people[UPLOADER]) as work:
        found = own_editing.editing(work, first)
        assert (found.number, found.newest, found.filled) == (1, 2, ("dokument.id",))


def test_only_who_manages_templates_reaches_the_questions(people: Cast) -> None:
    template_id = upload(people, NOTE)
    file = Sent(uuid4(), PROJECT, "0" * 64, "0" * 64)
    for who in ("vagledare", "remittent"):
        with people.bench.work(people[who]) as work, pytest.raises(NotFound):
            own_editing.editing(work, template_id)
        with people.bench.work(people[who]) as work, pytest.raises(NotFound):
            own_editing.begin(work, file=file, title="Ny", subject=Subject.CASE, why="Första")
