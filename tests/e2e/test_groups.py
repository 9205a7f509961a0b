"""Two people tell who came to a group, each on a screen of their own."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Enter
from tests.e2e.person import Person

pytestmark = pytest.mark.browser

_LIST = "/projekt/vagknuten_2_0/gruppaktiviteter"
_DAY = "2017-06-20"


def test_a_tick_is_saved_by_itself_and_never_overwrites_anothers(enter: Enter) -> None:
    leader, vagledare = _open(enter("projektledare")), _open(enter("vagledare", width=768))
    tick(leader, "Frånvarande")
    expect(leader.locator("#sparat")).to_contain_text("Sparat")
    expect(row(leader).locator("[data-sum]")).to_have_text("13 av 15 tillfällen")
    tick(vagledare, "Inte ifyllt")
    expect(row(vagledare)).to_contain_text("Någon annan har ändrat svaret till Frånvarande.")
    expect(row(vagledare).get_by_label("Frånvarande")).to_be_checked()
    tick(vagledare, "Närvarande")
    expect(row(vagledare).locator("[data-sum]")).to_have_text("14 av 15 tillfällen")
    vagledare.reload()
    expect(row(vagledare).get_by_label("Närvarande")).to_be_checked()


def _open(person: Person) -> Page:
    person.at(_LIST)
    person.page.get_by_role("link", name="Friskvård och vardagsrutiner").click()
    person.at(f"{person.page.url}?dag={_DAY}")
    return person.page


def row(page: Page) -> Locator:
    """The line of D2, who came that day."""
    return page.locator(".attendee").filter(has_text="VK-2017-002")


def tick(page: Page, answer: str) -> None:
    row(page).locator("label", has_text=answer).click()
