"""What was typed survives: a session that ends, a form that is too old, a service that is busy."""

from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from service.models import Record
from service.operations import records
from service.web import security, typed
from tests.support.people import Cast, begin
from tests.web.browser import Browser, Page
from tests.web.conftest import Enter

TEXT = "Jag vill få slutbetyg.\r\n\r\nOch sedan läsa vidare & växa < allt."
SHOWN = TEXT.replace("\r\n", "\n")
NAME = "overgripande_mal"
SAVE = "Spara utkast"
FETCH = {"headers": {"X-Requested-With": "fetch"}}


@pytest.fixture
def draft(people: Cast) -> UUID:
    case_id = people.enrol("D1")
    with people.bench.work(people["vagledare"]) as work:
        return begin(work, case_id, "genomforandeplan").id


def _sign_in(browser: Browser, page: Page) -> Page:
    typed = {"email": "vagledare@example.org", "password": "hemligt-ord"}
    return browser.press(page, "Logga in", {**typed})


def _text(page: Page) -> str:
    return "".join(page.by_id(NAME).itertext())


def test_session_ended_while_typing(draft: UUID, enter: Enter, people: Cast) -> None:
    """The text is on the page after signing in again, and saved with the next press."""
    browser = enter("vagledare")
    page = browser.get(f"/utkast/{draft}")
    people.bench.clock.forward(minutes=40)
    page = browser.press(page, SAVE, {NAME: TEXT}, status=401)
    assert "Logga in, så finns texten du skrev kvar." in page.text
    assert "slutbetyg" not in page.response.text
    page = _sign_in(browser, page)
    assert "Texten hann inte sparas" in page.text
    assert _text(page) == SHOWN
    assert _text(browser.get(f"/utkast/{draft}")) == SHOWN
    page = browser.press(page, SAVE)
    assert "Utkastet sparades" in page.text
    assert "Du blev utloggad" not in page.text
    assert _text(browser.get(f"/utkast/{draft}")) == SHOWN


def test_text_survives_a_wrong_password(draft: UUID, enter: Enter, people: Cast) -> None:
    browser = enter("vagledare")
    page = browser.get(f"/utkast/{draft}")
    people.bench.clock.forward(minutes=40)
    page = browser.press(page, SAVE, {NAME: TEXT}, status=401)
    wrong = {"email": "vagledare@example.org", "password": "fel"}
    page = browser.press(page, "Logga in", {**wrong}, status=422)
    assert _text(_sign_in(browser, page)) == SHOWN


def test_text_is_shown_only_to_who_may_write_it(draft: UUID, enter: Enter, people: Cast) -> None:
    browser = enter("vagledare")
    page = browser.get(f"/utkast/{draft}")
    people.bench.clock.forward(minutes=40)
    page = browser.press(page, SAVE, {NAME: TEXT}, status=401)
    other = {"email": "remittent.fk@example.org", "password": "hemligt-ord"}
    page = browser.press(page, "Logga in", {**other}, status=404)
    assert "slutbetyg" not in page.response.text


def test_signed_in_anew_in_another_tab(draft: UUID, enter: Enter) -> None:
    """The old page's token belongs to a session that is gone; the text comes back all the same."""
    browser = enter("vagledare")
    page = browser.get(f"/utkast/{draft}")
    browser.press(browser.get("/"), "Logga ut")
    _sign_in(browser, browser.get("/logga-in"))
    page = browser.press(page, SAVE, {NAME: TEXT})
    assert "Utkastet sparades" not in page.text
    assert _text(page) == SHOWN
    assert "Utkastet sparades" in browser.press(page, SAVE).text


def test_other_sites_cannot_plant_text(draft: UUID, stranger: Browser) -> None:
    """A form on another site posts to ours: the sign-in page carries nothing of it."""
    for foreign in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://ond.example.org"}):
        page = stranger.post(f"/utkast/{draft}", {NAME: [TEXT]}, status=401, headers=foreign)
        assert page.values("Logga in")["kept"] == [""]


def test_carried_text_is_sealed_and_grows_old(app: Flask, draft: UUID, people: Cast) -> None:
    with app.test_request_context("/"):
        sealed = typed.sealed(typed.Kept(f"/utkast/{draft}", {NAME: [TEXT]}, 1))
        assert "slutbetyg" not in sealed
        assert typed.opened(sealed) == typed.Kept(f"/utkast/{draft}", {NAME: [TEXT]}, 1)
        assert typed.opened(sealed[:-8] + "AAAAAAA=") is None
        people.bench.clock.forward(hours=11)
        assert typed.opened(sealed) is None


def test_saving_by_itself_is_told_that_one_is_signed_out(draft: UUID, enter: Enter, people: Cast) -> None:
    browser = enter("vagledare")
    values = browser.get(f"/utkast/{draft}").values(SAVE)
    values = {**values, "command": ["autosave"], NAME: [TEXT]}
    saved = browser.client.post(f"/utkast/{draft}", data=values, **FETCH)
    assert saved.json == {"lock": 2, "sparat": "10.00"}
    old = browser.client.post(f"/utkast/{draft}", data={**values, "csrf_token": "gammal"}, **FETCH)
    assert (old.status_code, old.json) == (400, {"fel": "gammal"})
    people.bench.clock.forward(minutes=40)
    gone = browser.client.post(f"/utkast/{draft}", data=values, **FETCH)
    assert (gone.status_code, gone.json) == (401, {"fel": "utloggad"})


def test_discarded_by_another_while_typing(draft: UUID, enter: Enter, people: Cast) -> None:
    """The draft is gone, so the page does not exist; the text stands on it to be copied."""
    browser = enter("vagledare")
    page = browser.get(f"/utkast/{draft}")
    with people.bench.work(people["vagledare"]) as work:
        records.discard(work, draft, lock=work.session.get_one(Record, draft).lock)
    page = browser.press(page, SAVE, {NAME: TEXT}, status=404)
    assert "Och sedan läsa vidare & växa < allt." in page.text


def test_busy_database_shows_the_text(draft: UUID, enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = enter("vagledare")
    page = browser.get(f"/utkast/{draft}")

    def locked(*_: object, **__: object) -> None:
        raise OperationalError("UPDATE", {}, Exception("database is locked"))

    monkeypatch.setattr(records, "save", locked)
    page = browser.press(page, SAVE, {NAME: TEXT}, status=503)
    assert page.heading == "Tjänsten är upptagen"
    assert "Jag vill få slutbetyg." in page.text


def test_defect_shows_the_text_and_a_number(
    draft: UUID, enter: Enter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    browser = enter("vagledare")
    page = browser.get(f"/utkast/{draft}")
    monkeypatch.setattr(records, "save", lambda *_, **__: 1 / 0)
    page = browser.press(page, SAVE, {NAME: TEXT}, status=500)
    assert "Jag vill få slutbetyg." in page.text
    number = page.text.partition("Felets nummer är ")[2][:8]
    assert number in caplog.text
    assert "slutbetyg" not in caplog.text


def test_database_away_is_no_sign_in_page(enter: Enter, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows who this is while the database is away; that is said, and the session stays."""
    browser = enter("vagledare")

    def away(*_: object) -> None:
        raise OperationalError("SELECT", {}, Exception("gone"))

    with monkeypatch.context() as patch:
        patch.setattr(type(app.session_interface), "_stored", away)
        assert browser.get("/", status=503).heading == "Tjänsten är upptagen"
    assert browser.get("/").heading == "Mitt arbete"


def test_page_too_large(draft: UUID, enter: Enter) -> None:
    browser = enter("vagledare")
    values = browser.get(f"/utkast/{draft}").values(SAVE)
    page = browser.post(f"/utkast/{draft}", {**values, NAME: ["x" * 17_000_000]}, status=413)
    assert "så finns texten kvar där" in page.text


def test_six_hundred_thousand_characters_are_not_too_large(draft: UUID, enter: Enter) -> None:
    browser = enter("vagledare")
    page = browser.get(f"/utkast/{draft}")
    long = dict.fromkeys((NAME, "resurser", "delaktighet", "anpassningar", "vagledare"), "å" * 100000)
    page = browser.press(page, SAVE, {**long})
    assert _text(page) == "å" * 100_000


def test_old_small_form_says_what_to_do(people: Cast, enter: Enter) -> None:
    case_id = people.enrol("D1")
    page = enter("vagledare").post(f"/arenden/{case_id}/skriv/slutanalys", {"csrf_token": ["x"]}, status=400)
    assert "ladda om den och försök igen" in page.text


def test_errors_say_their_own_thing(app: Flask, enter: Enter) -> None:
    with app.test_request_context("/"):
        assert app.config["MAX_CONTENT_LENGTH"] == security.LARGEST
    assert enter("vagledare").client.get("/", headers={"Host": "ond.example.org"}).status_code == 400


@pytest.mark.parametrize("lock", ["99999999999999999999", "9223372036854775807", "-1", "1e30", "x", ""])
def test_a_lock_that_no_page_sends_meets_both_texts(draft: UUID, enter: Enter, lock: str) -> None:
    browser = enter("vagledare")
    page = browser.press(browser.get(f"/utkast/{draft}"), SAVE, {NAME: TEXT, "lock": lock}, status=409)
    assert "slutbetyg" in page.text


@pytest.mark.parametrize(
    "command", ["remove:mal-" + "9" * 5000, "add:" + "a" * 100_000, "\N{REPLACEMENT CHARACTER}"]
)
def test_a_command_that_no_button_sends_only_saves(draft: UUID, enter: Enter, command: str) -> None:
    browser = enter("vagledare")
    page = browser.press(browser.get(f"/utkast/{draft}"), SAVE, {NAME: TEXT, "command": command})
    assert _text(page) == SHOWN
    assert len(page.address) < 200


def test_a_form_with_more_rows_than_anybody_fills_is_refused(draft: UUID, enter: Enter) -> None:
    browser = enter("vagledare")
    rows = {f"mal-{i}-delmal-{j}-rad": "1" for i in range(40) for j in range(20)}
    browser.press(browser.get(f"/utkast/{draft}"), SAVE, {NAME: TEXT, **rows}, status=413)
    assert "slutbetyg" not in browser.get(f"/utkast/{draft}").text


def test_two_tabs_that_stood_open_too_long_both_keep_their_text(
    draft: UUID, enter: Enter, people: Cast
) -> None:
    case_id = people.enrol("D2")
    with people.bench.work(people["vagledare"]) as work:
        second = begin(work, case_id, "genomforandeplan").id
    browser = enter("vagledare")
    for number, record_id in enumerate((draft, second)):
        page = browser.get(f"/utkast/{record_id}")
        browser.press(page, SAVE, {NAME: f"Flik {number}", "csrf_token": "gammal"})
    assert _text(browser.get(f"/utkast/{draft}")) == "Flik 0"
    assert _text(browser.get(f"/utkast/{second}")) == "Flik 1"


def test_an_old_form_of_a_draft_that_is_not_there_keeps_nothing(enter: Enter) -> None:
    browser = enter("vagledare")
    nowhere = "/utkast/00000000-0000-0000-0000-000000000000"
    browser.post(nowhere, {NAME: ["x"], "csrf_token": ["gammal"]}, status=404)
