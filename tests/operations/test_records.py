"""Records: drafts keep everything, final ones never change, a page sent twice gives one document."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from forms.base import as_typed
from service.demo import story
from service.demo.load import PROJECT
from service.documents import example
from service.errors import (
    DraftChanged,
    NewerVersion,
    NotAllowed,
    NotFound,
    RecordIsFinal,
    ServiceError,
    StepNotPossible,
)
from service.models import AuditEntry, Job, Record, RecordState
from service.operations import access, case_list, cases, documents, finalising, records, saving
from service.operations.audit import Event
from service.operations.case_list import Wanted
from service.operations.content import open_answers, open_draft
from tests.support.people import ACCOUNTS, STORIES, Cast, begin, must_finalise

PLAN = as_typed(story.plan(STORIES["D1"]))


def draft(people: Cast, case_id: UUID) -> Record:
    with people.bench.work(people["vagledare"]) as work:
        return begin(work, case_id, "genomforandeplan")


def events(people: Cast) -> list[str]:
    with people.bench.work() as work:
        return [*work.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id))]


def count(people: Cast, model: type[Record] | type[Job], **equal: object) -> int:
    with people.bench.work() as work:
        return work.session.scalar(select(func.count()).select_from(model).filter_by(**equal)) or 0


def test_a_draft_keeps_what_was_typed_right_or_wrong(people: Cast) -> None:
    record = draft(people, people.enrol())
    typed = {
        "start": ["2017-13-99"],
        "overgripande_mal": ["Fru & Herr AT&T <w:t> {{ 7*7 }}"],
        "resurser": ["x"],
    }
    with people.bench.work(people["vagledare"]) as work:
        records.save(work, record.id, typed, lock=record.lock)
    with people.bench.work(people["vagledare"]) as work:
        assert open_draft(work, work.session.get_one(Record, record.id)) == typed


def test_a_new_draft_starts_from_what_the_case_knows(people: Cast) -> None:
    record = draft(people, people.enrol())
    with people.bench.work(people["vagledare"]) as work:
        assert open_draft(work, work.session.get_one(Record, record.id))["start"] == ["2017-03-13"]


def test_a_kind_has_one_open_draft_in_a_case(people: Cast) -> None:
    case_id = people.enrol()
    assert draft(people, case_id).id == draft(people, case_id).id


def test_of_two_editors_the_second_is_told_and_nothing_is_overwritten(people: Cast) -> None:
    record = draft(people, people.enrol())
    with people.bench.work(people["vagledare"]) as work:
        records.save(work, record.id, {"resurser": ["den första"]}, lock=record.lock)
    with pytest.raises(DraftChanged), people.bench.work(people["vagledare"]) as work:
        records.save(work, record.id, {"resurser": ["den andra"]}, lock=record.lock)
    with people.bench.work(people["vagledare"]) as work:
        assert open_draft(work, work.session.get_one(Record, record.id)) == {"resurser": ["den första"]}


def test_a_wrong_form_stays_a_draft_and_tells_every_problem(people: Cast) -> None:
    record = draft(people, people.enrol())
    typed = {**PLAN, "overgripande_mal": [""], "slut": ["igår"]}
    with people.bench.work(people["vagledare"]) as work:
        outcome = finalising.finalise(work, record.id, typed, lock=record.lock)
    told = {(each.id, each.message) for each in outcome.problems}
    assert ("overgripande_mal", "Fyll i mitt övergripande mål.") in told
    assert ("slut", "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2017-02-01.") in told
    assert count(people, Job, subject_id=record.id) == 0
    with people.bench.work(people["vagledare"]) as work:
        kept = work.session.get_one(Record, record.id)
        assert kept.state == RecordState.DRAFT
        assert open_draft(work, kept)["slut"] == ["igår"]


def test_a_final_record_keeps_answers_and_asks_for_one_document(people: Cast) -> None:
    record_id = people.plan(people.enrol())
    assert count(people, Job, subject_id=record_id) == 1
    with people.bench.work(people["vagledare"]) as work:
        answers = open_answers(work, work.session.get_one(Record, record_id))
        assert answers.text("overgripande_mal") == STORIES["D1"].texts["overgripande"]
        assert [goal.text("mal") for goal in answers.rows("mal")] == [
            "Få slutbetyg från gymnasiet", "Börja läsa vidare till hösten",
        ]  # fmt: skip
    assert events(people)[-2:] == [Event.DRAFT_STARTED, Event.DRAFT_SAVED] or Event.RECORD_FINAL in events(
        people
    )


def test_the_same_page_sent_fifty_times_at_once_gives_one_final_record_and_one_job(people: Cast) -> None:
    record = draft(people, people.enrol())

    def send(_: int) -> str:
        try:
            with people.bench.work(people["vagledare"]) as work:
                return finalising.finalise(work, record.id, PLAN, lock=record.lock).record.state
        except ServiceError as error:
            return type(error).__name__

    with ThreadPoolExecutor(10) as pool:
        assert RecordState.FINAL in set(pool.map(send, range(50)))
    assert count(people, Record, kind="genomforandeplan") == 1
    assert count(people, Job, subject_id=record.id) == 1
    assert events(people).count(Event.RECORD_FINAL) == count(people, Record, state=RecordState.FINAL)


def test_a_form_read_ahead_is_not_read_again(people: Cast) -> None:
    record = draft(people, people.enrol())
    with people.bench.services.look(people["vagledare"]) as looked:
        ahead = finalising.read_ahead(looked, record.id, PLAN)
    assert ahead
    with people.bench.work(people["vagledare"]) as work:
        outcome = finalising.finalise(work, record.id, PLAN, lock=record.lock, ahead=ahead)
        assert (outcome.form, outcome.problems, outcome.record.state) == (ahead.form, [], RecordState.FINAL)


def test_a_form_read_ahead_says_nothing_of_another_text(people: Cast) -> None:
    record = draft(people, people.enrol())
    with people.bench.services.look(people["vagledare"]) as looked:
        ahead = finalising.read_ahead(looked, record.id, PLAN)
    with people.bench.work(people["vagledare"]) as work:
        typed = {**PLAN, "overgripande_mal": [""]}
        outcome = finalising.finalise(work, record.id, typed, lock=record.lock, ahead=ahead)
        assert ahead
        assert outcome.form is not ahead.form
        assert outcome.problems


def test_nothing_is_read_ahead_of_what_does_not_exist(people: Cast) -> None:
    with people.bench.services.look(people["vagledare"]) as looked:
        assert finalising.read_ahead(looked, uuid4(), PLAN) is None


def test_a_final_record_can_neither_be_saved_nor_thrown_away(people: Cast) -> None:
    record_id = people.plan(people.enrol())
    with pytest.raises((RecordIsFinal, NotAllowed)), people.bench.work(people["vagledare"]) as work:
        records.save(work, record_id, PLAN, lock=2)
    with pytest.raises(RecordIsFinal), people.bench.work(people["vagledare"]) as work:
        records.discard(work, record_id, lock=2)


def test_a_new_version_starts_from_the_old_and_supersedes_it_when_final(people: Cast) -> None:
    case_id = people.enrol()
    old = people.plan(case_id)
    people.bench.clock.forward(days=30)
    with people.bench.work(people["vagledare"]) as work:
        new = records.revise(work, old)
        assert new.version == 2
        assert open_draft(work, new)["overgripande_mal"] == PLAN["overgripande_mal"]
        must_finalise(work, new, story.plan(STORIES["D1"]))
    with people.bench.work(people["vagledare"]) as work:
        assert work.session.get_one(Record, old).state == RecordState.SUPERSEDED
        assert work.session.get_one(Record, new.id).supersedes_id == old
    with pytest.raises(NewerVersion), people.bench.work(people["vagledare"]) as work:
        records.revise(work, old)


def test_what_somebody_saved_meanwhile_is_not_thrown_away(people: Cast) -> None:
    record = draft(people, people.enrol())
    with people.bench.work(people["vagledare"]) as work:
        records.save(work, record.id, {"resurser": ["nyss skrivet"]}, lock=record.lock)
    with pytest.raises(DraftChanged), people.bench.work(people["vagledare"]) as work:
        records.discard(work, record.id, lock=record.lock)
    assert count(people, Record, id=record.id) == 1


def test_a_reader_who_posts_to_a_final_record_is_told_nothing(people: Cast) -> None:
    """The vägledare reads the referral's document, but what was typed in it is the remittent's."""
    case_id = people.enrol("D7")
    with people.bench.work(people["vagledare"]) as work:
        file = access.case_file(work, case_id)
        remiss = next(row for row in cases.history(work, file) if row.kind == "remiss")
        for attempt in (
            lambda: records.save(work, remiss.id, {}, lock=1),
            lambda: saving.stored(work, remiss.id),
            lambda: saving.finalise(work, remiss.id, {}, lock=1),
        ):
            with pytest.raises(NotAllowed):
                attempt()


def test_what_the_form_does_not_ask_is_not_kept(people: Cast) -> None:
    record = draft(people, people.enrol())
    with people.bench.work(people["vagledare"]) as work:
        records.save(
            work, record.id, {"resurser": ["x"], "skrap": ["y"], "mal-0-mal": ["z"]}, lock=record.lock
        )
        kept = open_draft(work, work.session.get_one(Record, record.id))
    assert set(kept) == {"resurser", "mal-0-mal"}


def test_a_referral_that_was_never_sent_is_nobody_elses_and_leaves_no_case(people: Cast) -> None:
    leader = people["projektledare"]
    with people.bench.work(people["remittent"]) as work:
        record = cases.open_case(work, PROJECT)
    with people.bench.work(leader) as work:
        assert case_list.read(work, Wanted()).count == 0
    with people.bench.work(people["remittent"]) as work:
        assert records.discard(work, record.id, lock=record.lock)
        assert case_list.read(work, Wanted()).count == 0


def test_a_referral_is_in_the_name_of_the_senders_own_organisation(people: Cast) -> None:
    with people.bench.work(people["remittent"]) as work:
        record = cases.open_case(work, PROJECT)
        answers = {
            **story.remiss(STORIES["D1"], ACCOUNTS["remittent"]),
            "remittent_organisation": "oskarshamn_soc",
        }
        outcome = finalising.finalise(work, record.id, as_typed(answers), lock=record.lock)
    assert [each.id for each in outcome.problems] == ["remittent_organisation"]


def test_a_new_version_asks_for_the_reasons_anew(people: Cast) -> None:
    with people.bench.work(people["remittent"]) as work:
        record = cases.open_case(work, PROJECT)
        answers = story.remiss(STORIES["D5"], ACCOUNTS["remittent"])
        asked = finalising.finalise(work, record.id, as_typed(answers), lock=record.lock)
        assert "Motivera." in str(asked.form.motiveringar.rows[0].answers["varning"])
        rows = [{**row.answers, "text": "Gruppens råd behövs." * 2} for row in asked.form.motiveringar.rows]
        must_finalise(work, record, {**answers, "motiveringar": rows})
    with people.bench.work(people["remittent"]) as work:
        revised = records.revise(work, record.id)
        assert not [name for name in open_draft(work, revised) if name.startswith("motiveringar")]


def test_a_draft_can_be_thrown_away_and_that_is_told(people: Cast) -> None:
    record = draft(people, people.enrol())
    with people.bench.work(people["vagledare"]) as work:
        records.discard(work, record.id, lock=record.lock)
    assert count(people, Record, id=record.id) == 0
    assert events(people)[-1] == Event.DRAFT_DISCARDED


def test_a_document_cannot_be_begun_out_of_turn(people: Cast) -> None:
    case_id = people.meet()
    people.write(case_id, "remissvar", story.remissvar(STORIES["D5"]), who="projektledare")
    people.guide(case_id)
    told = "Genomförandeplan kan inte skrivas när ärendet är i läget ”Ej intag”"
    with pytest.raises(StepNotPossible, match=told), people.bench.work(people["vagledare"]) as work:
        begin(work, case_id, "genomforandeplan")


def test_an_application_has_versions_of_its_own(people: Cast) -> None:
    leader = people["projektledare"]
    answers = example.load("ansokan")["answers"]
    with people.bench.work(leader) as work:
        kind = work.registry["ansokan"]
        first = records.begin(work, kind, project_key=PROJECT)
        second = records.begin(work, kind, project_key=PROJECT)
        assert first.id != second.id
        must_finalise(work, first, answers)
    with people.bench.work(leader) as work:
        revised = records.revise(work, first.id)
        assert (revised.version, revised.supersedes_id) == (2, first.id)
        assert records.revise(work, first.id).id == revised.id


def test_what_is_unknown_is_not_found(people: Cast) -> None:
    with pytest.raises(NotFound), people.bench.work(people["vagledare"]) as work:
        records.save(work, uuid4(), {}, lock=1)
    record_id = people.plan(people.enrol())
    with pytest.raises(NotFound), people.bench.work() as work:
        documents.progress(work, record_id)
