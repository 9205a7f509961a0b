"""Lists of cases: filters, orders and pages, as far as a person may see."""

from uuid import UUID

import pytest
from sqlalchemy import select

from service.models import CaseFile
from service.operations import case_list, consents
from service.operations.case_list import Order, Wanted
from tests.support.people import Cast

WITHDRAWAL = {"datum": "2019-03-07", "omfattning": "helt", "mottagen_av": "Testperson V1"}


def numbers(people: Cast, wanted: Wanted, *, who: str = "projektledare", page: int = 1) -> list[str]:
    with people.bench.work(people[who]) as work:
        return [file.number for file in case_list.read(work, wanted, page=page).files]


@pytest.fixture
def three(people: Cast) -> list[UUID]:
    """D2 has just been referred, D1 takes part, D7 is protected and waits for a vägledare's first step."""
    return [people.refer("D2"), people.enrol("D1"), people.take_in("D7")]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), ["003", "002", "001"]),
        (Wanted(stage="inkommen"), ["001"]),
        (Wanted(stage="remiss"), ["003", "001"]),
        (Wanted(stage="planering"), ["002"]),
        (Wanted(stage="slut"), []),
        (Wanted(project="vagknuten_2_0"), ["003", "002", "001"]),
        (Wanted(project="visa_vagen"), []),
        (Wanted(unguided=True), ["001"]),
        (Wanted(late=True), ["003", "002"]),
        (Wanted(order=Order.NAME), ["003", "002", "001"]),
        (Wanted(order=Order.DUE, stage="planering"), ["002"]),
    ],
)  # fmt: skip
def test_filters_and_orders(people: Cast, three: list[UUID], wanted: Wanted, expected: list[str]) -> None:
    assert numbers(people, wanted) == [f"VK-2019-{number}" for number in expected]


def test_a_vagledares_cases(people: Cast, three: list[UUID]) -> None:
    wanted = Wanted(vagledare=people["vagledare"].id)
    assert numbers(people, wanted) == ["VK-2019-003", "VK-2019-002"]


def test_what_is_due_first_stands_first(people: Cast) -> None:
    people.refer("D1")
    people.bench.clock.forward(days=2)
    people.refer("D2")
    assert numbers(people, Wanted(order=Order.DUE)) == ["VK-2019-001", "VK-2019-002"]
    assert numbers(people, Wanted()) == ["VK-2019-002", "VK-2019-001"]


def test_pages(people: Cast, three: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_list, "PAGE", 2)
    for order, pages in ((Order.NEWEST, "32 1"), (Order.NAME, "32 1"), (Order.DUE, "23 1")):
        found = [numbers(people, Wanted(order=order), page=page) for page in (1, 2)]
        told = " ".join("".join(number[-1] for number in page) for page in found)
        assert sorted(told) == sorted(pages)


def test_a_long_list_is_not_put_in_order_by_name(
    people: Cast, three: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_list, "SHORT", 2)
    with people.bench.work(people["projektledare"]) as work:
        assert case_list.read(work, Wanted(order=Order.NAME)).order is Order.NEWEST
        assert case_list.read(work, Wanted(order=Order.NAME, stage="planering")).order is Order.NAME


def test_who_may_not_follow_a_case_finds_it_by_nothing_that_tells_how_it_goes(people: Cast) -> None:
    case_id = people.take_in()
    people.write(case_id, "aterkallelse", WITHDRAWAL, who="vagledare")
    people.bench.clock.forward(days=2000)
    guided = Wanted(vagledare=people["vagledare"].id)
    for wanted in (guided, Wanted(stage="remiss"), Wanted(late=True), Wanted(order=Order.DUE)):
        assert numbers(people, wanted, who="remittent") == []
    assert numbers(people, Wanted(), who="remittent") == ["VK-2019-001"]


@pytest.mark.parametrize("who", ["projektledare", "vagledare", "remittent", "remittent.fk", "styrgrupp"])
def test_the_condition_for_lists_is_what_is_asked_of_one_case(people: Cast, who: str) -> None:
    withdrawn = people.take_in("D1")
    people.write(withdrawn, "aterkallelse", WITHDRAWAL, who="vagledare")
    cases = [withdrawn, people.refer("D2"), people.meet("D4"), people.enrol("D7")]
    with people.bench.work(people[who]) as work:
        listed = {*work.session.scalars(select(CaseFile.id).where(consents.followed(work)))}
        one_by_one = {each for each in cases if consents.follows(work, work.session.get_one(CaseFile, each))}
    assert listed == one_by_one
