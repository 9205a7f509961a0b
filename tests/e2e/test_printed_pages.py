"""Pages on paper: everything that matters is there, on the whole width, and no buttons."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Enter
from tests.e2e.person import Person, question

pytestmark = pytest.mark.browser


def test_a_printed_case_tells_what_it_is_about(enter: Enter) -> None:
    vagledare = enter("vagledare")
    vagledare.at("/arenden")
    vagledare.follow("VK-2017-002")
    _look_as_on_paper(vagledare)
    for shown in ("Ärende VK-2017-002", "Testperson D2", "19790717-9191", "Remissvar"):
        expect(vagledare.page.get_by_text(shown).first).to_be_visible()
    assert vagledare.page.pdf().startswith(b"%PDF-")


def test_a_printed_form_shows_all_its_text_on_the_whole_width(enter: Enter) -> None:
    projektledare = enter("projektledare")
    projektledare.at("/projekt/vagknuten_2_0")
    projektledare.press("Ny ansökan om projektmedel")
    text = question(projektledare.page, "Kvalitet")
    text.fill("\n".join(f"Rad {number} av en lång text." for number in range(1, 31)))
    _look_as_on_paper(projektledare)
    shown = text.evaluate("one => [one.clientHeight, one.scrollHeight, one.clientWidth, innerWidth]")
    height, needed, width, paper = shown
    assert height >= needed
    assert width > 0.7 * paper


def _look_as_on_paper(person: Person) -> None:
    person.page.emulate_media(media="print")
    for hidden in ("banner", "contentinfo", "button"):
        expect(person.page.get_by_role(hidden)).to_have_count(0)
