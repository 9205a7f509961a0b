"""The meeting room in a real Chromium, on a tablet: it saves as one types and loses nothing."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support import meetings
from tests.support.meetings import LEADER, heard_by_af
from tests.support.people import Cast
from tests.web.windows import slow_script

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REACHED = """() => [...document.querySelectorAll("main :is(.btn, summary, .form-control, .room-item)")]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
    .map((one) => one.textContent)"""
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def meeting(people: Cast) -> UUID:
    return meetings.called(people, days=0)


def test_a_meeting_is_held_on_a_tablet(people: Cast, leading: Page, meeting: UUID) -> None:
    case_id, title = heard_by_af(people)
    leading.set_viewport_size({"width": 768, "height": 1024})
    leading.goto(f"/moten/{meeting}/rummet")
    leading.get_by_role("button", name="Öppna mötesrummet").click()
    leading.get_by_label("Testperson O2").check()
    expect(leading.locator("#narvaro-sparad")).to_contain_text("Sparat")
    expect(leading.get_by_text("Försäkringskassan lämnar")).to_be_visible()
    leading.get_by_role("link", name=title).click()
    leading.get_by_label("Försäkringskassan har lämnat rummet").check()
    leading.get_by_role("button", name="Öppna punkten").click()
    leading.locator("#motivering").wait_for()
    leading.wait_for_load_state("load")
    for width in (375, 768):
        leading.set_viewport_size({"width": width, "height": 1024})
        assert leading.evaluate(WIDER) is False
        assert leading.evaluate(REACHED) == []
    leading.locator("#motivering").fill("Personen är motiverad.")
    expect(leading.locator("#sparat")).to_contain_text("Sparat")
    leading.reload()
    expect(leading.locator("#motivering")).to_have_value("Personen är motiverad.")
    said = {"datum": "2019-03-07", "omfattning": "helt", "mottagen_av": "Testperson P1"}
    people.write(case_id, "aterkallelse", said, who=LEADER)
    leading.locator("#motivering").fill("Skrivet för sent.")
    expect(leading.locator("#sparat")).to_contain_text(
        "Samtycket till att ta upp ärendet gäller inte längre."
    )


def test_a_button_pressed_while_the_page_saves_itself_is_not_lost(
    people: Cast, leading: Page, meeting: UUID
) -> None:
    """It waits for the saving, says so, and one is asked before one leaves."""
    _, title = heard_by_af(people)
    leading.goto(f"/moten/{meeting}/rummet")
    leading.get_by_role("button", name="Öppna mötesrummet").click()
    leading.get_by_role("link", name=title).click()
    leading.get_by_role("button", name="Öppna punkten").click()
    leading.get_by_label("Ej intag").check()
    leading.wait_for_load_state("load")
    held: list[Route] = []
    leading.route(
        "**/rummet/arende/*", lambda route: held.append(route) if _autosave(route) else route.continue_()
    )
    with leading.expect_request(lambda request: "autosave" in (request.post_data or "")):
        leading.locator("#motivering").fill("Inte rätt insats nu.")
    leading.get_by_role("button", name="Avsluta punkten").click()
    expect(leading.locator("#sparat")).to_have_text("Skickar …")
    leading.once("dialog", lambda dialog: dialog.dismiss())
    with leading.expect_event("dialog", lambda dialog: dialog.type == "beforeunload"):
        leading.get_by_role("link", name="Till rummet").click()
    held[0].continue_()
    expect(leading.get_by_text("Punkten är avslutad.")).to_be_visible()


def _autosave(route: Route) -> bool:
    return "command=autosave" in (route.request.post_data or "")


def test_a_tick_that_was_made_before_the_script_had_come_is_kept(leading: Page, meeting: UUID) -> None:
    leading.goto(f"/moten/{meeting}/rummet")
    leading.get_by_role("button", name="Öppna mötesrummet").click()
    leading.wait_for_load_state("load")
    with slow_script(leading, "room.js"):
        leading.reload(wait_until="commit")
        leading.get_by_label("Testperson O2").check()
    expect(leading.locator("#narvaro-sparad")).to_contain_text("Sparat")
    leading.reload()
    expect(leading.get_by_label("Testperson O2")).to_be_checked()


def test_what_is_written_without_contact_is_saved_when_it_is_back(
    people: Cast, leading: Page, meeting: UUID
) -> None:
    leading.goto(f"/moten/{meeting}/rummet")
    leading.get_by_role("button", name="Öppna mötesrummet").click()
    leading.get_by_role("link", name="1. Öppnande och närvaro").click()
    leading.wait_for_load_state("load")
    leading.context.set_offline(True)
    leading.locator("#anteckning").fill("Alla hälsades välkomna.")
    expect(leading.locator("#sparat")).to_contain_text("Ingen kontakt med tjänsten.")
    leading.context.set_offline(False)
    expect(leading.locator("#sparat")).to_contain_text("Sparat")
    leading.reload()
    expect(leading.locator("#anteckning")).to_have_value("Alla hälsades välkomna.")
