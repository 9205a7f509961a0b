"""Windows of a real Chromium on the pages, for what their JavaScript does."""

from __future__ import annotations

import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright
from werkzeug.serving import make_server

from service.models import Record
from service.operations.content import open_draft
from tests.conftest import BROWSERS
from tests.support.people import begin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from flask import Flask
    from playwright.sync_api import Browser, Page

    from tests.support.people import Cast
    from tests.web.browser import Browser as Plain
    from tests.web.conftest import Enter


HIDE = """
Object.defineProperty(document, "hidden", {value: true});
document.dispatchEvent(new Event("visibilitychange"))
"""


@dataclass
class Window:
    """A vägledare's window on the draft of a plan."""

    page: Page
    people: Cast
    draft: UUID

    @property
    def stored(self) -> dict[str, list[str]]:
        with self.people.bench.work(self.people["vagledare"]) as work:
            return open_draft(work, work.session.get_one(Record, self.draft))

    def open(self, address: str) -> None:
        self.page.goto(address)

    def saves_itself(self, text: str) -> None:
        """As when the person turns to another window."""
        self.page.evaluate(HIDE)
        expect(self.page.locator("#sparat")).to_contain_text(text)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    program = next(found for place in BROWSERS if (found := shutil.which(place)))
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def leading(app: Flask, enter: Enter, chromium: Browser) -> Iterator[Page]:
    """A projektledare's window."""
    with shown(app, enter("projektledare"), chromium) as (page, troubles):
        yield page
    assert troubles == []


@contextmanager
def shown(app: Flask, who: Plain, chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A window of somebody who has signed in, and what its console told."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    context = chromium.new_context(base_url=address)
    context.set_default_timeout(15_000)
    cookie = who.client.get_cookie("knutpunkt")
    assert cookie
    context.add_cookies([{"name": "knutpunkt", "value": cookie.value, "url": address}])
    page, troubles = context.new_page(), list[str]()
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page, troubles
    context.close()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def window(app: Flask, people: Cast, enter: Enter, chromium: Browser) -> Iterator[Window]:
    case_id = people.enrol("D1")
    with people.bench.work(people["vagledare"]) as work:
        draft = begin(work, case_id, "genomforandeplan").id
    with shown(app, enter("vagledare"), chromium) as (page, troubles):
        made = Window(page, people, draft)
        made.open(f"/utkast/{draft}")
        yield made
    assert troubles == []
