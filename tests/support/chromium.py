"""The real Chromium that shows pages in tests, started in one way and waited for with one patience."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect, sync_playwright

from tests.conftest import BROWSERS

PATIENCE = 30_000  # milliseconds for anything that a page does, on a machine that does other things too
_ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
)


@contextmanager
def started() -> Iterator[Browser]:
    program = next(found for place in BROWSERS if (found := shutil.which(place)))
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS, timeout=2 * PATIENCE)
        yield browser
        browser.close()
