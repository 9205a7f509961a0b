"""Text that somebody is writing survives pauses, other tabs, other writers and the end of a session."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import behind
from tests.e2e.conftest import Enter
from tests.e2e.installation import Installation
from tests.e2e.person import Person, question
from tests.support.processes import until

pytestmark = pytest.mark.browser

_TITLE = "Personens egen bild"


def test_two_who_write_in_one_draft_both_keep_their_text(enter: Enter, site: Installation) -> None:
    first, second = enter("vagledare"), enter("vagledare")
    _revise(first, site)
    second.at(first.page.url)
    question(first.page, _TITLE).fill("Jag lagar mat.")
    first.press("Spara utkast")

    question(second.page, _TITLE).fill("Jag spelar schack.")
    second.press("Spara utkast")
    assert second.heading() == "Någon annan har sparat utkastet"
    both = second.page.get_by_role("group", name=_TITLE)
    expect(both.get_by_text("Jag lagar mat.")).to_be_visible()
    expect(both.get_by_text("Jag spelar schack.")).to_be_visible()

    both.get_by_label("Behåll båda, det sparade först").check()
    second.press("Spara det valda")
    expect(question(second.page, _TITLE)).to_have_value("Jag lagar mat.\n\nJag spelar schack.")
    first.at(first.page.url)
    expect(question(first.page, _TITLE)).to_have_value("Jag lagar mat.\n\nJag spelar schack.")


def test_a_draft_saves_itself_and_tells_when_another_has_saved(enter: Enter, site: Installation) -> None:
    writer, other = enter("vagledare"), enter("vagledare")
    writer.page.clock.install()
    _revise(writer, site)
    question(writer.page, _TITLE).fill("Jag skriver utan att spara.")
    writer.page.clock.fast_forward(21_000)
    expect(writer.page.locator("#sparat")).to_have_text(re.compile(r"Sparat \d\d\.\d\d"))

    other.at(writer.page.url)
    expect(question(other.page, _TITLE)).to_have_value("Jag skriver utan att spara.")
    question(other.page, _TITLE).fill("Jag skriver också.")
    other.press("Spara utkast")
    question(writer.page, _TITLE).fill("Jag skriver vidare.")
    writer.page.clock.fast_forward(21_000)
    expect(writer.page.locator("#sparat")).to_contain_text("Någon annan har sparat utkastet.")
    expect(question(writer.page, _TITLE)).to_have_value("Jag skriver vidare.")


def test_text_is_saved_when_the_page_is_left(enter: Enter, site: Installation) -> None:
    writer = enter("vagledare")
    _revise(writer, site)
    question(writer.page, _TITLE).fill("Jag hann inte spara.")
    address = writer.page.url
    writer.follow("Ärenden")

    def comes_back() -> bool:
        writer.at(address)
        return question(writer.page, _TITLE).input_value() == "Jag hann inte spara."

    until(comes_back)


def test_text_comes_back_after_a_session_that_ended_meanwhile(enter: Enter, site: Installation) -> None:
    writer = enter("vagledare")
    writer.page.clock.install()
    _revise(writer, site)
    question(writer.page, _TITLE).fill("Jag skrev länge.")
    _end_the_session(writer)
    writer.page.clock.fast_forward(21_000)
    expect(writer.page.locator("#sparat")).to_contain_text("Du är utloggad.")

    writer.press("Spara utkast")
    expect(writer.page.get_by_text("så finns texten du skrev kvar")).to_be_visible()
    writer.sign_in("vagledare", site.password)
    expect(writer.page.get_by_text("Texten hann inte sparas")).to_be_visible()
    expect(question(writer.page, _TITLE)).to_have_value("Jag skrev länge.")
    writer.press("Spara utkast")
    expect(question(writer.page, _TITLE)).to_have_value("Jag skrev länge.")


def _revise(vagledare: Person, site: Installation) -> None:
    """Begins a new version of the analysis of a case that was just closed."""
    vagledare.at(behind.close(site))
    vagledare.follow("Slutanalys", vagledare.section("Handlingar"))
    vagledare.press("Skapa en ny version")


def _end_the_session(person: Person) -> None:
    """Signs out in another tab of the same window."""
    tab = Person(person.page.context.new_page())
    tab.at("/konto")
    tab.page.get_by_text("Testperson V1").first.click()
    tab.press("Logga ut")
    tab.page.close()
