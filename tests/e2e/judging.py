"""What every page must be, whoever reads it: asked of the browser by judging.js, told as a list of faults."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_SCRIPT = Path(__file__).with_name("judging.js").read_text(encoding="utf-8")
_STOPS = 600
"""More than any page has."""


def faults(page: Page) -> list[str]:
    """What is wrong with the page as it is built: language, headings, labels, links, width."""
    return [*_ask(page, "faults")]


def faint_texts(page: Page) -> list[str]:
    """Texts whose contrast is lower than WCAG 2.1 AA asks for."""
    return [*_ask(page, "faint")]


def focused(page: Page) -> dict[str, Any] | None:
    """Who has the focus ("place", "told"), and if it is "outlined" and "seen"; None for nobody."""
    found: dict[str, Any] | None = _ask(page, "focused")
    return found


def faults_of_focus(page: Page) -> list[str]:
    """Walks the page with Tab, from its beginning to its end, and tells where a person would be lost."""
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    said, places = list[str](), list[int]()
    for _ in range(_STOPS):
        page.keyboard.press("Tab")
        now = focused(page)
        if now and places[-1:] == [now["place"]]:
            continue  # year, month and day of a date are three stops in one place
        if now is None or now["place"] in places:
            break
        places.append(now["place"])
        said += [f"not {fault}: {now['told']}" for fault in ("outlined", "seen") if not now[fault]]
    if places != sorted(places):
        said.append("the order of Tab is not that of the page")
    return said if len(places) > 1 else ["Tab reaches nothing"]


def _ask(page: Page, what: str) -> Any:
    return page.evaluate(f"({_SCRIPT.strip()}).{what}()")
