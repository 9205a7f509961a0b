"""Sessions: nothing in the table opens one, and one that has ended stays ended."""

import hashlib

from flask import Flask
from sqlalchemy import select, update

from service.models import ServerSession, User
from tests.support.people import Cast
from tests.support.work import Bench
from tests.web.browser import Browser
from tests.web.conftest import Enter

COOKIE = "knutpunkt"


def _cookie(browser: Browser) -> str:
    cookie = browser.client.get_cookie(COOKIE)
    assert cookie
    return cookie.value


def _row(bench: Bench) -> ServerSession:
    with bench.work() as work:
        return work.session.scalars(select(ServerSession)).one()


def _signs_in(browser: Browser) -> None:
    typed = {"email": "vagledare@example.org", "password": "hemligt-ord"}
    browser.press(browser.get("/logga-in"), "Logga in", {**typed})


def test_table_holds_only_a_hash_and_sealed_content(enter: Enter, bench: Bench) -> None:
    browser = enter("vagledare")
    browser.get("/")
    row, sid = _row(bench), _cookie(browser).removeprefix("s.")
    assert row.id_hash == hashlib.sha256(sid.encode()).hexdigest()
    assert b"csrf" not in row.content
    assert b"_user_id" not in row.content


def test_visitors_leave_no_row(stranger: Browser, bench: Bench) -> None:
    stranger.get("/logga-in")
    with bench.work() as work:
        assert [*work.session.scalars(select(ServerSession))] == []


def test_cookie_is_safe(stranger: Browser) -> None:
    _signs_in(stranger)
    cookie = stranger.client.get_cookie(COOKIE)
    assert cookie
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    assert not cookie.secure


def test_signing_in_gives_a_new_id_and_ends_the_old_session(
    stranger: Browser, app: Flask, bench: Bench
) -> None:
    _signs_in(stranger)
    first = _cookie(stranger)
    page = stranger.get("/")
    stranger.press(page, "Logga ut")
    _signs_in(stranger)
    assert _cookie(stranger) != first
    assert len([_row(bench)]) == 1


def test_cookie_copied_before_signing_out_opens_nothing(stranger: Browser, app: Flask) -> None:
    _signs_in(stranger)
    thief = Browser(app.test_client())
    thief.client.set_cookie(COOKIE, _cookie(stranger))
    assert thief.get("/").heading == "Mitt arbete"
    stranger.press(stranger.get("/"), "Logga ut")
    assert thief.get("/").heading == "Logga in"


def test_rest_ends_a_session_and_work_keeps_it(enter: Enter, bench: Bench) -> None:
    browser = enter("vagledare")
    for _ in range(4):
        bench.clock.forward(minutes=25)
        assert browser.get("/").heading == "Mitt arbete"
    bench.clock.forward(minutes=31)
    assert browser.get("/").heading == "Logga in"


def test_no_session_lives_longer_than_a_day_of_work(enter: Enter, bench: Bench) -> None:
    browser = enter("vagledare")
    for _ in range(24):
        bench.clock.forward(minutes=25)
        browser.get("/")
    bench.clock.forward(minutes=1)
    assert browser.get("/").heading == "Logga in"


def test_page_that_asks_by_itself_keeps_nobody_signed_in(people: Cast, enter: Enter) -> None:
    """A document page left open polls for progress; that is not activity."""
    plan = people.plan(people.enrol("D1"))
    browser = enter("vagledare")
    for _ in range(3):
        people.bench.clock.forward(minutes=11)
        browser.client.get(f"/dokument/{plan}/lage")
    assert browser.get("/").heading == "Logga in"


def test_administrator_ends_all_sessions_of_an_account(enter: Enter, people: Cast, bench: Bench) -> None:
    """A new uniquifier or a closed account, and nobody is signed in to it any more."""
    browser, closed = enter("vagledare"), enter("projektledare")
    with bench.work() as work:
        work.session.execute(update(User).where(User.id == people["vagledare"].id).values(fs_uniquifier="ny"))
        work.session.execute(update(User).where(User.id == people["projektledare"].id).values(active=False))
    assert browser.get("/").heading == "Logga in"
    assert closed.get("/").heading == "Logga in"


def test_forged_and_damaged_cookies_are_strangers(app: Flask) -> None:
    for value in ("s.", "s.påhittad", "v.åäö", "v.AAAA", "x", "v." + "A" * 300):
        browser = Browser(app.test_client())
        browser.client.set_cookie(COOKIE, value)
        assert browser.get("/").heading == "Logga in"


def test_ended_sessions_are_cleared_away(stranger: Browser, enter: Enter, bench: Bench) -> None:
    enter("projektledare").get("/")
    bench.clock.forward(hours=11)
    _signs_in(stranger)
    assert _row(bench).created_at == bench.clock.at.replace(microsecond=_row(bench).created_at.microsecond)
