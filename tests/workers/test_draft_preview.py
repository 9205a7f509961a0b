"""A draft read through: its pages say what the document will, each is marked, and nothing of them is left."""

import io
from datetime import timedelta

import pikepdf
import pytest
from sqlalchemy import delete, select

from service.demo import story
from service.documents import example
from service.errors import NotFound, RecordIsFinal
from service.models import AuditEntry, DraftPreviewFile, GrantRow, Job, JobState, Record, RecordState
from service.operations import documents, records
from service.operations.audit import Event
from service.operations.content import open_draft
from service.operations.draft_previews import asking, page, rules
from service.operations.draft_previews.page import Standing
from tests.support.converter import raising
from tests.support.own import KEY, in_use, kind, question
from tests.support.people import STORIES, Cast
from tests.support.reading import ReadThrough
from tests.support.word import member
from tests.workers.making import Making
from workers import schedule
from workers.errors import PdfTimeout

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

PLAN = story.plan(STORIES["D1"])
CONSENT = {
    **example.load("samtycke")["answers"], "ta_emot": ["af"], "lamna_ut": ["af"],
    "giltigt_till": "2019-12-31", "undertecknat": "2019-03-01",
}  # fmt: skip
WITHDRAWAL = {"datum": "2019-03-07", "omfattning": "helt", "mottagen_av": "Testperson V1"}
MONEY = "kompetenshojande_medel"
HOUR = timedelta(hours=1)


@pytest.fixture
def reading(people: Cast) -> ReadThrough:
    return ReadThrough.of(people, people.enrol(), "genomforandeplan", PLAN)


def document(reading: ReadThrough) -> str:
    """The text of the document that the draft became."""
    Making(reading.people, reading.record_id).write()
    with reading.people.bench.services.work(reading.people[reading.who]) as work:
        return member(documents.download(work, reading.record_id, "docx").read(work.store))


def save(reading: ReadThrough, **said: list[str]) -> None:
    """Something more is typed in the draft."""
    with reading.people.bench.work(reading.people[reading.who]) as work:
        record, _ = records.writable(work, reading.record_id)
        records.save(work, record.id, {**open_draft(work, record), **said}, lock=record.lock)


def test_the_pages_say_what_the_document_then_says(reading: ReadThrough) -> None:
    found = reading.read()
    assert (found.reading.standing, found.reading.pages, found.reading.pictures) == (Standing.READY, 1, (1,))
    assert found.may_finalise
    reading.finalise()
    assert document(reading) == reading.converter.words[0]


def test_what_a_new_version_changes_and_a_protected_persons_alias_are_on_the_pages_too(people: Cast) -> None:
    case_id = people.enrol("D7")
    people.plan(case_id, "D7")
    changed = {**story.plan(STORIES["D7"]), "delaktighet": "Deltagaren vill börja med en dag i veckan."}
    reading = ReadThrough.of(people, case_id, "genomforandeplan", changed)
    reading.read()
    reading.finalise()
    assert document(reading) == reading.converter.words[0]
    assert "Testperson D7" not in reading.converter.words[0]


def test_another_template_is_read_before_it_is_used(people: Cast) -> None:
    """Also of a kind that people made themselves."""
    note = kind(question("rubrik"), writers=["vagledare"])
    in_use(people, note, text="Först {{ rubrik }} {{ dokument.id }}")
    reading = ReadThrough.of(people, people.take_in(), KEY, {"f_rubrik": "Våren"})
    reading.read()
    in_use(people, note, text="Sedan {{ rubrik }} {{ dokument.id }}")
    assert reading.standing() is Standing.OUTDATED
    assert reading.read().may_finalise
    assert ["Först" in reading.converter.words[0], "Sedan" in reading.converter.words[1]] == [True, True]


def test_who_goes_on_with_a_draft_of_another_reads_the_document_in_her_own_name(people: Cast) -> None:
    """Who makes it final is its author, whoever began it."""
    begun = ReadThrough.of(
        people, people.refer(), "granskning", story.granskning(STORIES["D1"]), who="projektledare"
    )
    with people.bench.work() as work:
        work.session.get_one(Record, begun.record_id).author_id = people["vagledare"].id
    begun.read()
    begun.finalise()
    assert document(begun) == begun.converter.words[0]


def test_what_is_missing_is_told_and_stops_no_reading(people: Cast) -> None:
    case_id = people.enrol()
    said = {**PLAN, "overgripande_mal": "", "start": "i våras"}
    found = ReadThrough.of(people, case_id, "genomforandeplan", said).read()
    assert found.reading.standing is Standing.READY
    assert {"overgripande_mal", "start"} <= {each.id for each in found.draft.problems}
    assert not found.may_finalise


def test_every_page_is_marked_and_the_file_is_called_a_draft(reading: ReadThrough) -> None:
    reading.read()
    with reading.people.bench.work(reading.people["vagledare"]) as work:
        file = page.pdf(work, reading.record_id)
        picture = page.picture(work, reading.record_id, 1)
    with pikepdf.open(io.BytesIO(file.data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Utkast: Genomförandeplan"
        assert all("/KpUtkast" in each.resources["/XObject"] for each in pdf.pages)
        assert b"/KpUtkast Do" in pdf.pages[0].obj.Contents[-1].read_bytes()
    assert picture.data.startswith(b"\x89PNG")
    assert file.name.endswith("-genomforandeplan-v1-utkast.pdf")
    with reading.people.bench.work() as work:
        told = select(AuditEntry.record_id).where(AuditEntry.action == Event.DRAFT_READ)
        assert [*work.session.scalars(told)] == [reading.record_id]


def test_nothing_lies_open_and_nothing_in_the_file_store(reading: ReadThrough) -> None:
    before = {*reading.people.bench.services.store.all()}
    reading.read()
    assert {*reading.people.bench.services.store.all()} == before
    assert Making(reading.people, reading.record_id).document is None
    with reading.people.bench.work() as work:
        stored = [*work.session.scalars(select(DraftPreviewFile.data))]
    assert len(stored) == 2
    assert not any(each.startswith((b"%PDF", b"\x89PNG")) for each in stored)


def test_the_pages_go_when_the_draft_is_final(reading: ReadThrough) -> None:
    reading.read()
    reading.finalise()
    assert reading.kept == (0, 0)
    with reading.people.bench.work(reading.people["vagledare"]) as work:
        with pytest.raises(RecordIsFinal):
            page.read(work, reading.record_id)
        with pytest.raises(NotFound):
            page.pdf(work, reading.record_id)


def test_the_pages_go_with_the_draft(reading: ReadThrough) -> None:
    reading.read()
    with reading.people.bench.work(reading.people["vagledare"]) as work:
        records.discard(work, reading.record_id, lock=reading.record.lock)
    assert reading.kept == (0, 0)


def test_the_pages_go_when_consent_ends(people: Cast) -> None:
    """Somebody else takes the withdrawal in, while the vägledare reads."""
    case_id = people.enrol()
    people.write(case_id, "samtycke", CONSENT, who="projektledare")
    reading = ReadThrough.of(people, case_id, "genomforandeplan", PLAN)
    reading.read()
    assert reading.kept == (1, 2)
    people.write(case_id, "aterkallelse", WITHDRAWAL, who="projektledare")
    assert reading.kept == (0, 0)
    assert reading.standing() is Standing.GONE


def test_the_pages_are_seen_for_an_hour_and_then_taken_away(reading: ReadThrough) -> None:
    reading.read()
    reading.people.bench.clock.at += HOUR - timedelta(minutes=1)
    schedule.end_previews(reading.people.bench.services)
    assert reading.standing() is Standing.READY
    reading.people.bench.clock.at += timedelta(minutes=1)
    assert reading.standing() is Standing.GONE
    schedule.end_previews(reading.people.bench.services)
    assert reading.kept == (0, 0)


def test_what_is_saved_after_the_reading_is_read_before_it_is_final(reading: ReadThrough) -> None:
    reading.read()
    lock = reading.page.reading.lock
    save(reading, delaktighet=["Deltagaren har skrivit målen själv."])
    assert reading.standing() is Standing.OUTDATED
    for said in (lock, reading.record.lock):
        with (
            reading.people.bench.work(reading.people["vagledare"]) as work,
            pytest.raises(rules.NotRead),
        ):
            asking.finalise(work, reading.record_id, lock=said)
    assert reading.read().may_finalise
    assert reading.kept == (1, 2)


def test_what_is_decided_elsewhere_after_the_reading_is_read_before_it_is_final(people: Cast) -> None:
    """The decision prints what is left, of which another case is granted some meanwhile."""
    cases = [people.enrol(key) for key in ("D1", "D2")]
    for case_id, key in zip(cases, ("D1", "D2"), strict=True):
        people.plan(case_id, key)
    said = {**example.load(MONEY)["answers"], "datum": "2019-03-07", "projektar": "3"}
    reading = ReadThrough.of(people, cases[0], MONEY, said, who="projektledare")
    assert reading.read().may_finalise
    people.write(cases[1], MONEY, {**said, "belopp": 4000}, who="projektledare")
    refused(reading)
    reading.read()
    reading.finalise()
    assert document(reading) == reading.converter.words[1]


def test_what_is_read_before_midnight_is_read_again_with_the_new_day(reading: ReadThrough) -> None:
    reading.people.bench.clock.at = reading.people.bench.clock.at.replace(hour=22, minute=58)
    assert reading.read().may_finalise
    reading.people.bench.clock.at += timedelta(minutes=3)
    refused(reading)


def refused(reading: ReadThrough) -> None:
    """Nothing is saved, and still what would be made final is not what was read."""
    assert reading.standing() is Standing.OUTDATED
    lock = reading.record.lock
    with reading.people.bench.work(reading.people[reading.who]) as work, pytest.raises(rules.NotRead):
        asking.finalise(work, reading.record_id, lock=lock)
    assert reading.record.state == RecordState.DRAFT


def test_asked_twice_it_is_made_once(reading: ReadThrough) -> None:
    first = reading.ask()
    assert reading.ask() == first
    reading.run()
    assert reading.ask() == first
    reading.run()
    assert reading.converter.runs == 1


def test_what_ends_while_the_pages_are_made_leaves_none(reading: ReadThrough) -> None:
    def discard() -> None:
        with reading.people.bench.work(reading.people["vagledare"]) as work:
            records.discard(work, reading.record_id, lock=reading.record.lock)

    reading.converter.during = [discard]
    reading.ask()
    reading.run()
    assert (reading.kept, states(reading)) == ((0, 0), [JobState.DONE])


def test_who_lost_the_right_meanwhile_gets_no_pages(reading: ReadThrough) -> None:
    reading.ask()
    with reading.people.bench.work() as work:
        mine = GrantRow.user_id == reading.people["vagledare"].id
        work.session.execute(delete(GrantRow).where(mine))
    reading.run()
    assert (reading.kept, reading.converter.runs, states(reading)) == ((1, 0), 0, [JobState.DONE])


def test_a_converter_that_is_slow_is_tried_again_and_one_that_fails_is_told(reading: ReadThrough) -> None:
    reading.converter.during = [raising(PdfTimeout())] * 4
    assert reading.read().reading.standing is Standing.AGAIN
    for _ in range(3):
        reading.people.bench.clock.forward(seconds=400)
        reading.run()
    found = reading.page.reading
    assert (found.standing, bool(found.reason)) == (Standing.FAILED, True)
    assert reading.read().reading.standing is Standing.READY


def states(reading: ReadThrough) -> list[str]:
    with reading.people.bench.work() as work:
        return [*work.session.scalars(select(Job.state).where(Job.kind == rules.DRAFT_PREVIEW))]
