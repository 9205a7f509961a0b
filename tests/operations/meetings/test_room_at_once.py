"""Two in the meeting room at once on PostgreSQL: one decision, one set of notes, and nothing written over."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import ColumnElement, func, select

from service.models import AgendaItem, MeetingAction, MeetingRecord, Presence, Record
from service.operations.meetings import room_decided, room_items, room_open, room_presence
from service.operations.meetings.errors_room import ConsentWithdrawn, ItemChanged, ItemIsClosed
from service.operations.work import Work
from tests.support import meetings
from tests.support.at_once import beside
from tests.support.meetings import FK, LEADER, heard_by_af
from tests.support.people import Cast, begin, must_finalise

pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("database_url", ["postgres"], indirect=True)]

SAID = {
    "stallningstagande": ["endast_konsultation"], "motivering": ["Råd."], "atgard": ["Ring"],
    "ansvarig": ["Testperson O2"], "senast": ["2019-03-14"],
}  # fmt: skip
OTHER = {**SAID, "motivering": ["Något annat."]}


@pytest.fixture
def meeting(people: Cast) -> UUID:
    return meetings.called(people, days=0)


def item_of(people: Cast, meeting: UUID, case_id: UUID) -> UUID:
    """The item of a case at the meeting, whose room is open, opened itself."""
    with people.bench.work(people[LEADER]) as work:
        room_open.enter(work, meeting)
        row = work.session.scalars(select(AgendaItem).where(AgendaItem.case_id == case_id)).one()
        return room_items.open_item(work, meeting, row.id).id


def count(people: Cast, model: type, *where: ColumnElement[bool]) -> int:
    with people.bench.work() as work:
        return work.session.scalar(select(func.count()).select_from(model).where(*where)) or 0


def closing(meeting: UUID, item: UUID, said: dict[str, list[str]]) -> Callable[[Work], UUID | None]:
    return lambda work: room_decided.close(work, meeting, item, said, lock=2).record_id


def test_of_two_who_end_an_item_at_once_one_decision_comes(people: Cast, meeting: UUID) -> None:
    case_id = people.review("D4")
    item = item_of(people, meeting, case_id)
    first, second = beside(people, closing(meeting, item, SAID), closing(meeting, item, SAID))
    assert second.result() == first
    assert count(people, Record, Record.kind == "motesbeslut") == 1
    assert count(people, MeetingAction) == 1


def test_who_comes_second_with_another_decision_is_told(people: Cast, meeting: UUID) -> None:
    item = item_of(people, meeting, people.review("D4"))
    _, second = beside(people, closing(meeting, item, SAID), closing(meeting, item, OTHER))
    assert isinstance(second.exception(), ItemIsClosed)


def test_of_two_texts_at_once_the_second_is_told(people: Cast, meeting: UUID) -> None:
    item = item_of(people, meeting, people.review("D4"))

    def save(said: dict[str, list[str]]) -> Callable[[Work], int]:
        return lambda work: room_items.save(work, meeting, item, said, lock=2).lock

    saved, second = beside(people, save(SAID), save(OTHER))
    assert saved == 3
    assert isinstance(second.exception(), ItemChanged)


def test_a_consent_withdrawn_while_the_item_ends_stops_it(people: Cast, meeting: UUID) -> None:
    case_id, _ = heard_by_af(people)
    item = item_of(people, meeting, case_id)

    def withdraw(work: Work) -> None:
        said = {"datum": "2019-03-07", "omfattning": "helt", "mottagen_av": "Testperson P1"}
        must_finalise(work, begin(work, case_id, "aterkallelse"), said)

    decision = {**SAID, "stallningstagande": ["ej_intag"]}
    _, second = beside(people, withdraw, closing(meeting, item, decision))
    assert isinstance(second.exception(), ConsentWithdrawn)
    assert count(people, Record, Record.kind == "motesbeslut") == 0


def test_the_room_opened_twice_at_once_has_one_set_of_notes(people: Cast, meeting: UUID) -> None:
    people.review("D4")

    def enter(work: Work) -> UUID:
        return room_open.enter(work, meeting).id

    _, second = beside(people, enter, enter)
    assert second.exception() is None
    assert count(people, MeetingRecord) == 1
    assert count(people, AgendaItem) == 1


def test_somebody_ticked_twice_at_once_is_there_once(people: Cast, meeting: UUID) -> None:
    with people.bench.work(people[LEADER]) as work:
        room_open.enter(work, meeting)
    key = f"m_{people[FK].id}"

    def tick(work: Work) -> None:
        room_presence.tick(work, meeting, {key: True})

    _, second = beside(people, tick, tick)
    assert second.exception() is None
    assert count(people, Presence) == 1
