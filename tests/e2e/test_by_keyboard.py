"""A whole piece of work with the keyboard alone, seeing at each step where one is."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from service.domain.dates import iso, today
from tests.e2e import keyboard, papers
from tests.e2e.conftest import Enter
from tests.e2e.installation import Installation
from tests.e2e.person import Person, question

pytestmark = pytest.mark.browser

_TYPED = {
    "OH-möte": iso(today()),
    "Motivering": "Målet är tydligt.",
    "Startdatum": iso(today()),
    "Vägledare": "Testperson V1",
    "Råd från OH": "Ring i morgon.",
    "Aktör": "Skolan",
    "Åtgärd": "Plats i kurs",
    "Ansvarig": "Rektorn",
    "Sista dag": iso(today()),
    "Vem som informerade personen": "Testperson R2",
    "Datum för informationen": iso(today()),
}
"""What is typed, in the order that Tab comes to it and the document prints it."""
_PICKED = {"OH-möte": ("Intag", "Space"), "Motivering": ("Inget svar", "ArrowDown")}
"""What is picked among buttons after something was typed: where Tab stops, and the key to press there."""


def test_a_project_leader_answers_a_remiss_by_keyboard(
    enter: Enter, site: Installation, tmp_path: Path
) -> None:
    someone = enter("")
    someone.at("/")
    _sign_in(someone, site.password)
    waiting = someone.page.get_by_role("listitem").filter(has_text="Testperson D11")
    keyboard.go(someone, waiting.get_by_role("link", name="Remissvar"))
    keyboard.go(someone, someone.page.get_by_role("button", name="Skriv remissvar"))
    for title, text in _TYPED.items():
        keyboard.tab_to(someone, question(someone.page, title))
        someone.page.keyboard.type(text)
        if title in _PICKED:
            stop, key = _PICKED[title]
            keyboard.tab_to(someone, someone.page.get_by_label(stop, exact=True))
            someone.page.keyboard.press(key)
    keyboard.go(someone, someone.page.get_by_role("button", name="Fastställ"))
    someone.wait_until_made()
    pdf = _download(someone, "Ladda ned PDF", tmp_path)
    assert papers.missing(["Intag", *_TYPED.values()], papers.pdf(pdf)) == []


def test_the_first_tab_leads_past_the_menu(enter: Enter) -> None:
    vagledare = enter("vagledare")
    vagledare.page.keyboard.press("Tab")
    skip = vagledare.page.get_by_role("link", name="Hoppa till innehållet")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    vagledare.page.keyboard.press("Enter")
    expect(vagledare.page).to_have_url(re.compile("#"))
    vagledare.page.keyboard.press("Tab")
    expect(vagledare.page.locator("main a").first).to_be_focused()


def _sign_in(someone: Person, word: str) -> None:
    expect(question(someone.page, "E-postadress")).to_be_focused()  # by itself, a moment after it is loaded
    for text in ("projektledare@example.org", word):
        someone.page.keyboard.type(text)
        someone.page.keyboard.press("Tab")
    keyboard.press_enter(someone)
    assert someone.heading() == "Mitt arbete"


def _download(someone: Person, name: str, folder: Path) -> Path:
    keyboard.tab_to(someone, someone.page.get_by_role("link", name=name))
    with someone.page.expect_download() as told:
        someone.page.keyboard.press("Enter")
    path = folder / told.value.suggested_filename
    told.value.save_as(path)
    return path
