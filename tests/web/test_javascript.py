"""What JavaScript makes quicker, in a real Chromium: it saves, adds, hides, sums, and loses nothing."""

import pytest
from flask import Flask
from playwright.sync_api import FilePayload, Page, expect

from forms.base import as_typed
from service.demo import story
from service.demo.load import PROJECT
from service.models import Record
from service.operations import records
from tests.support.people import STORIES
from tests.web import making
from tests.web.conftest import Enter
from tests.web.windows import HIDE, Window, slow_script

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAVE, FINALISE = "button.btn[value=save]", "button[value=finalise]"
GOAL = "#overgripande_mal"


def test_questions_show_only_while_they_apply(window: Window) -> None:
    language = window.page.locator("#sprak")
    expect(language).to_be_hidden()
    group = window.page.get_by_role("group", name="Tolkbehov")
    group.get_by_label("Ja", exact=True).check()
    expect(language).to_be_visible()
    language.fill("tigrinja")
    group.get_by_label("Nej", exact=True).check()
    expect(language).to_be_hidden()
    expect(window.page.get_by_text("Gäller när svaret på")).to_have_count(3)
    expect(window.page.get_by_text("Gäller när svaret på").first).to_be_hidden()


def test_row_is_added_without_leaving_the_page(window: Window) -> None:
    """What was typed stays, focus goes to the new row's first box, and it is told to who cannot see it."""
    page = window.page
    page.evaluate("window.same = true")
    page.fill(GOAL, "Ett mål")
    page.get_by_role("button", name="Lägg till delmål").click()
    expect(page.locator("#mal-0-delmal-1-delmal")).to_be_focused()
    expect(page.locator("#meddelande")).to_have_text("Ny rad för delmål lades till.")
    expect(page.locator(GOAL)).to_have_value("Ett mål")
    page.keyboard.type("Skrivs i den nya raden")
    page.get_by_role("button", name="Flytta upp delmål 2").click()
    expect(page.locator("#mal-0-delmal-0-delmal")).to_have_value("Skrivs i den nya raden")
    assert page.evaluate("window.same") is True
    page.locator(SAVE).click()
    expect(page.get_by_text("Utkastet sparades")).to_be_visible()
    assert window.stored["mal-0-delmal-0-delmal"] == ["Skrivs i den nya raden"]


def test_removing_the_last_row_gives_focus_to_the_empty_one(window: Window) -> None:
    page = window.page
    page.fill("#uppfoljningar-0-hur", "Bort med detta")
    page.get_by_role("button", name="Ta bort uppföljning 1").click()
    expect(page.locator("#uppfoljningar-0-hur")).to_have_value("")


def test_a_row_that_was_removed_comes_back_with_all_that_stood_in_it(window: Window) -> None:
    """In its place, with what was written elsewhere meanwhile; also the only row, and one inside another."""
    page = window.page
    page.fill("#mal-0-mal", "Första målet")
    page.fill("#mal-0-delmal-0-delmal", "Ett delmål")
    page.click("button[value='add:mal']")
    page.fill("#mal-1-mal", "Andra målet")
    page.click("button[value='remove:mal-0']")
    expect(page.locator("#mal-0-mal")).to_have_value("Andra målet")
    expect(page.locator("#meddelande")).to_have_text("Mål 1 togs bort. Det går att ångra.")
    page.fill("#resurser", "Skrivet efteråt")
    page.click(".undo button")
    expect(page.locator("#mal-0-mal")).to_have_value("Första målet")
    expect(page.locator("#mal-0-mal")).to_be_focused()
    expect(page.locator("#mal-1-mal")).to_have_value("Andra målet")
    assert window.stored["resurser"] == ["Skrivet efteråt"]
    page.click("button[value='remove:mal-1']")
    expect(page.locator("#mal-1-mal")).to_have_count(0)
    page.click("button[value='remove:mal-0']")
    expect(page.locator("#mal-0-mal")).to_have_value("")
    page.click(".undo button")
    expect(page.locator("#mal-0-delmal-0-delmal")).to_have_value("Ett delmål")
    expect(page.locator("#mal-1-mal")).to_have_count(0)
    page.click("button[value='remove:mal-0-delmal-0']")
    page.click(".undo button")
    expect(page.locator("#mal-0-delmal-0-delmal")).to_have_value("Ett delmål")


def test_a_row_that_was_removed_is_gone_once_the_draft_is_saved(window: Window) -> None:
    page = window.page
    page.fill("#mal-0-mal", "Första målet")
    page.click("button[value='remove:mal-0']")
    expect(page.locator(".undo")).to_have_count(1)
    page.click(SAVE)
    expect(page.get_by_text("Utkastet sparades")).to_be_visible()
    expect(page.locator(".undo")).to_have_count(0)


def test_draft_saves_itself_and_the_button_goes_on_from_there(window: Window) -> None:
    window.page.fill(GOAL, "Sparas av sig självt")
    window.saves_itself("Sparat 10.00")
    assert window.stored["overgripande_mal"] == ["Sparas av sig självt"]
    window.page.fill(GOAL, "Och sedan för hand")
    window.page.locator(SAVE).click()
    expect(window.page.get_by_text("Utkastet sparades")).to_be_visible()
    assert window.stored["overgripande_mal"] == ["Och sedan för hand"]


def test_what_was_typed_before_the_script_had_come_is_saved(window: Window) -> None:
    with slow_script(window.page, "form.js"):
        window.page.goto(f"/utkast/{window.draft}", wait_until="commit")
        window.page.fill(GOAL, "Skrivet tidigt")
    window.page.wait_for_load_state("load")
    window.saves_itself("Sparat 10.00")
    assert window.stored["overgripande_mal"] == ["Skrivet tidigt"]


def test_what_nobody_has_changed_is_not_saved(window: Window) -> None:
    window.page.evaluate(HIDE)
    window.page.get_by_role("link", name="Mitt arbete").click()
    expect(window.page.get_by_role("heading", name="Mitt arbete")).to_be_visible()
    with window.people.bench.work(window.people["vagledare"]) as work:
        assert work.session.get_one(Record, window.draft).lock == 1


def test_leaving_the_page_saves_the_draft(window: Window) -> None:
    window.page.fill(GOAL, "Lämnade sidan")
    window.page.get_by_role("link", name="Mitt arbete").click()
    expect(window.page.get_by_role("heading", name="Mitt arbete")).to_be_visible()
    window.open(f"/utkast/{window.draft}")
    expect(window.page.locator(GOAL)).to_have_value("Lämnade sidan")


def test_another_who_saved_is_told_and_nothing_is_overwritten(window: Window) -> None:
    with window.people.bench.work(window.people["vagledare"]) as work:
        records.save(work, window.draft, {"overgripande_mal": ["Den andras"]}, lock=1)
    window.page.fill(GOAL, "Min")
    window.saves_itself("Någon annan har sparat utkastet.")
    assert window.stored["overgripande_mal"] == ["Den andras"]
    window.page.locator(SAVE).click()
    expect(window.page.get_by_role("heading", level=1)).to_have_text("Någon annan har sparat utkastet")
    expect(window.page.get_by_text("Den andras")).to_be_visible()


def test_row_button_meets_another_who_saved(window: Window) -> None:
    """Adding a row when the draft has changed shows both texts, as saving would."""
    with window.people.bench.work(window.people["vagledare"]) as work:
        records.save(work, window.draft, {"overgripande_mal": ["Den andras"]}, lock=1)
    window.page.fill(GOAL, "Min")
    window.page.get_by_role("button", name="Lägg till delmål").click()
    expect(window.page.get_by_role("heading", level=1)).to_have_text("Någon annan har sparat utkastet")


def test_signed_out_while_typing(window: Window) -> None:
    window.page.fill(GOAL, "Skrivet efter rasten")
    window.people.bench.clock.forward(minutes=40)
    window.saves_itself("Du är utloggad.")
    window.page.locator(SAVE).click()
    window.page.fill("#email", "vagledare@example.org")
    window.page.fill("#password", "hemligt-ord")
    window.page.get_by_role("button", name="Logga in").click()
    expect(window.page.locator(GOAL)).to_have_value("Skrivet efter rasten")


def test_no_contact_is_told_and_mended(window: Window) -> None:
    window.page.fill(GOAL, "Utan nät")
    window.page.context.set_offline(True)
    window.saves_itself("Ingen kontakt med tjänsten.")
    window.page.context.set_offline(False)
    window.saves_itself("Sparat 10.00")
    assert window.stored["overgripande_mal"] == ["Utan nät"]


def test_double_click_finalises_once(window: Window) -> None:
    """And while the document is made the page follows it by itself, telling each change."""
    with window.people.bench.work(window.people["vagledare"]) as work:
        record = work.session.get_one(Record, window.draft)
        records.save(work, record.id, as_typed(story.plan(STORIES["D1"])), lock=1)
    window.page.reload()
    window.page.locator(FINALISE).dblclick()
    expect(window.page.get_by_text("I kö")).to_be_visible()
    unsent = window.page.get_by_text("när PDF-filen är klar")
    assert unsent.count()
    making.finish(window.people.bench, window.draft)
    expect(window.page.get_by_text("Dokumentet är klart och har 4 sidor.")).to_be_visible()
    expect(window.page.locator("#meddelande")).to_have_text("Dokumentet är klart.")
    expect(unsent).to_have_count(0)


def test_mistakes_take_focus_and_lead_to_their_questions(window: Window) -> None:
    window.page.locator(FINALISE).click()
    expect(window.page.locator("#fel")).to_be_focused()
    window.page.get_by_role("link", name="Fyll i mina resurser.").click()
    expect(window.page.locator("#resurser")).to_be_focused()


def test_length_is_told_near_the_limit_and_never_cut(window: Window) -> None:
    window.page.fill(GOAL, "å" * 990)
    expect(window.page.get_by_text("10 tecken kvar av 1000.")).to_be_visible()
    window.page.fill(GOAL, "å" * 1003)
    expect(window.page.get_by_text("3 tecken för mycket (högst 1000).")).to_be_visible()
    expect(window.page.locator(GOAL)).to_have_value("å" * 1003)


def test_sums_follow_the_typing(window: Window, app: Flask, enter: Enter) -> None:
    leader = enter("projektledare")
    page = leader.press(leader.get("/projekt/vagknuten_2_0"), "Ny ansökan om projektmedel")
    cookie = leader.client.get_cookie("knutpunkt")
    assert cookie
    origin = window.page.evaluate("location.origin")
    window.page.context.add_cookies([{"name": "knutpunkt", "value": cookie.value, "url": origin}])
    window.open(page.address)
    first = window.page.locator("[data-sum=ar1]").first
    window.page.fill("#kostnader-0-ar1", "1 000 000 kr")
    window.page.fill("#kostnader-1-ar1", "inte ett belopp")
    rest = sum(int(text) for text in _amounts(window.page) if text.isdigit())
    expect(first).to_have_text(f"{rest + 1_000_000:,}".replace(",", "\u00a0"))


def _amounts(page: Page) -> list[str]:
    """What is typed for year 1, without the two rows that the test wrote in."""
    boxes = page.locator("#kostnader [data-year=ar1] input")
    return [box.input_value().replace("\u00a0", "") for box in boxes.all()[2:]]


def test_a_chosen_file_is_not_lost_because_a_box_was_left_empty(leading: Page) -> None:
    leading.goto(f"/mallar/{PROJECT}/genomforandeplan")
    leading.get_by_role("button", name="Ladda upp och pröva").click()
    expect(leading.locator("#fil-fel")).to_have_text("Du har inte valt någon fil.")
    word = FilePayload(name="mall.docx", mimeType="application/zip", buffer=b"PK")
    leading.get_by_label("Word-fil").set_input_files(word)
    expect(leading.locator("#fil-fel")).to_be_hidden()
    why = leading.get_by_label("Vad är ändrat, och varför?")
    for too_little in ("", " ab "):
        why.fill(too_little)
        leading.get_by_role("button", name="Ladda upp och pröva").click()
        expect(why).to_be_focused()
        expect(leading.locator("#varfor-fel")).to_contain_text("Skriv varför, med några ord")
    assert leading.evaluate("document.getElementById('fil').files.length") == 1
    why.fill("Ny logotyp")
    leading.get_by_role("button", name="Ladda upp och pröva").click()
    expect(leading.get_by_role("heading", level=1)).to_contain_text("version 1")


def test_a_search_leaves_the_groups_that_have_something_and_copying_says_what_it_does(leading: Page) -> None:
    leading.goto(f"/mallar/{PROJECT}/genomforandeplan/falt")
    contents = leading.locator(".contents li")
    before = contents.count()
    leading.get_by_label("Sök bland fälten").fill("personnummer")
    expect(leading.locator(".contents li:visible")).to_have_count(1)
    assert before > 1
    expect(leading.get_by_role("button", name="Kopiera {{ deltagare.personnummer }}")).to_be_visible()
