"""A Word file edited by hand: compared before anything changes, kept beside the generated one, and kept."""

from uuid import uuid4

import pytest
from docx.document import Document as WordDocument
from sqlalchemy import func, select

from service.documents import example
from service.domain.messages import REVEALS_PROTECTED
from service.errors import DocumentNotReady, NotAllowed, NotFound
from service.models import CaseFile, JobState, Record, WordVersion
from service.operations import dispatches, documents, files, finalising, hand_edits, records
from service.operations.content import open_draft
from service.operations.dispatches import Order
from service.operations.hand_edits import Change, judged
from tests.support.hand_edits import GOAL, Editing
from tests.support.people import Cast
from tests.support.word import member
from tests.web import making
from tests.workers.attacks import content
from tests.workers.making import Making

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


@pytest.fixture
def editing(people: Cast) -> Editing:
    return Editing.of_plan(people)


def test_nothing_changes_before_somebody_has_seen_the_difference(editing: Editing) -> None:
    before, standing = editing.document, editing.word()
    version = editing.version(editing.put_in())
    assert version.state == "shown"
    assert version.differences.generated
    assert version.differences.generated.changes == (Change("brödtexten", "", GOAL),)
    assert (editing.word(), editing.document.pdf_blob) == (standing, before.pdf_blob)
    assert editing.document.edit_id is None


def test_an_edit_stands_and_its_pdf_is_made_of_it_and_the_generated_one_stays(editing: Editing) -> None:
    before, standing, edited = editing.document, editing.word(), editing.edited()
    version_id = editing.put_in(edited)
    editing.take(version_id)
    now = editing.document
    assert (editing.word(), now.edit_id, now.docx_blob) == (edited, version_id, before.docx_blob)
    assert now.pdf_blob not in (None, before.pdf_blob)
    assert editing.making.pdf_told == 2
    with editing.people.bench.work(editing.people["vagledare"]) as work:
        assert hand_edits.generated(work, editing.record_id).read(work.store) == standing
        assert hand_edits.version_file(work, version_id).read(work.store) == edited
    (uploaded,), (replaced,) = editing.told("word_uploaded"), editing.told("word_replaced")
    assert uploaded.detail["sha256"] == replaced.detail["sha256"] == editing.row(version_id).sha256
    assert (replaced.detail["before"], replaced.detail["how"]) == (before.docx_sha256, "edited")


def test_a_name_that_the_record_also_holds_is_told_and_stays_in_the_record(editing: Editing) -> None:
    def rename(word: WordDocument) -> None:
        who = next(each for each in word.paragraphs if "Testperson D1" in each.text)
        who.text = who.text.replace("Testperson D1", "Någon Annan")

    told = editing.version(editing.put_in(editing.edited(rename))).differences.generated
    assert told
    assert told.told == ("Testperson", "D1")


def test_a_hostile_file_is_refused_and_not_kept(editing: Editing) -> None:
    version_id = editing.put_in(content.ATTACKS["macros"].build())
    row = editing.row(version_id)
    assert (row.state, row.blob, len(row.reasons)) == ("refused", None, 1)
    assert "makron" in row.reasons[0]
    assert len(editing.told("word_refused")) == 1
    with editing.people.bench.work(editing.people["vagledare"]) as work, pytest.raises(NotFound):
        hand_edits.version_file(work, version_id)


def test_what_the_form_would_refuse_is_refused_in_the_file_too(editing: Editing) -> None:
    """The person has had protected identity since the document was made."""
    people, said = editing.people, "Testperson D1 provar först ett kortare pass."
    with people.bench.work() as work:
        record = work.session.get_one(Record, editing.record_id)
        assert judged.faults(work, record, [said], before=[]) == ()
        case_id = record.case_id
    assert case_id
    people.write(
        case_id, "skydd", {**example.load("skydd")["answers"], "fran": "2019-03-01"}, who="vagledare"
    )
    with people.bench.work() as work:
        record = work.session.get_one(Record, editing.record_id)
        told = judged.faults(work, record, [said, GOAL], before=[GOAL])
    assert told == (judged.AS_TYPED + REVEALS_PROTECTED.text(),)


def test_empty_large_and_same_files_never_come_so_far(editing: Editing) -> None:
    for data, error in (
        (b"", hand_edits.FileEmpty),
        (b"x" * (hand_edits.LARGEST + 1), hand_edits.FileTooLarge),
        (editing.word(), hand_edits.SameFile),
    ):
        with pytest.raises(error):
            editing.put_in(data)
    with editing.people.bench.work() as work:
        assert work.session.scalar(select(func.count()).select_from(WordVersion)) == 0


def test_who_may_not_write_the_kind_puts_nothing_in(editing: Editing) -> None:
    version_id = editing.put_in()
    for who in ("projektledare", "remittent"):
        with editing.people.bench.work(editing.people[who]) as work, pytest.raises((NotAllowed, NotFound)):
            hand_edits.take(work, version_id)
        with editing.people.bench.work(editing.people[who]) as work, pytest.raises((NotAllowed, NotFound)):
            hand_edits.ask_anew(work, editing.record_id)
    with editing.people.bench.work(editing.people["vagledare"]) as work, pytest.raises(NotFound):
        hand_edits.one(work, uuid4())


def test_a_document_that_is_not_made_yet_takes_no_edit(people: Cast) -> None:
    editing = Editing(people, Making(people, people.plan(people.enrol())))
    with pytest.raises(DocumentNotReady):
        editing.put_in(b"PK")


def test_what_is_sent_is_never_replaced(editing: Editing) -> None:
    """Also not by an edit that already waited for an answer."""
    version_id = editing.put_in()
    with editing.people.bench.work(editing.people["vagledare"]) as work:
        dispatches.send(work, editing.record_id, [Order("deltagare", "", "papper")])
    with pytest.raises(hand_edits.Stays, match="skickat"):
        editing.take(version_id)
    with pytest.raises(hand_edits.Stays, match="skickat"):
        editing.put_in()
    assert editing.document.edit_id is None


def test_what_is_signed_is_never_replaced(people: Cast) -> None:
    case_id = people.enrol()
    said = {
        **example.load("samtycke")["answers"], "ta_emot": ["af"], "lamna_ut": ["af"],
        "giltigt_till": "2020-12-31", "undertecknat": "2019-03-01",
    }  # fmt: skip
    signed = people.write(case_id, "samtycke", said, who="vagledare")
    making.finish(people.bench, signed)
    editing = Editing(people, Making(people, signed))
    with pytest.raises(hand_edits.Stays, match="undertecknat"):
        editing.put_in(b"PK")


def test_an_answer_counts_once_and_to_what_was_shown(editing: Editing) -> None:
    first = editing.put_in()
    second = editing.put_in(editing.edited(lambda word: word.add_paragraph("Ett annat stycke")))
    assert (editing.row(first).state, editing.row(first).blob) == ("declined", None)
    with pytest.raises(hand_edits.Answered):
        editing.take(first)
    with editing.people.bench.work() as work:
        work.session.get_one(WordVersion, second).against = "0" * 64
    with pytest.raises(hand_edits.MovedOn):
        editing.take(second)


def test_an_edit_survives_until_somebody_chooses_the_fresh_document(editing: Editing) -> None:
    edited = editing.edited()
    editing.take(editing.put_in(edited))
    kept = editing.ask_anew()
    told = editing.version(kept)
    assert told.differences.standing
    assert told.differences.standing.changes == (Change("brödtexten", GOAL, ""),)
    with editing.people.bench.work(editing.people["vagledare"]) as work:
        hand_edits.decline(work, kept)
    assert editing.word() == edited
    editing.take(editing.ask_anew())
    assert GOAL not in member(editing.word())
    assert editing.document.edit_id is None
    assert [entry.detail["how"] for entry in editing.told("word_replaced")] == ["edited", "made anew"]


def test_without_an_edit_nobody_is_asked(editing: Editing) -> None:
    before = editing.document
    version = editing.row(editing.ask_anew())
    assert (version.state, editing.document.docx_blob) == ("taken", version.blob)
    assert before.docx_blob != version.blob
    editing.making.convert()
    assert editing.document.pdf_blob


def test_what_is_sent_while_it_is_made_anew_stays(editing: Editing) -> None:
    before = editing.document.docx_blob
    with editing.people.bench.work(editing.people["vagledare"]) as work:
        version_id = hand_edits.ask_anew(work, editing.record_id).id
        dispatches.send(work, editing.record_id, [Order("deltagare", "", "papper")])
    editing.compare(version_id)
    assert (editing.document.docx_blob, editing.row(version_id).state) == (before, "declined")
    assert editing.version(version_id).ended


def test_another_attempt_at_a_pdf_is_made_of_the_edit(editing: Editing) -> None:
    edited = editing.edited()
    editing.take(editing.put_in(edited))
    editing.without_pdf(JobState.FAILED)
    with editing.people.bench.work(editing.people["vagledare"]) as work:
        documents.retry(work, editing.record_id)
    editing.making.convert()
    assert (editing.word(), editing.making.pdf_told) == (edited, 3)


def test_a_pdf_under_way_when_the_edit_comes_is_not_taken_for_it(editing: Editing) -> None:
    version_id = editing.put_in()
    editing.without_pdf()

    def meanwhile() -> None:
        with editing.people.bench.work(editing.people["vagledare"]) as work:
            hand_edits.take(work, version_id)

    editing.making.converter.during = [meanwhile]
    editing.making.convert()
    assert (editing.document.pdf_blob, editing.making.pdf_job.state) == (None, JobState.QUEUED)
    editing.making.forward(seconds=100)
    editing.making.convert()
    assert editing.document.pdf_blob


def test_a_new_version_tells_of_the_earlier_edit_and_begins_without_it(editing: Editing) -> None:
    editing.take(editing.put_in())
    people, first = editing.people, editing.record_id
    with people.bench.work(people["vagledare"]) as work:
        draft = records.revise(work, first)
        outcome = finalising.finalise(work, draft.id, open_draft(work, draft), lock=draft.lock)
        assert outcome.problems == []
        second = draft.id
    making = Making(people, second)
    making.run()
    with people.bench.work(people["vagledare"]) as work:
        told = hand_edits.of_document(work, documents.progress(work, second))
        assert told.earlier
        assert told.earlier.edit.differences.generated
        assert (told.edit, told.earlier.number) == (None, 1)
        assert told.earlier.edit.differences.generated.changes == (Change("brödtexten", "", GOAL),)
        assert hand_edits.of_document(work, documents.progress(work, first)).hindrance
    assert GOAL not in member(Editing(people, making).word())


def test_files_that_are_named_are_not_collected_and_those_put_aside_are(editing: Editing) -> None:
    taken = editing.put_in()
    editing.take(taken)
    aside = editing.put_in(editing.edited(lambda word: word.add_paragraph("Ett annat stycke")))
    blob = editing.row(aside).blob
    with editing.people.bench.work(editing.people["vagledare"]) as work:
        hand_edits.decline(work, aside)
    named = {editing.row(taken).blob, editing.document.docx_blob, editing.document.pdf_blob}
    with editing.people.bench.work() as work:
        unnamed = files.unnamed(work, {*work.store.all()})
    assert blob in unnamed
    assert not unnamed & named


def test_what_was_found_is_sealed_and_gone_with_the_key(editing: Editing) -> None:
    row = editing.row(editing.put_in())
    assert row.differences
    assert GOAL.encode() not in row.differences
    with editing.people.bench.work() as work:
        record = work.session.get_one(Record, editing.record_id)
        work.session.get_one(CaseFile, record.case_id).wrapped_key = b""
    editing.compare(row.id)
    assert editing.row(row.id).state == "shown"
