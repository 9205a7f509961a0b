"""A meeting's agenda and room with the keyboard alone, and its pages on a phone, a tablet and a screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import judging, keyboard, meeting
from tests.e2e.conftest import Enter
from tests.e2e.installation import Installation
from tests.e2e.person import Person, question

pytestmark = pytest.mark.browser

_WIDTHS = (375, 768, 1280)
_EVERYBODY = ("af", "fk", "primarvarden", "oskarshamn_soc")


def test_the_agenda_is_ordered_and_an_item_decided_by_keyboard(enter: Enter, site: Installation) -> None:
    """The second referral is moved before the first; both are there before and after."""
    _, first = meeting.referral(site, "D2", _EVERYBODY)
    _, second = meeting.referral(site, "D8", ("af",))
    address = meeting.called(site)
    leader = enter(meeting.CHAIR)
    for page in ("", "/dagordning", "/dagordning/egen-punkt", "/paket", "/rummet"):
        leader.at(f"/moten/{address}{page}")
        _judge(leader)
    leader.at(f"/moten/{address}/dagordning")
    _order(leader, first, second)
    _enter_room(leader, address, second)
    _decide(leader)
    for page in ("/rummet", "/rummet/punkt/2"):
        leader.at(f"/moten/{address}{page}")
        _judge(leader)


def _order(leader: Person, first: str, second: str) -> None:
    assert _order_of(leader.page, first, second) == [first, second]
    keyboard.go(leader, leader.page.get_by_role("button", name=re.compile(rf"^Upp ?, {second}$")))
    assert _order_of(leader.page, first, second) == [second, first]


def _order_of(page: Page, *wanted: str) -> list[str]:
    listed = page.locator(".agenda-row a").all_inner_texts()
    return [each for each in listed if each in wanted]


def _enter_room(leader: Person, address: object, number: str) -> None:
    page = leader.page
    leader.at(f"/moten/{address}/rummet")
    keyboard.go(leader, page.get_by_role("button", name="Öppna mötesrummet"))
    keyboard.tab_to(leader, page.get_by_label("Testperson O2"))
    page.keyboard.press("Space")
    expect(page.locator("#narvaro-sparad")).to_contain_text("Sparat")
    keyboard.go(leader, page.get_by_role("link", name=number))
    _judge(leader)
    keyboard.tab_to(leader, page.get_by_label("Försäkringskassan har lämnat rummet"))
    page.keyboard.press("Space")
    keyboard.go(leader, page.get_by_role("button", name="Öppna punkten"))
    _judge(leader)


def _decide(leader: Person) -> None:
    page = leader.page
    keyboard.tab_to(leader, page.get_by_label("Intag", exact=True))
    for key in ("Space", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    expect(page.get_by_label("Ej intag", exact=True)).to_be_checked()
    keyboard.tab_to(leader, question(page, "Motivering"))
    page.keyboard.type("Projektet är inte rätt insats nu.")
    expect(page.locator("#sparat")).to_contain_text("Sparat")
    keyboard.tab_to(leader, question(page, "Ansvarig"))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Testperson O1")
    keyboard.tab_to(leader, question(page, "Sista dag"))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(meeting.working_day())
    keyboard.go(leader, page.get_by_role("button", name="Avsluta punkten"))
    expect(page.get_by_text(re.compile("^Punkten är avslutad"))).to_be_visible()


def _judge(leader: Person) -> None:
    """On each screen; walked through with Tab on the smallest."""
    for width in _WIDTHS:
        leader.page.set_viewport_size({"width": width, "height": 800})
        leader.judge()
        assert judging.faint_texts(leader.page) == [], (leader.page.url, width)
    leader.page.set_viewport_size({"width": _WIDTHS[0], "height": 800})
    assert judging.faults_of_focus(leader.page) == [], leader.page.url
    leader.page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
