"""What a changed, a resting and an unreadable kind without code leave behind: nothing is lost."""

from uuid import UUID

import pytest

from service.demo.load import PROJECT
from service.documents.kind import Subject
from service.documents.own import DefinitionWrong
from service.errors import KindUnknown, NotAllowed
from service.models import RecordState, Template
from service.operations import access, case_page, contexts, draft_page, finalising, records, saving, templates
from service.operations.content import open_answers
from service.operations.own import editing as own_editing
from service.operations.own import left_over
from tests.operations.own_documents import NOTE, draft, final, may_open, offered
from tests.support.own import KEY, in_use, kind, question
from tests.support.people import Cast, begin
from tests.support.templates import APPROVER, UPLOADER, sent


def test_a_draft_keeps_what_its_changed_kind_asks_no_longer_and_tells_it(people: Cast) -> None:
    rows = question("moten", "rader", shape="rader", columns=[question("vem")], label="Möten")
    in_use(people, kind(question("rubrik"), question("text", label="Bakgrund"), rows, writers=["vagledare"]))
    case_id = people.take_in()
    typed = {"f_rubrik": ["Ett"], "f_text": ["Två"], "f_moten-0-f_vem": ["Tre"], "f_moten-0-rad": ["1"]}
    record_id = draft(people, case_id, typed)
    in_use(people, kind(question("rubrik"), question("ny"), writers=["vagledare"]))
    with people.bench.work(people["vagledare"]) as work:
        page = draft_page.read(work, record_id)
        assert page.form["f_rubrik"].data == "Ett"
        assert [(each.title, each.text) for each in page.left] == [
            ("Bakgrund", "Två"),
            ("Möten 1, Vem", "Tre"),
        ]
        saved = {"f_rubrik": ["Fyra"], "f_ny": ["Fem"]}
        record = saving.save(work, record_id, saved, lock=page.lock)
        assert saving.save(work, record_id, saved, lock=page.lock).lock == record.lock
    with people.bench.work(people["vagledare"]) as work:
        page = draft_page.read(work, record_id)
        assert (page.form["f_ny"].data, [each.text for each in page.left]) == ("Fem", ["Två", "Tre"])
        outcome = saving.finalise(work, record_id, saved, lock=page.lock)
        assert dict(outcome.form.answers()) == {"f_rubrik": "Fyra", "f_ny": "Fem", "motiveringar": []}
        assert left_over.shown(work, outcome.record) == []


def test_a_text_that_fits_no_longer_is_told_and_not_lost(people: Cast) -> None:
    in_use(people, NOTE)
    record_id = draft(people, people.take_in(), {"f_rubrik": ["igår"]})
    in_use(people, kind(question("rubrik", "datum", required=True), writers=["vagledare"]))
    with people.bench.work(people["vagledare"]) as work:
        page = draft_page.read(work, record_id, review=True)
        assert (page.form["f_rubrik"].typed, [each.id for each in page.problems]) == ("igår", ["f_rubrik"])  # type: ignore[attr-defined]  # a question of ours


def test_a_kind_at_rest_is_begun_no_more_and_its_documents_stay(people: Cast) -> None:
    in_use(people, NOTE)
    case_id = people.take_in()
    record_id = final(people, case_id)
    with people.bench.work(people[UPLOADER]) as work:
        templates.roll_back(work, KEY, PROJECT, "Behövs inte")
    assert "Mötesanteckning" not in offered(people, case_id)
    with people.bench.work(people["vagledare"]) as work:
        assert access.record(work, record_id)[1].title == "Mötesanteckning"
        assert case_page.read(work, case_id).papers[0].title == "Mötesanteckning"
        with pytest.raises(KindUnknown):
            begin(work, case_id, KEY)
        with pytest.raises(KindUnknown):
            records.revise(work, record_id)


def test_a_draft_of_a_kind_that_was_put_to_rest_is_not_made_final(people: Cast) -> None:
    in_use(people, NOTE)
    record_id = draft(people, people.take_in(), {"f_rubrik": ["Mötet"]})
    with people.bench.work(people[UPLOADER]) as work:
        templates.roll_back(work, KEY, PROJECT, "Behövs inte")
    with people.bench.work(people["vagledare"]) as work:
        page = draft_page.read(work, record_id, review=True)
        outcome = finalising.finalise(work, record_id, {"f_rubrik": ["Mötet"]}, lock=page.lock)
        assert [each.message for each in outcome.problems] == [
            "”Mötesanteckning” används inte i projektet just nu. Utkastet finns kvar."
        ]
        assert [each.message for each in page.problems] == [each.message for each in outcome.problems]
        assert (outcome.record.state, outcome.form["f_rubrik"].data) == (RecordState.DRAFT, "Mötet")


def unreadable(people: Cast) -> UUID:
    """The next version in use is written by a role that this version of the service knows nothing of."""
    template_id = in_use(people, NOTE, text="Läses inte {{ dokument.id }}")
    with people.bench.work() as work:
        row = work.session.get_one(Template, template_id)
        row.definition = {**NOTE, "writers": ["samordnare"]}
    return template_id


def test_a_kind_whose_questions_cannot_be_read_rests_and_its_documents_stay(people: Cast) -> None:
    in_use(people, NOTE)
    case_id = people.take_in()
    record_id = final(people, case_id)
    unreadable(people)
    assert "Mötesanteckning" not in offered(people, case_id)
    with people.bench.work(people["vagledare"]) as work:
        assert case_page.read(work, case_id).papers[0].title == "Mötesanteckning"
        record, kind = access.record(work, record_id)
        with pytest.raises(DefinitionWrong, match="kan inte läsas längre"):
            kind.words(contexts.context_of(work, record), open_answers(work, record))
        with pytest.raises(NotAllowed):
            begin(work, case_id, KEY)
    assert not may_open(people, record_id, people["remittent"])


def test_questions_that_cannot_be_read_are_begun_anew(people: Cast) -> None:
    template_id = unreadable(people)
    with people.bench.work(people[UPLOADER]) as work:
        found = own_editing.editing(work, template_id)
        assert (found.unreadable, found.definition.questions) == (True, ())
        assert (found.definition.title, found.definition.subject) == ("Mötesanteckning", Subject.CASE)
        data = own_editing.word_file(work, template_id).read(work.store)
    with sent(people, data) as file, people.bench.work(people[UPLOADER]) as work:
        made = own_editing.save(work, template_id, found.definition, file=file, why="Igen", base=1)
        assert made.number == 2


def test_a_kind_whose_questions_cannot_be_read_is_told_on_its_pages(people: Cast) -> None:
    template_id = unreadable(people)
    with people.bench.work(people[APPROVER]) as work:
        (told,) = templates.impact.broken(work.session, work.registry)
        assert (told.title, told.unreadable, told.in_use) == ("Mötesanteckning", True, True)
        page = templates.page(work, KEY, PROJECT)
        assert page.broken is not None
        assert (page.broken.number, page.broken.unreadable) == (1, True)
        assert templates.one(work, template_id).version.hindrance.startswith("Frågorna kan inte läsas")
