"""Two people tell who came to a group, each on a screen of their own."""

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e import behind
from tests.e2e.conftest import Enter
from tests.e2e.installation import Installation
from tests.e2e.person import Person

pytestmark = pytest.mark.browser


def test_a_tick_is_saved_by_itself_and_never_overwrites_anothers(enter: Enter, site: Installation) -> None:
    address, number = behind.group(site)
    leader = _row(enter("projektledare"), address, number)
    vagledare = _row(enter("vagledare", width=768), address, number)
    _tick(leader, "Frånvarande")
    expect(leader.page.locator("#sparat")).to_contain_text("Sparat")
    expect(leader.locator("[data-sum]")).to_contain_text("0 av 1")
    _tick(vagledare, "Närvarande")
    expect(vagledare).to_contain_text("Någon annan har ändrat svaret till Frånvarande.")
    expect(vagledare.get_by_label("Frånvarande")).to_be_checked()
    _tick(vagledare, "Närvarande")
    expect(vagledare.locator("[data-sum]")).to_contain_text("1 av 1")
    vagledare.page.reload()
    expect(vagledare.get_by_label("Närvarande")).to_be_checked()


def _row(person: Person, address: str, number: str) -> Locator:
    """The participant's line on the page of the group."""
    person.at(address)
    return person.page.locator(".attendee").filter(has_text=number)


def _tick(row: Locator, answer: str) -> None:
    row.locator("label", has_text=answer).click()
