"""Two at once on PostgreSQL: one guideline, one list of decisions, and no decision that overruns a writer."""

import pytest

from service.demo.load import PROJECT
from service.models import Record, RecordState
from service.operations import records
from service.operations.content import open_draft
from service.operations.meetings import board_list
from service.operations.work import Work
from tests.support.at_once import beside
from tests.support.board import LEADER, decide, held_today, waiting
from tests.support.people import Cast

pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("database_url", ["postgres"], indirect=True)]


def test_two_who_begin_the_guideline_or_a_list_write_in_one(people: Cast) -> None:
    meeting = held_today(people)

    def guideline(work: Work) -> object:
        return records.begin(work, work.kind("riktlinjer_medel"), project_key=PROJECT).id

    def listed(work: Work) -> object:
        return board_list.begin(work, meeting).id

    for begin in (guideline, listed):
        first, second = beside(people, begin, begin)
        assert second.result() == first


def test_a_decision_that_waited_for_a_writer_leaves_the_writer_alone(people: Cast) -> None:
    there = waiting(people)

    def written(work: Work) -> None:
        draft = records.revise(work, there.escalation)
        typed = {**open_draft(work, draft), "problem": ["Skrivet för hand."]}
        records.save(work, draft.id, typed, lock=draft.lock)

    beside(people, written, lambda _work: decide(people, there.meeting))
    with people.bench.work(people[LEADER]) as work:
        newer = work.session.query(Record).filter_by(supersedes_id=there.escalation).one()
        assert newer.state == RecordState.DRAFT
        assert open_draft(work, newer)["problem"] == ["Skrivet för hand."]
        bought = work.session.query(Record).filter_by(supersedes_id=there.consultation).one()
        assert bought.state == RecordState.FINAL
