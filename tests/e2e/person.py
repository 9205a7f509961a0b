"""Somebody at a browser: finds things by the words on the page, and judges every page on the way."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from tests.e2e import judging

Place = Page | Locator
MADE_WITHIN = 90_000  # milliseconds for a document, on a machine that does other things


@dataclass
class Person:
    """A browser window with its own session. `troubles` are errors that only the browser's console tells."""

    page: Page
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))

    def _heard(self, message: ConsoleMessage) -> None:
        """A refusal (401, 404, 409) is an answer; a broken page or a script that was stopped is trouble."""
        refusal = re.search(r"status of 4\d\d", message.text)
        if message.type in ("error", "warning") and not refusal:
            self.troubles.append(message.text)

    def at(self, path: str) -> None:
        """Types an address."""
        self.page.goto(path)
        self.judge()

    def judge(self) -> None:
        assert judging.faults(self.page) == [], self.page.url

    def sign_in(self, who: str, word: str) -> None:
        """On the sign-in page; `who` is the part of the address before the @."""
        if self.page.url in ("", "about:blank"):
            self.at("/")
        write(self.page, {"E-postadress": f"{who}@example.org", "Lösenord": word})
        self.press("Logga in")
        expect(self.page.get_by_text("Kan innehålla uppgifter")).to_be_visible()
        expect(self.page.get_by_label("Lösenord")).to_have_count(0)
        self.judge()

    def follow(self, link: str, within: Place | None = None) -> None:
        """Follows a link to a page of its own."""
        found = (within or self.page).get_by_role("link", name=link, exact=True)
        with self.page.expect_navigation():
            found.first.click()
        self.judge()

    def press(self, button: str, within: Place | None = None) -> None:
        """Presses a button that leads to a page."""
        with self.page.expect_navigation():
            (within or self.page).get_by_role("button", name=button, exact=True).click()
        self.judge()

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def section(self, title: str) -> Locator:
        return self.page.get_by_role("region", name=title, exact=True)

    def row(self, title: str, within: Place | None = None) -> Locator:
        """A row of a repeating group, such as "Mål 1"."""
        return (within or self.page).get_by_role("group", name=title, exact=True)

    def add_row(self, button: str, row: str, within: Place | None = None) -> Locator:
        """Adds a row to a repeating group and gives it once it is there."""
        (within or self.page).get_by_role("button", name=button, exact=True).click()
        added = self.row(row, within)
        expect(added).to_be_visible()
        return added

    def finalise(self) -> None:
        self.press("Fastställ")

    def problems(self) -> list[str]:
        """The mistakes of the summary, as links to what shall be mended."""
        return self.page.locator("#fel").get_by_role("link").all_inner_texts()

    def wait_until_made(self) -> None:
        made = self.page.locator("#framsteg").get_by_text("Dokumentet är klart")
        expect(made).to_be_visible(timeout=MADE_WITHIN)

    def download(self, what: str, folder: Path) -> Path:
        """Downloads "Word" or "PDF" and gives the file under the name that the browser was told."""
        with self.page.expect_download() as told:
            self.page.get_by_role("link", name=f"Ladda ned {what}", exact=True).click()
        path = folder / told.value.suggested_filename
        told.value.save_as(path)
        return path


def titled(title: str) -> re.Pattern[str]:
    """The title of a question, with or without the mark that it must be answered."""
    return re.compile(rf"^\s*{re.escape(title)}(\s+obligatorisk)?\s*$")


def question(place: Place, title: str) -> Locator:
    """The box or list of a question."""
    return place.locator("input, select, textarea").and_(place.get_by_label(titled(title)))


def write(place: Place, texts: Mapping[str, str]) -> None:
    """Writes into the boxes with these titles."""
    for title, text in texts.items():
        question(place, title).fill(text)


def choose(place: Place, choices: Mapping[str, str]) -> None:
    """Picks one answer for each of these questions, from a list or among buttons."""
    for title, choice in choices.items():
        listed = question(place, title)
        if listed.count():
            listed.select_option(label=choice)
        else:
            tick(place, title, choice)


def tick(place: Place, title: str, *choices: str) -> None:
    group = place.get_by_role("group", name=titled(title))
    for choice in choices:
        group.get_by_label(choice, exact=True).check()
