"""Windows of a real Chromium on the pages, for what their JavaScript does."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server
from werkzeug.test import run_wsgi_app

from service.models import Record
from service.operations.content import open_draft
from tests.support.chromium import PATIENCE, started
from tests.support.people import begin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from flask import Flask
    from playwright.sync_api import Browser, BrowserContext, Page, Route

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
    with started() as browser:
        yield browser


@pytest.fixture
def leading(app: Flask, enter: Enter, chromium: Browser) -> Iterator[Page]:
    """A projektledare's window."""
    with shown(app, enter("projektledare"), chromium) as (page, troubles):
        yield page
    assert troubles == []


@contextmanager
def shown(app: Flask, who: Plain, chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A window of somebody who has signed in, and what its console told."""
    server = make_server("127.0.0.1", 0, _whole(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        with _entered(who, chromium, f"http://127.0.0.1:{server.server_port}") as context:
            page, troubles = context.new_page(), list[str]()
            page.on("pageerror", lambda error: troubles.append(str(error)))
            yield page, troubles
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def _entered(who: Plain, chromium: Browser, address: str) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=address)
    try:
        context.set_default_timeout(PATIENCE)
        cookie = who.client.get_cookie("knutpunkt")
        assert cookie
        context.add_cookies([{"name": "knutpunkt", "value": cookie.value, "url": address}])
        yield context
    finally:
        context.close()


def _whole(app: Flask) -> WSGIApplication:
    """Each answer is read before it is sent, so that a window that turns away leaves no file open."""

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        parts, status, headers = run_wsgi_app(app, environ, buffered=True)
        start(status, headers.to_wsgi_list())
        return parts

    return answer


@contextmanager
def slow_script(page: Page, name: str) -> Iterator[None]:
    """As on a slow line: a page's script comes only after what is done here."""
    waiting: list[Route] = []
    page.route(f"**/{name}*", lambda asked: waiting.append(asked))  # noqa: PLW0108 - Playwright marks what it calls
    yield
    assert waiting
    page.unroute(f"**/{name}*")  # lets go of what waits


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
