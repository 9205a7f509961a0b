"""The keyboard alone: from one thing to the next with Tab, seeing at each stop where one is."""

from playwright.sync_api import Locator

from tests.e2e import judging
from tests.e2e.person import Person

_MOST = 200  # stops on the way to something, on a page with many rows


def go(someone: Person, target: Locator) -> None:
    """To a link or button, and Enter, which leads to a page."""
    tab_to(someone, target)
    press_enter(someone)


def press_enter(someone: Person) -> None:
    with someone.page.expect_navigation():
        someone.page.keyboard.press("Enter")
    someone.judge()


def tab_to(someone: Person, target: Locator) -> None:
    """Presses Tab until the target has the focus; each stop on the way shows itself."""
    for _ in range(_MOST):
        someone.page.keyboard.press("Tab")
        now = judging.focused(someone.page)
        assert now is None or (now["outlined"] and now["seen"]), now
        if target.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"Tab never came to {target}")
