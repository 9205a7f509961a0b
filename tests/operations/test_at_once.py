"""Two people at once on PostgreSQL: who waits for the other reads what the other wrote, and goes by that.

On SQLite one writes at a time.
"""

from collections.abc import Callable, Mapping
from uuid import UUID

import pytest
from sqlalchemy import func, select

from forms.base import as_typed
from service.demo import story
from service.errors import NotAllowed, NotFound
from service.models import CaseFile, HandOver, NamedPerson, Record, RecordState
from service.operations import dispatches, finalising, handing_over, naming, projection, records
from service.operations.dispatches import Order
from service.operations.work import Work
from tests.support.at_once import beside
from tests.support.people import STORIES, Cast, begin, colleague
from tests.web import making

pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("database_url", ["postgres"], indirect=True)]

ANSWER = story.remissvar(STORIES["D1"])
TAKEN_BACK = {
    "typ": "aterkallad", "datum": "2019-03-07", "skal": "Personen vill inte längre.", "meddelat": "Ja",
}  # fmt: skip


def drafted(people: Cast, case_id: UUID, kind: str) -> tuple[UUID, int]:
    with people.bench.work(people["projektledare"]) as work:
        record = begin(work, case_id, kind)
        return record.id, record.lock


def final(draft: tuple[UUID, int], said: Mapping[str, object]) -> Callable[[Work], list[str]]:
    def run(work: Work) -> list[str]:
        outcome = finalising.finalise(work, draft[0], as_typed(said), lock=draft[1])
        return [each.message for each in outcome.problems]

    return run


def test_of_two_documents_that_exclude_each_other_one_becomes_final(people: Cast) -> None:
    case_id = people.meet()
    ending, answer = drafted(people, case_id, "avbrott"), drafted(people, case_id, "remissvar")
    done, other = beside(people, final(ending, TAKEN_BACK), final(answer, ANSWER))
    assert done == []
    assert any("kan inte skrivas när ärendet är i läget" in each for each in other.result())
    with people.bench.work(people["projektledare"]) as work:
        assert work.session.get_one(Record, answer[0]).state == RecordState.DRAFT
        assert work.session.get_one(CaseFile, case_id).projection.state == "aterkallad"
        assert projection.rebuild(work, [case_id]) == 0


def test_a_document_that_is_superseded_meanwhile_is_not_sent(people: Cast) -> None:
    case_id = people.meet()
    record_id = people.write(case_id, "remissvar", ANSWER, who="projektledare")
    making.finish(people.bench, record_id)
    with people.bench.work(people["projektledare"]) as work:
        newer = records.revise(work, record_id)
        draft = newer.id, newer.lock
    paper = [Order("deltagare", "", "papper")]
    done, other = beside(people, final(draft, ANSWER), lambda work: dispatches.send(work, record_id, paper))
    assert done == []
    assert isinstance(other.exception(), NotAllowed)


def test_a_case_that_is_handed_over_twice_at_once_is_handed_over_once(people: Cast) -> None:
    case_id, new = people.refer(), colleague(people)
    done, other = beside(people, *[lambda work: handing_over.hand_over(work, case_id, new.id)] * 2)
    assert done is None
    assert isinstance(other.exception(), NotFound)
    with people.bench.work() as work:
        assert work.session.get_one(CaseFile, case_id).remittent_id == new.id
        assert work.session.scalar(select(func.count()).select_from(HandOver)) == 1


def test_who_is_named_twice_at_once_is_named_once(people: Cast) -> None:
    case_id, leader = people.refer("D7"), people["projektledare"].id
    beside(people, *[lambda work: naming.name(work, case_id, leader, reason="handlagger")] * 2)[1].result()
    with people.bench.work() as work:
        assert work.session.scalar(select(func.count()).select_from(NamedPerson)) == 1
