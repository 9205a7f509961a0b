"""A case's pages as somebody reads them who walks through its life: steps, documents, and what is asked."""

from dataclasses import dataclass
from datetime import date
from typing import cast
from xml.etree.ElementTree import Element

from lxml import html
from werkzeug.test import TestResponse

from tests.web.browser import Browser, Page, Typed, text_of

FINALISE = "Fastställ"
MOTIVE = "Skälet är genomgånget med parterna och står i deras protokoll."


class Reader(Browser):
    """Reads with a quicker parser: the pages are a thousand, and others see to it that each is well made."""

    def _judged(self, response: TestResponse, status: int) -> Page:
        assert response.status_code == status, f"{response.status_code} at {response.request.path}"
        root = html.document_fromstring(response.get_data(as_text=True))
        for one in root.iter("textarea"):  # a browser drops the first line feed of it
            one.text = (one.text or "").removeprefix("\n")
        return Page(response, cast("Element", root))


@dataclass(frozen=True, slots=True)
class Step:
    """A step as the case's page tells it."""

    title: str
    by: str
    when: str

    def waits(self, today: date) -> bool:
        return not self.when.startswith("Från") or self.when[5:15] <= str(today)


def documents(page: Page) -> list[tuple[str, str]]:
    """The documents that a case's page lists, oldest first, with their addresses."""
    (part,) = [each for each in page.all("section") if named(each) == "handlingar"]
    return [(text_of(link), link.get("href", "")) for link in part.iter("a")][::-1]


def finalised(browser: Reader, page: Page, typed: Typed) -> tuple[Page, list[str]]:
    """The document's page, and the warnings for which a reason was asked and given."""
    _must_be_asked(page, typed)
    page, warned = browser.press(page, FINALISE, {**typed}), []
    if page.address.startswith("/utkast/"):
        values = page.values(FINALISE)
        rules = {name.removesuffix("regel"): text for name, text in values.items() if name.endswith("-regel")}
        assert rules, text_of(page.by_id("fel"))
        warned = [f"{rule}: {values[f'{row}varning'][0]}" for row, (rule,) in rules.items()]
        page = browser.press(page, FINALISE, {f"{row}text": MOTIVE for row in rules})
    assert state_of(page) == "Fastställd", page.text
    return page, warned


def _must_be_asked(page: Page, typed: Typed) -> None:
    """Whatever is answered has its question on the page, or a button that makes a row for it."""
    asked = {one.get("name", "") for tag in ("input", "textarea", "select") for one in page.all(tag)}
    adds = {one.get("value", "").partition("add:")[2] for one in page.all("button")}
    answered = {name for name, texts in typed.items() if any(texts)}
    missing = [name for name in answered - asked if name.partition("-")[0] not in adds]
    assert not missing, f"{page.heading} does not ask for {missing}"


def step_of(line: Element) -> Step:
    main, side = (line.find(f"div[@class='line-{name}']") for name in ("main", "side"))
    assert main is not None
    return Step(text_of(main.find("strong")), text_of(main.find("span")), text_of(side))


def state_of(page: Page) -> str:
    (state,) = page.all("span", class_="state")
    return text_of(state)


def named(part: Element) -> str:
    return part.get("aria-labelledby", "")
