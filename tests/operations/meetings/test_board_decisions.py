"""The styrgrupp decides: the agenda comes by itself, and what is decided lands where it belongs."""

from uuid import UUID

import pytest

from forms.base import as_typed
from service.demo.load import PROJECT
from service.documents.example import load
from service.domain.answers import Answers
from service.domain.meetings.board import PAPERS, BoardPoint
from service.errors import NewerVersion, NotAllowed, NotFound
from service.models import Record, RecordState
from service.operations import finalising, records
from service.operations.content import open_answers, open_draft
from service.operations.meetings import (
    board,
    board_feedback,
    board_landing,
    board_list,
    board_told,
    seen,
    tasks,
)
from service.operations.meetings.board import Item
from service.operations.meetings.board_feedback import Owed
from service.operations.work import Work
from tests.support.board import LEADER, MEMBER, Board, decide, held_today, waiting
from tests.support.meetings import planned
from tests.support.people import Cast, must_finalise

ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""What the database has no part in."""


@pytest.fixture
def there(people: Cast) -> Board:
    return waiting(people)


def agenda(people: Cast, meeting: UUID, *, who: str = LEADER) -> list[Item]:
    with people.bench.work(people[who]) as work:
        return board.items(work, seen.one(work, meeting))


def latest(people: Cast, paper: UUID) -> tuple[str, Answers]:
    """The state and the answers of what follows a paper."""
    with people.bench.work(people[LEADER]) as work:
        found = work.session.query(Record).filter_by(supersedes_id=paper).one()
        if found.state == RecordState.DRAFT:
            kind = work.kind(found.kind)
            return found.state, kind.form(open_draft(work, found), project=work.project(PROJECT)).answers()
        return found.state, open_answers(work, found)


def board_feedback_of(people: Cast, meeting: UUID) -> list[Owed]:
    with people.bench.work(people[LEADER]) as work:
        return board_feedback.at_meeting(work, seen.one(work, meeting))


def case_records(work: Work, there: Board) -> list[UUID]:
    """What is in force in the case, decided on by no styrgrupp."""
    rows = work.session.query(Record).filter_by(case_id=there.case_id, state=RecordState.FINAL)
    return [row.id for row in rows if row.kind not in PAPERS]


def test_the_standing_items_come_by_themselves(people: Cast, there: Board) -> None:
    found = {item.point: item for item in agenda(people, there.meeting)}
    assert [*found] == [
        BoardPoint.GUIDELINE, BoardPoint.CONSULTATIONS, BoardPoint.ESCALATED, BoardPoint.STRUCTURAL,
        BoardPoint.EXTENSIONS,
    ]  # fmt: skip
    assert found[BoardPoint.GUIDELINE].title == "Ingen riktlinje är fastställd"
    assert found[BoardPoint.CONSULTATIONS].title.startswith("Extern konsultation, VK-")
    assert "28\u00a0000\u00a0kr" in found[BoardPoint.CONSULTATIONS].asked
    assert found[BoardPoint.ESCALATED].asked == load("eskalering")["answers"]["onskat_beslut"]


def test_a_decision_lands_on_its_paper_and_the_paper_waits_no_more(people: Cast, there: Board) -> None:
    decide(people, there.meeting)
    for paper in (there.consultation, there.escalation, there.structural):
        state, answers = latest(people, paper)
        assert (state, answers.text("beslut"), answers.text("beslutsdatum")) == (
            RecordState.FINAL, "bifall", "2019-03-07",
        )  # fmt: skip
    _, answers = latest(people, there.consultation)
    assert answers.text("motivering") == "Enligt förslaget.\nDet behövs."
    assert answers.text("narvarande") == "Testperson O1, Försäkringskassan"
    _, answers = latest(people, there.escalation)
    assert (answers.text("beslutande"), answers.text("ansvarig")) == ("Styrgrupp", "Projektledaren")
    points = [item.point for item in agenda(people, there.meeting)]
    assert points == [BoardPoint.GUIDELINE, BoardPoint.EXTENSIONS]


@ON_ONE
def test_what_is_put_off_waits_for_the_next_meeting(people: Cast, there: Board) -> None:
    decide(people, there.meeting, beslut="bordlagt")
    points = [item.point for item in agenda(people, there.meeting)]
    assert BoardPoint.ESCALATED in points
    with people.bench.work(people[LEADER]) as work:
        assert board_feedback.feedback(work, PROJECT) == []


@ON_ONE
def test_a_decision_that_a_rule_stops_waits_in_a_draft_and_is_told(people: Cast, there: Board) -> None:
    # More than nothing and less than was asked for is what a part is.
    listed = decide(people, there.meeting, beslut="delvis", beviljat_belopp=99_000)
    state, answers = latest(people, there.consultation)
    assert (state, answers.integer("beviljat_belopp")) == (RecordState.DRAFT, 99_000)
    with people.bench.work(people[LEADER]) as work:
        (left,) = board_landing.unlanded(work, work.session.get_one(Record, listed.id))
        assert (left.paper_id, left.draft_id is not None) == (there.consultation, True)


@ON_ONE
def test_what_somebody_is_writing_already_is_left_to_them(people: Cast, there: Board) -> None:
    with people.bench.work(people[LEADER]) as work:
        mine = records.revise(work, there.escalation)
        typed = {**open_draft(work, mine), "problem": ["Skrivet för hand."]}
        records.save(work, mine.id, typed, lock=mine.lock)
    listed = decide(people, there.meeting)
    state, answers = latest(people, there.escalation)
    assert (state, answers.text("problem")) == (RecordState.DRAFT, "Skrivet för hand.")
    with people.bench.work(people[LEADER]) as work:
        (left,) = board_landing.unlanded(work, work.session.get_one(Record, listed.id))
        assert left.paper_id == there.escalation


def test_the_list_written_anew_changes_nothing_that_stands_and_follows_what_is_new(
    people: Cast, there: Board
) -> None:
    first = decide(people, there.meeting)
    with people.bench.work(people[LEADER]) as work:
        newer = board_list.begin(work, there.meeting)
        assert (newer.version, newer.supersedes_id) == (2, first.id)
        answers = open_answers(work, work.session.get_one(Record, first.id))
        uppdrag = [{**row, "klart": "2019-03-07"} for row in answers.rows("uppdrag")]
        must_finalise(work, newer, {**answers, "uppdrag": uppdrag})
        assert board_list.begin(work, there.meeting).version == 3
        papers = work.session.query(Record).filter_by(kind="eskalering").all()
        assert len(papers) == 2
        meeting = seen.one(work, there.meeting)
        done = {each.what: each.done_on is not None for each in tasks.of_meeting(work, meeting)}
        assert done.pop("Se riktlinjen.") is True
        assert set(done.values()) == {False}
        assert len(done) == len(answers.rows("arenden"))


def test_what_was_decided_is_told_to_the_case_body_until_it_is_ticked(people: Cast, there: Board) -> None:
    listed = decide(people, there.meeting)
    with people.bench.work(people[LEADER]) as work:
        owed, meeting = board_feedback.feedback(work, PROJECT), seen.one(work, there.meeting)
        of_case = [each for each in owed if each.case is not None]
        assert {each.case.id for each in of_case if each.case} == {there.case_id}
        assert [each.title for each in of_case] == ["Extern konsultation", "Låst ärende"]
        assert {each.record_id for each in owed if each.row is not None} == {listed.id}
        for each in of_case:
            board_told.tell(work, meeting, each.record_id)
        own = next(each for each in owed if each.row is not None)
        board_told.tell(work, meeting, own.record_id, row=own.row)
        left = board_feedback.feedback(work, PROJECT)
        assert [each for each in left if each.case] == []
        assert len(left) == len(owed) - 3


@ON_ONE
def test_nothing_but_what_is_owed_gets_a_new_version_by_being_told(people: Cast, there: Board) -> None:
    decide(people, there.meeting)
    with people.bench.work(people[LEADER]) as work:
        meeting, owed = seen.one(work, there.meeting), board_feedback.feedback(work, PROJECT)
        of_case, own = owed[0].record_id, next(each for each in owed if each.row is not None)
        board_told.tell(work, meeting, of_case)
        with pytest.raises(NewerVersion):
            board_told.tell(work, meeting, of_case)
        versions = work.session.query(Record).count()
        for record_id in (own.record_id, *case_records(work, there)):
            with pytest.raises(NotFound):
                board_told.tell(work, meeting, record_id)
        assert work.session.query(Record).count() == versions


@ON_ONE
def test_feedback_planned_for_a_meeting_is_told_once_that_day_has_passed(people: Cast, there: Board) -> None:
    decide(people, there.meeting, aterkoppling="2019-03-20")
    on_the_day, after = (planned(people, days=days) for days in (13, 14))
    with people.bench.work(people[LEADER]) as work:
        everybody = board_feedback.for_all(work, seen.one(work, on_the_day))
        assert [each.title for each in everybody][:2] == [
            "Strukturellt problem", "Riktlinje för kompetenshöjande medel",
        ]  # fmt: skip
        assert {str(each.planned) for each in everybody} == {"2019-03-20"}
        assert board_feedback.for_all(work, seen.one(work, after)) == []


@ON_ONE
def test_what_is_told_at_a_meeting_stands_on_its_agenda_that_day_and_on_no_other(
    people: Cast, there: Board
) -> None:
    decide(people, there.meeting)
    today, before = planned(people, days=0), board_feedback_of(people, planned(people, days=1))
    with people.bench.work(people[LEADER]) as work:
        meeting = seen.one(work, today)
        board_told.tell(work, meeting, before[0].record_id)
    now = board_feedback_of(people, today)
    assert [each.title for each in now if each.told] == [before[0].title]
    assert len(now) == len(before)
    assert len(board_feedback_of(people, planned(people, days=2))) == len(before) - 1


@ON_ONE
def test_feedback_on_a_case_that_has_ended_stays_with_its_leader(people: Cast, there: Board) -> None:
    decide(people, there.meeting)
    said = {"typ": "avliden", "datum": people.today(), "skal": "Anhöriga har berättat."}
    people.write(there.case_id, "avbrott", said, who=LEADER)
    owed = board_feedback_of(people, planned(people, days=1))
    ended = [each.why_not for each in owed if each.of_case]
    assert ended == ["Ärendet har läget ”Avliden” och tas inte upp av sig självt."] * 2
    assert {each.why_not for each in owed if not each.of_case} == {""}
    with people.bench.work(people[LEADER]) as work:
        board_told.tell(work, seen.one(work, there.meeting), owed[0].record_id)
    assert len(board_feedback_of(people, planned(people, days=2))) == len(owed) - 1


@ON_ONE
def test_only_who_leads_begins_the_list_and_only_of_the_styrgrupp(people: Cast) -> None:
    meeting, other = held_today(people), planned(people, days=1)
    with pytest.raises(NotAllowed), people.bench.work(people[MEMBER]) as work:
        board_list.begin(work, meeting)
    with pytest.raises(NotFound), people.bench.work(people[LEADER]) as work:
        board_list.begin(work, other)


def test_a_draft_of_the_list_is_thrown_away_and_begun_anew(people: Cast) -> None:
    meeting = held_today(people)
    with people.bench.work(people[LEADER]) as work:
        draft = board_list.begin(work, meeting)
        assert board_list.begin(work, meeting).id == draft.id
        records.discard(work, draft.id, lock=draft.lock)
        assert board_list.of_meeting(work, seen.one(work, meeting)) is None


@ON_ONE
def test_a_paper_that_is_not_there_stops_the_list(people: Cast, there: Board) -> None:
    with people.bench.work(people[LEADER]) as work:
        draft = board_list.begin(work, there.meeting)
        answers = {**load("beslutslista")["answers"], "mote": "2019-03-07"}
        outcome = finalising.finalise(work, draft.id, as_typed(answers), lock=draft.lock)
        assert "arenden-0-underlag" in {each.id for each in outcome.problems}
