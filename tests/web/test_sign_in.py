"""Signing in: quick for the owner of an account, slow for who guesses, and silent about who has one."""

import pytest
from flask import Flask
from sqlalchemy import select

from service.models import AuditEntry, SignInAttempt, User
from service.operations import accounts
from service.operations.accounts import PER_ACCOUNT, PER_PAIR
from service.web import sign_in
from tests.support.people import Cast
from tests.support.work import Bench
from tests.web.browser import Browser, Page

EMAIL, PASSWORD = "vagledare@example.org", "hemligt-ord"


def _try(browser: Browser, email: str = EMAIL, password: str = "fel", *, status: int = 422) -> Page:
    return browser.press(
        browser.get("/logga-in"), "Logga in", {"email": email, "password": password}, status=status
    )


def _events(bench: Bench) -> list[str]:
    with bench.work() as work:
        return [*work.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id))]


def test_sign_in_and_out(stranger: Browser, bench: Bench) -> None:
    page = _try(stranger, " Vagledare@Example.org ", PASSWORD, status=200)
    assert page.heading == "Mitt arbete"
    assert "Testperson V1" in page.response.text
    page = stranger.press(page, "Logga ut")
    assert "Du är utloggad." in page.text
    assert stranger.get("/").heading == "Logga in"
    assert _events(bench)[-2:] == ["signed_in", "signed_out"]


def test_unknown_account_and_wrong_password_get_the_same_answer(stranger: Browser, bench: Bench) -> None:
    known, unknown = _try(stranger), _try(stranger, "ingen@example.org")
    assert sign_in.WRONG in known.text
    assert known.text == unknown.text
    assert _events(bench)[-2:] == ["sign_in_refused", "sign_in_refused"]


def test_password_is_compared_without_an_account_too(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slow comparison is made every time, so that the time tells nothing."""
    compared: list[str] = []

    class Recorder:
        def verify(self, hashed: str, password: str) -> bool:
            compared.append(hashed.partition("$v=")[0])
            return True

    monkeypatch.setattr(accounts, "_HASHER", Recorder())
    assert accounts.matches(None, "vad som helst") is False
    assert compared == ["$argon2id"]


def test_typed_address_stays_and_password_does_not(stranger: Browser) -> None:
    page = _try(stranger)
    assert page.by_id("email").get("value") == EMAIL
    assert page.by_id("password").get("value") is None


def test_guessing_must_wait_and_then_may_go_on(stranger: Browser, bench: Bench) -> None:
    for _ in range(PER_PAIR):
        _try(stranger)
    assert sign_in.WAIT in _try(stranger, password=PASSWORD, status=429).text
    bench.clock.forward(minutes=16)
    assert _try(stranger, password=PASSWORD, status=200).heading == "Mitt arbete"


def test_success_forgets_the_failures_before_it(stranger: Browser, bench: Bench) -> None:
    for _ in range(PER_PAIR - 1):
        _try(stranger)
    _try(stranger, password=PASSWORD, status=200)
    with bench.work() as work:
        assert [*work.session.scalars(select(SignInAttempt))] == []


def test_guesser_does_not_lock_out_the_owner(app: Flask, stranger: Browser) -> None:
    """Somebody far away guesses at my account until strangers must wait; my own browser still gets in."""
    mine = Browser(app.test_client())
    mine.press(_try(mine, password=PASSWORD, status=200), "Logga ut")
    for number in range(PER_ACCOUNT):
        far = {"REMOTE_ADDR": f"192.0.2.{number}"}
        token = stranger.get("/logga-in").values("Logga in")["csrf_token"]
        typed = {"csrf_token": token, "email": [EMAIL], "password": ["gissning"]}
        stranger.post("/logga-in", typed, status=422, environ_overrides=far)
    other = Browser(app.test_client())
    assert sign_in.WAIT in _try(other, password=PASSWORD, status=429).text
    assert _try(mine, password=PASSWORD, status=200).heading == "Mitt arbete"


def test_attempts_hold_neither_address_nor_account(stranger: Browser, bench: Bench) -> None:
    _try(stranger)
    with bench.work() as work:
        attempt = work.session.scalars(select(SignInAttempt)).one()
    assert "vagledare" not in attempt.account_index
    assert "127" not in (attempt.address_index[:3], attempt.address_index[-3:])
    assert len(attempt.account_index) == len(attempt.address_index) == 64


def test_closed_account_cannot_sign_in(stranger: Browser, bench: Bench, people: Cast) -> None:
    with bench.work() as work:
        work.session.get_one(User, people["vagledare"].id).active = False
    assert sign_in.WRONG in _try(stranger, password=PASSWORD).text


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/arenden?lage=intag", "/arenden"),
        ("//ond.example.org/", "/"),
        ("https://ond.example.org/", "/"),
        ("/\\ond.example.org", "/"),
        ("/\tond", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_one_lands_on_a_page_of_ours(stranger: Browser, wanted: str, reached: str) -> None:
    page = stranger.get("/logga-in", query_string={"next": wanted})
    page = stranger.press(page, "Logga in", {"email": EMAIL, "password": PASSWORD})
    assert page.address == reached
    assert page.response.request.host == "localhost"


def test_page_asked_for_comes_after_signing_in(stranger: Browser) -> None:
    page = stranger.get("/arenden?lage=intag")
    assert page.heading == "Logga in"
    page = stranger.press(page, "Logga in", {"email": EMAIL, "password": PASSWORD})
    assert page.heading == "Ärenden"


def test_sign_in_page_left_open_too_long_can_be_sent_again(stranger: Browser) -> None:
    page = stranger.get("/logga-in")
    stranger.client.delete_cookie("knutpunkt")
    page = stranger.press(page, "Logga in", {"email": EMAIL, "password": PASSWORD}, status=400)
    assert sign_in.TOO_OLD in page.text
    assert stranger.press(page, "Logga in", {"password": PASSWORD}).heading == "Mitt arbete"


def test_who_is_signed_in_is_not_asked_again(stranger: Browser) -> None:
    _try(stranger, password=PASSWORD, status=200)
    assert stranger.get("/logga-in").heading == "Mitt arbete"


def test_account_page_tells_roles(stranger: Browser) -> None:
    _try(stranger, "remittent@example.org", PASSWORD, status=200)
    assert "Remittent i Vägknuten 2.0 för Arbetsförmedlingen" in stranger.get("/konto").text


@pytest.mark.parametrize(
    "goal", ["//[", "http://[", "//[x", "/\\ont.example", "javascript:alert(1)", "/" + "a" * 9000]
)
def test_a_strange_place_to_go_leads_to_the_start_page(stranger: Browser, goal: str) -> None:
    page = stranger.press(
        stranger.get("/logga-in"), "Logga in", {"email": EMAIL, "password": PASSWORD, "next": goal}
    )
    assert page.heading == "Mitt arbete"
    assert stranger.get("/logga-in", query_string={"next": goal}).heading == "Mitt arbete"


def test_a_malformed_origin_is_somebody_elses(stranger: Browser) -> None:
    stranger.post(
        "/utkast/00000000-0000-0000-0000-000000000000", {}, status=401, headers={"Origin": "http://["}
    )
