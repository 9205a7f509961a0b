"""Kinds without code in a case and a project: who writes and reads them, and what a change leaves behind."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from forms.base import as_typed
from service.demo.load import PROJECT
from service.documents.kind import Subject
from service.documents.own import Definition, DefinitionWrong, OwnKind
from service.domain.roles import Grant, Role
from service.errors import KindUnknown, NotAllowed, NotFound
from service.models import Job, Record, RecordState, Template, TemplateState
from service.operations import access, case_page, draft_page, records, saving, templates
from service.operations.content import open_answers
from service.operations.own import editing as own_editing
from service.operations.own import kinds as own_kinds
from service.operations.own import left_over
from service.operations.own.kinds import Built
from service.operations.records import RENDER
from service.operations.templates import Sent
from service.operations.work import Actor
from tests.support.own import EVERY_TYPE, KEY, in_use, kind, question, upload
from tests.support.people import Cast, begin, must_finalise
from tests.support.templates import APPROVER, UPLOADER, activate, sent, word_file

NOTE = kind(question("rubrik", required=True), question("text", "lang_text"), writers=["vagledare"])


def offered(people: Cast, case_id: UUID, *, who: str = "vagledare") -> list[str]:
    with people.bench.work(people[who]) as work:
        return [each.title for each in case_page.read(work, case_id).writable]


def draft(people: Cast, case_id: UUID, typed: Mapping[str, list[str]] | None = None) -> UUID:
    with people.bench.work(people["vagledare"]) as work:
        record = begin(work, case_id, KEY)
        if typed:
            records.save(work, record.id, typed, lock=record.lock)
        return record.id


def final(people: Cast, case_id: UUID, **answers: object) -> UUID:
    with people.bench.work(people["vagledare"]) as work:
        record = begin(work, case_id, KEY)
        must_finalise(work, record, {"f_rubrik": "Mötet", **answers})
        return record.id


def member(people: Cast, *grants: Grant) -> Actor:
    return replace(people["utvarderare"], grants=grants)


def may_open(people: Cast, record_id: UUID, actor: Actor) -> bool:
    with people.bench.work(actor) as work:
        return access.may_open(work, work.session.get_one(Record, record_id))


def test_a_kind_is_written_from_that_somebody_else_has_approved_it(people: Cast) -> None:
    case_id = people.take_in()
    template_id = upload(people, NOTE)
    assert "Mötesanteckning" not in offered(people, case_id)
    with pytest.raises(KindUnknown):
        draft(people, case_id)
    with people.bench.work(people[APPROVER]) as work:
        templates.activate(work, template_id)
    assert "Mötesanteckning" in offered(people, case_id)
    assert "Mötesanteckning" not in offered(people, case_id, who="projektledare")


def test_it_is_drafted_reviewed_and_made_final_as_the_others(people: Cast) -> None:
    in_use(people, NOTE)
    case_id = people.take_in()
    with people.bench.work(people["vagledare"]) as work:
        record = begin(work, case_id, KEY)
        outcome = records.finalise(work, record.id, {"f_text": ["x"]}, lock=record.lock)
        assert [problem.id for problem in outcome.problems] == ["f_rubrik"]
        record = outcome.record
        outcome = records.finalise(work, record.id, {"f_rubrik": ["Mötet"]}, lock=record.lock)
        assert outcome.problems == []
        assert work.session.scalar(select(Job.kind).where(Job.subject_id == record.id)) == RENDER
    with people.bench.work(people["vagledare"]) as work:
        second = begin(work, case_id, KEY)
        assert (second.version, draft_page.read(work, second.id).form["f_rubrik"].data) == (2, "Mötet")


def test_it_belongs_to_its_own_project(people: Cast) -> None:
    in_use(people, NOTE)
    with people.bench.work() as work:
        assert [each.key for each in work.kinds(PROJECT)][-1] == KEY
        assert KEY not in [each.key for each in work.kinds("visa_vagen")]
        with pytest.raises(KindUnknown):
            work.kind("egen-visa_vagen-motesanteckning")
        with pytest.raises(KindUnknown):
            work.kind("lagesrapport")


def test_remittent_reads_only_what_names_them(people: Cast) -> None:
    in_use(people, NOTE)
    first = final(people, people.take_in())
    assert not may_open(people, first, people["remittent"])
    in_use(people, {**NOTE, "recipients": ["remittent"]})
    people.bench.clock.forward(hours=1)
    second = final(people, people.take_in("D2"))
    assert may_open(people, second, people["remittent"])
    assert may_open(people, second, people["projektledare"])
    assert not may_open(people, first, people["remittent"])
    in_use(people, NOTE)
    assert may_open(people, second, people["remittent"])
    for role in (Role.STYRGRUPP, Role.LSG_FORBUND, Role.UTVARDERARE, Role.SYSTEMADMINISTRATOR):
        assert not may_open(people, first, member(people, Grant(role, PROJECT)))


@pytest.mark.parametrize(
    ("recipients", "readers"),
    [
        ([], set[Role]()),
        (["styrgrupp"], {Role.STYRGRUPP}),
        (["forbund", "styrgrupp"], {Role.STYRGRUPP, Role.LSG_FORBUND}),
    ],
)
def test_what_is_about_the_project_reaches_whom_it_names(
    people: Cast, recipients: list[str], readers: set[Role]
) -> None:
    in_use(people, kind(question("a"), subject="project", recipients=recipients))
    with people.bench.work(people["projektledare"]) as work:
        record = records.begin(work, work.kind(KEY), project_key=PROJECT)
        must_finalise(work, record, {"f_a": "x"})
    for role in (Role.STYRGRUPP, Role.LSG_FORBUND, Role.VAGLEDARE, Role.REMITTENT):
        assert may_open(people, record.id, member(people, Grant(role, PROJECT))) is (role in readers)


@pytest.mark.parametrize(("recipients", "problems"), [([], 0), (["styrgrupp"], 1), (["forbund"], 1)])
def test_no_personal_number_goes_to_the_board(people: Cast, recipients: list[str], problems: int) -> None:
    in_use(people, kind(question("a"), subject="project", recipients=recipients))
    with people.bench.work(people["projektledare"]) as work:
        record = records.begin(work, work.kind(KEY), project_key=PROJECT)
        typed = {"f_a": ["Ring 070-174 06 05 om 19970516-2387"]}
        outcome = records.finalise(work, record.id, typed, lock=record.lock)
        assert [each.id for each in outcome.problems] == ["f_a"] * problems
        if problems:
            assert "ser ut som ett personnummer" in outcome.problems[0].message


def test_a_kind_never_begins_to_be_about_something_else(people: Cast) -> None:
    in_use(people, NOTE)
    with pytest.raises(DefinitionWrong, match="kan inte börja handla om något annat"):
        upload(people, kind(question("a"), subject="project", recipients=["styrgrupp"]), text="Annan fil")


def test_documents_of_a_case_stay_closed_to_the_board_whatever_their_kind_says(people: Cast) -> None:
    in_use(people, NOTE)
    record_id = final(people, people.take_in())
    template_id = upload(people, NOTE, text="Annan fil")
    with people.bench.work() as work:
        row = work.session.get_one(Template, template_id)
        row.definition = kind(question("a"), subject="project", recipients=["styrgrupp", "forbund"])
    activate(people, template_id)
    for role in (Role.STYRGRUPP, Role.LSG_FORBUND):
        assert not may_open(people, record_id, member(people, Grant(role, PROJECT)))
    assert may_open(people, record_id, people["projektledare"])


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


def test_a_closed_case_is_offered_only_kinds_that_are_said_to_be_for_it(people: Cast) -> None:
    usual = Definition.new("Mötesanteckning", Subject.CASE).to_json()["begins"]
    assert usual == [
        "inkommen",
        "komplettering_begard",
        "intag",
        "vilande",
        "endast_konsultation",
        "pagaende",
    ]
    in_use(people, NOTE)
    case_id = people.enrol()
    assert "Mötesanteckning" in offered(people, case_id)
    people.plan(case_id)
    people.close(case_id)
    assert "Mötesanteckning" not in offered(people, case_id)
    in_use(people, {**NOTE, "begins": ["avslutad"]}, text="{{ dokument.id }} efter")
    with people.bench.work(people["vagledare"]) as work:
        found = case_page.read(work, case_id).writable
    assert ("Mötesanteckning", False) in [(each.title, each.is_next) for each in found]


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
        outcome = records.finalise(work, record_id, {"f_rubrik": ["Mötet"]}, lock=page.lock)
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
            kind.words(records.context_of(work, record), open_answers(work, record))
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
        (told,) = templates.impact(work)
        assert (told.title, told.unreadable, told.in_use) == ("Mötesanteckning", True, True)
        page = templates.page(work, KEY, PROJECT)
        assert page.broken is not None
        assert (page.broken.number, page.broken.unreadable) == (1, True)
        assert templates.one(work, template_id).version.hindrance.startswith("Frågorna kan inte läsas")


def test_kinds_are_kept_and_few(people: Cast) -> None:
    template_id = in_use(people, NOTE)
    with people.bench.work() as one, people.bench.services.sessions() as session:
        assert one.kind(KEY) is own_kinds.of_template(session, template_id)
    built = Built(room=2)
    made = {number: built.keep(UUID(int=number), own_kinds_kind(people)) for number in range(3)}
    assert (built.get(UUID(int=0)), built.get(UUID(int=2))) == (None, made[2])


def own_kinds_kind(people: Cast) -> OwnKind:
    with people.bench.work() as work:
        return own_kinds.kind(work.session, KEY)


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


def test_who_is_no_writer_writes_nothing(people: Cast) -> None:
    in_use(people, NOTE)
    case_id = people.take_in()
    with people.bench.work(people["projektledare"]) as work, pytest.raises(NotAllowed):
        begin(work, case_id, KEY)


def test_every_type_of_answer_is_kept_through_the_vault(people: Cast) -> None:
    in_use(people, kind(*EVERY_TYPE, writers=["vagledare"]))
    answers: dict[str, Any] = {
        "f_rubrik": "R", "f_klart": False, "f_stod": "Helt", "f_antal": 3,
        "f_moten": [{"f_datum": "2019-03-01", "f_vem": "Testperson D1"}],
    }  # fmt: skip
    record_id = final(people, people.take_in(), **answers)
    with people.bench.work(people["vagledare"]) as work:
        record, _ = access.record(work, record_id)
        assert record.state == RecordState.FINAL
        assert as_typed(records.form_of(work, record).answers()).items() >= as_typed(answers).items()
