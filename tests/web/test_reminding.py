"""The number beside "Mitt arbete", on every page of who has something to do."""

import pytest

from service.operations import waiting
from tests.support.people import Cast
from tests.web.conftest import Enter

MENU = "Mitt arbete 1 att göra senast den här veckan"


def test_what_presses_is_counted_in_the_menu(people: Cast, enter: Enter) -> None:
    people.refer("D1")
    assert "Mitt arbete" in enter("projektledare").get("/projekt").links()
    people.bench.clock.forward(days=30)
    leader = enter("projektledare")
    assert MENU in leader.get("/projekt").links()
    assert MENU in leader.get("/").links()


def test_a_number_that_nobody_needs_to_know_exactly_is_not_counted_out(
    people: Cast, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "TOLD", 2)
    for key in ("D1", "D2", "D3"):
        people.refer(key)
    people.bench.clock.forward(days=30)
    assert "Mitt arbete 2+ att göra senast den här veckan" in enter("projektledare").get("/projekt").links()


@pytest.mark.parametrize("who", ["remittent", "vagledare", "styrgrupp", "systemadministrator"])
def test_nobody_is_counted_what_others_owe(people: Cast, enter: Enter, who: str) -> None:
    people.refer("D1")
    people.bench.clock.forward(days=30)
    assert "Mitt arbete" in enter(who).get("/konto").links()


def test_a_page_about_an_error_asks_the_database_for_no_number(people: Cast, enter: Enter) -> None:
    people.refer("D1")
    people.bench.clock.forward(days=30)
    assert "Mitt arbete" in enter("projektledare").get("/finns-inte", status=404).links()
