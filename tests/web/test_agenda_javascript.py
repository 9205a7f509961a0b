"""An agenda put in order with the mouse, in a real Chromium."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support import meetings
from tests.support.people import Cast

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PRESENTER = "Testperson V1"


def drag(page: Page, row: Locator, *, to: tuple[float, float]) -> None:
    """By its grip, as a hand does it: in steps, since a leap is no dragging."""
    grip = row.locator(".grip").bounding_box()
    assert grip
    page.mouse.move(grip["x"] + 10, grip["y"] + 10)
    page.mouse.down()
    page.mouse.move(grip["x"] + 10, grip["y"], steps=3)
    page.mouse.move(*to, steps=6)
    page.mouse.move(to[0] + 2, to[1])
    page.mouse.up()


def test_an_item_that_is_dragged_is_saved_with_what_was_typed(people: Cast, leading: Page) -> None:
    meeting = meetings.called(people)
    for _ in range(2):
        people.review("D4")
    leading.set_viewport_size({"width": 1280, "height": 1400})
    leading.goto(f"/moten/{meeting}/dagordning")
    rows, titles = leading.locator(".agenda-row"), leading.locator(".agenda-row a")
    expect(titles).to_have_text(["VK-2019-001", "VK-2019-002"])
    drag(leading, rows.nth(1), to=(20, 20))
    expect(titles).to_have_text(["VK-2019-001", "VK-2019-002"])
    rows.nth(0).get_by_text("Tid och föredragande").click()
    leading.get_by_label("Föredragande").first.fill(PRESENTER)
    first = rows.nth(0).bounding_box()
    assert first
    drag(leading, rows.nth(1), to=(first["x"] + 60, first["y"] + 5))
    expect(leading.get_by_text("Dagordningen är sparad.")).to_be_visible()
    expect(titles).to_have_text(["VK-2019-002", "VK-2019-001"])
    expect(rows.nth(1)).to_contain_text(f"Föredras av {PRESENTER}")
