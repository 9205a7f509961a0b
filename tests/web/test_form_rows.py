"""Repeating groups on the form page without JavaScript: rows are added, moved, removed and had back."""

from xml.etree.ElementTree import Element

import pytest

from forms.base import as_typed
from service.demo import story
from service.documents import example
from tests.support.people import STORIES, Cast
from tests.support.reading import ReadThrough
from tests.web.browser import Browser, Page, text_of
from tests.web.conftest import Enter

SAVE = "Spara utkast"


@pytest.fixture
def plan(people: Cast, enter: Enter) -> tuple[Browser, Page]:
    case_id = people.enrol("D1")
    browser = enter("vagledare")
    return browser, browser.press(browser.get(f"/arenden/{case_id}"), "Skriv genomförandeplan")


def _command(page: Page, value: str) -> Element:
    found = [one for one in page.all("button") if one.get("value") == value]
    assert len(found) == 1, f"{value} stands on {len(found)} buttons"
    return found[0]


def _send(browser: Browser, page: Page, command: str, **typed: str) -> Page:
    values = {**page.values(SAVE), **{name: [text] for name, text in typed.items()}}
    return browser.post(page.address, {**values, "command": [command]})


def test_rows_are_added_moved_and_removed(plan: tuple[Browser, Page]) -> None:
    browser, page = plan
    page = _send(browser, page, "add:mal", **{"mal-0-mal": "Första"})
    assert page.response.request.query_string == b"rad=mal-1"
    page = _send(browser, page, "up:mal-1", **{"mal-1-mal": "Andra"})
    assert page.response.request.query_string == b"rad=mal-0"
    assert [text_of(page.by_id(f"mal-{row}-mal")) for row in (0, 1)] == ["Andra", "Första"]
    assert page.by_id("formular").get("data-focus") == "mal-0"
    page = _send(browser, page, "remove:mal-0")
    assert text_of(page.by_id("mal-0-mal")) == "Första"
    assert _command(page, "remove:mal-0").get("data-done") == "Mål 1 togs bort."


def test_a_removed_row_is_had_back_without_a_script(plan: tuple[Browser, Page]) -> None:
    """It is told where it was, and kept while rows are added; another command, as saving, lets it go."""
    browser, page = plan
    undo = "Ångra: Mål 1 togs bort."
    page = _send(browser, page, "add:mal", **{"mal-0-mal": "Första", "mal-0-delmal-0-delmal": "Ett"})
    page = _send(browser, page, "remove:mal-0", **{"mal-1-mal": "Andra"})
    assert text_of(page.by_id("angra")) == f"Mål 1 togs bort. {undo}"
    page = _send(browser, page, "add:mal", resurser="Skrivet efteråt")
    page = _send(browser, page, "undo:mal-0", **{"mal-1-mal": "Tredje"})
    assert [text_of(page.by_id(f"mal-{row}-mal")) for row in (0, 1, 2)] == ["Första", "Andra", "Tredje"]
    assert text_of(page.by_id("mal-0-delmal-0-delmal")) == "Ett"
    assert text_of(page.by_id("resurser")) == "Skrivet efteråt"
    assert page.response.request.query_string == b"rad=mal-0"
    assert undo not in page.buttons()
    page = _send(browser, page, "remove:mal-0-delmal-0")
    assert "Ångra: Delmål 1 togs bort." in page.buttons()
    assert "Ångra" not in _send(browser, page, "save").text


GONE = "Ett mål som togs bort"


def _kept(browser: Browser) -> str:
    with browser.client.session_transaction() as session:
        return str({**session})


def test_nothing_of_a_removed_row_is_kept_when_its_draft_is_thrown_away(plan: tuple[Browser, Page]) -> None:
    browser, page = plan
    page = _send(browser, page, "remove:mal-0", **{"mal-0-mal": GONE})
    assert GONE in _kept(browser)
    page = browser.press(browser.get(page.links()["Kasta utkastet"]), "Kasta utkastet")
    assert "Utkastet är kastat." in page.text
    assert GONE not in _kept(browser)


def test_nothing_of_a_removed_row_is_kept_when_its_draft_is_read_through_and_made_final(
    people: Cast, enter: Enter
) -> None:
    answers = story.plan(STORIES["D1"])
    reading = ReadThrough.of(people, people.enrol(), "genomforandeplan", answers)
    browser = enter("vagledare")
    page = _send(browser, browser.get(f"/utkast/{reading.record_id}"), "add:mal")
    last = page.response.request.args["rad"]
    page = _send(browser, page, f"remove:{last}", **{f"{last}-mal": GONE})
    reading.read()
    assert GONE in _kept(browser)
    page = browser.press(browser.get(f"/utkast/{reading.record_id}/genomlasning"), "Fastställ")
    assert page.address == f"/dokument/{reading.record_id}"
    assert GONE not in _kept(browser)


def test_of_two_texts_the_chosen_one_takes_no_row_of_before(plan: tuple[Browser, Page], enter: Enter) -> None:
    browser, page = plan
    page = _send(browser, page, "remove:mal-0", **{"mal-0-mal": GONE})
    other = enter("vagledare")
    other.press(other.get(page.address), SAVE, {"resurser": "Deras"})
    page = browser.press(page, SAVE, {"resurser": "Mina"}, status=409)
    assert GONE in _kept(browser)
    assert "Ångra" not in browser.press(page, "Spara det valda", {"valj-resurser": "min"}).text
    assert GONE not in _kept(browser)


def test_a_removed_row_of_a_table_is_had_back(enter: Enter) -> None:
    browser = enter("projektledare")
    page = browser.press(browser.get("/projekt/vagknuten_2_0"), "Ny ansökan om projektmedel")
    page = browser.press(page, SAVE, {**as_typed(example.load("ansokan")["answers"])})
    page = _send(browser, page, "remove:kostnader-1", **{"kostnader-1-ar2": "77 000"})
    assert page.by_id("kostnader-1-ar2").get("value") != "77\xa0000"
    page = _send(browser, page, "undo:kostnader-1")
    assert page.by_id("kostnader-1-ar2").get("value") == "77\xa0000"


def test_last_row_removed_leaves_an_empty_one(plan: tuple[Browser, Page]) -> None:
    browser, page = plan
    page = _send(browser, page, "remove:mal-0", **{"mal-0-mal": "Bort"})
    assert page.response.request.query_string == b"rad=mal"
    assert text_of(page.by_id("mal-0-mal")) == ""


def test_nested_rows_have_their_own_buttons(plan: tuple[Browser, Page]) -> None:
    browser, page = plan
    page = _send(browser, page, "add:mal-0-delmal", **{"mal-0-delmal-0-delmal": "Ett"})
    page = _send(browser, page, "down:mal-0-delmal-0")
    assert text_of(page.by_id("mal-0-delmal-1-delmal")) == "Ett"
