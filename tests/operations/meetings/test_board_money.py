"""Kompetenshöjande medel above what the project leader may grant: before the styrgrupp, and back again."""

from uuid import UUID

import pytest

from service.documents.example import load
from service.models import CaseFile, Record, RecordState
from service.operations import access, records
from service.operations.content import open_answers, open_draft
from service.operations.meetings import agenda, board, board_feedback, board_told, seen
from service.operations.meetings.board import Item
from service.operations.meetings.board_papers import known
from tests.support import meetings
from tests.support.board import LEADER, MEMBER, decide, held_today
from tests.support.consents import CONSENT
from tests.support.meetings import call, seat
from tests.support.people import Cast

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

KIND = "kompetenshojande_medel"
MINE = {**load(KIND)["answers"], "projektar": "3", "datum": "2019-03-07", "leverantor": ""}
WAITS = {
    **MINE, "andamal": "korkort", "beskrivning": "Körkort för arbete som kräver bil.", "belopp": 60_000,
    "beslut": "vantar", "beslutande": "over_gransen",
}  # fmt: skip
SHIELD = {"skydd": "sekretessmarkering", "fran": "2019-03-01", "kalla": "personen"}


@pytest.fixture
def case_id(people: Cast) -> UUID:
    found = people.enrol("D1")
    people.write(found, "samtycke", {**CONSENT, "ta_emot": ["af"]}, who=LEADER)
    people.plan(found, "D1")
    return found


@pytest.fixture
def meeting(people: Cast) -> UUID:
    found = held_today(people)
    seat(people, MEMBER, body="styrgrupp")
    call(people, found)
    return found


def items(people: Cast, meeting: UUID, who: str) -> list[Item]:
    with people.bench.work(people[who]) as work:
        return [each for each in board.items(work, seen.one(work, meeting)) if "medel, " in each.title]


def opens(people: Cast, who: str, record_id: UUID) -> bool:
    with people.bench.work(people[who]) as work:
        return access.may_open(work, work.session.get_one(Record, record_id))


def test_what_is_above_the_limit_comes_up_by_itself_and_what_is_within_does_not(
    people: Cast, case_id: UUID, meeting: UUID
) -> None:
    own = people.write(case_id, KIND, MINE, who=LEADER)
    paper = people.write(case_id, KIND, WAITS, who=LEADER)
    for who in (LEADER, MEMBER):
        (found,) = items(people, meeting, who)
        assert (found.title, found.record_id) == ("Kompetenshöjande medel, VK-2019-001", paper)
        assert found.asked == "Körkort för arbete som kräver bil. (60\u00a0000\u00a0kr)"
    assert [opens(people, MEMBER, each) for each in (own, paper)] == [False, True]
    with people.bench.work(people[LEADER]) as work:
        assert [each.kind for each in known(work, "vagknuten_2_0")] == [KIND]


def test_a_draft_is_told_its_leader_once_it_says_that_the_styrgrupp_decides(
    people: Cast, case_id: UUID, meeting: UUID
) -> None:
    with people.bench.work(people[LEADER]) as work:
        file = work.session.get_one(CaseFile, case_id)
        draft = records.begin(work, work.kind(KIND), project_key=file.project_key, file=file)
        records.save(work, draft.id, {"beslutande": ["inom_gransen"]}, lock=draft.lock)
    assert items(people, meeting, LEADER) == []
    with people.bench.work(people[LEADER]) as work:
        draft = work.session.get_one(Record, draft.id)
        typed = {**open_draft(work, draft), "beslutande": ["over_gransen"]}
        records.save(work, draft.id, typed, lock=draft.lock)
    assert [each.draft for each in items(people, meeting, LEADER)] == [True]
    assert items(people, meeting, MEMBER) == []


@pytest.mark.parametrize(("outcome", "amount"), [("bifall", None), ("delvis", 20_000), ("avslag", None)])
def test_the_decision_lands_on_it_and_is_told_back(
    people: Cast, case_id: UUID, meeting: UUID, outcome: str, amount: int | None
) -> None:
    paper = people.write(case_id, KIND, WAITS, who=LEADER)
    decide(people, meeting, beslut=outcome, beviljat_belopp=amount)
    assert items(people, meeting, LEADER) == []
    with people.bench.work(people[LEADER]) as work:
        newer = work.session.query(Record).filter_by(supersedes_id=paper).one()
        said = open_answers(work, newer)
        assert newer.state == RecordState.FINAL
        assert (said.text("beslut"), said.text("datum"), said.integer("beviljat_belopp")) == (
            outcome, "2019-03-07", amount,
        )  # fmt: skip
        assert said.text("motivering") == "Enligt förslaget.\nDet behövs."
    body = meetings.called(people, days=0)
    with people.bench.work(people[LEADER]) as work:
        there = seen.one(work, body)
        (entry,) = [each for each in agenda.entries(work, there) if each.feedback]
        assert entry.question.startswith("Beslut 2019-03-07, ")
        (owed,) = [each for each in board_feedback.at_meeting(work, there) if each.of_case]
        assert owed.title == "Kompetenshöjande medel, VK-2019-001"
        board_told.tell(work, there, owed.record_id)
        assert not [each for each in board_feedback.feedback(work, there.project_key) if each.case]


def test_who_is_protected_has_an_alias_before_the_styrgrupp(
    people: Cast, case_id: UUID, meeting: UUID
) -> None:
    people.write(case_id, KIND, WAITS, who=LEADER)
    people.write(case_id, "skydd", SHIELD, who=LEADER)
    (found,) = items(people, meeting, MEMBER)
    assert (found.title, found.asked, found.record_id) == ("Kompetenshöjande medel, Ärende S1", "", None)
