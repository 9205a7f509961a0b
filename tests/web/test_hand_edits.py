"""An edited Word file put back on the document's page: its difference, the answer, and what is refused."""

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect

from service.operations import dispatches
from service.operations.dispatches import Order
from tests.support.hand_edits import GOAL, Editing
from tests.support.people import Cast
from tests.support.word import template
from tests.web.browser import Browser, Page, read
from tests.web.conftest import Enter
from tests.web.windows import Window

pytestmark = pytest.mark.slow
BUTTON = "Ersätt med redigerad Word-fil"
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def editing(people: Cast) -> Editing:
    return Editing.of_plan(people)


@pytest.fixture
def address(editing: Editing) -> str:
    return f"/dokument/{editing.record_id}"


def put_in(browser: Browser, address: str, data: bytes, *, status: int = 200) -> Page:
    """Uploads a file as the form on the page would."""
    page = browser.get(address)
    token = page.values(BUTTON)["csrf_token"][0]
    typed = {"csrf_token": token, "fil": (BytesIO(data), "plan.docx")}
    response = browser.client.post(f"{address}/word", data=typed, follow_redirects=True)
    assert response.status_code == status
    for step in (*response.history, response):
        step.request.environ["wsgi.input"].close()
    return read(response)


def compare(editing: Editing) -> None:
    """What a worker does with the file that waits."""
    editing.compare(editing.newest())


def test_an_edit_is_put_in_looked_at_and_saved_without_javascript(
    editing: Editing, address: str, enter: Enter
) -> None:
    browser = enter("vagledare")
    page = put_in(browser, address, editing.edited())
    assert "Filen prövas och jämförs nu." in page.text
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page.response.text
    assert "En Word-fil jämförs just nu." in browser.get(address).text
    compare(editing)
    page = browser.get(page.address)
    assert f"Tillagt i brödtexten Nu: {GOAL}" in page.text
    page = browser.press(page, "Spara redigeringen")
    assert page.address == address
    assert "Word-filen är redigerad för hand, 7 mars" in page.text
    assert "Vad som ändrades för hand (1 stycke skiljer sig)" in page.text
    editing.making.convert()
    page = browser.get(address)
    assert "Gjort av mallen för genomförandeplan: inbyggd. Sedan redigerat för hand i Word." in page.text
    generated = browser.client.get(page.links()["Ladda ned den genererade Word-filen"])
    assert generated.headers["Content-Disposition"].startswith(
        'attachment; filename="VK-2019-001-genomforandeplan-v1-genererad.docx"'
    )
    assert generated.data != browser.client.get(page.links()["Ladda ned Word"]).data


def test_doing_it_over_asks_first_and_keeps_the_edit(editing: Editing, address: str, enter: Enter) -> None:
    editing.take(editing.put_in())
    browser = enter("vagledare")
    page = browser.press(browser.get(address), "Gör om dokumentet")
    compare(editing)
    page = browser.get(page.address)
    assert f"Borttaget i brödtexten Förut: {GOAL}" in page.text
    kept = browser.press(page, "Behåll redigeringen")
    assert "Word-filen är redigerad för hand" in kept.text
    page = browser.press(browser.get(address), "Gör om dokumentet")
    compare(editing)
    over = browser.press(browser.get(page.address), "Ersätt redigeringen")
    assert "redigerad för hand" not in over.text
    assert (
        "väntar inte på svar längre"
        in browser.post(page.address, {**_token(kept), "svar": ["ersatt"]}, status=409).text
    )


def _token(page: Page) -> dict[str, list[str]]:
    return {"csrf_token": page.values("Logga ut")["csrf_token"]}


def test_another_document_is_refused_and_no_file_is_told_at_the_form(
    editing: Editing, address: str, enter: Enter
) -> None:
    browser = enter("vagledare")
    page = put_in(browser, address, template("Något annat."))
    compare(editing)
    page = browser.get(page.address)
    assert "Filen är inte det här dokumentet" in page.text
    page = browser.press(browser.get(address), BUTTON, status=422)
    assert page.by_id("fil-fel").text == "Du har inte valt någon fil."
    page = put_in(browser, address, editing.word(), status=422)
    assert "Filen är exakt den som redan gäller." in page.text


def test_who_reads_without_writing_is_told_of_the_edit_and_not_what_it_took_away(
    editing: Editing, address: str, enter: Enter
) -> None:
    version_id = editing.put_in()
    editing.take(version_id)
    browser = enter("projektledare")
    page = browser.get(address)
    assert "Word-filen är redigerad för hand" in page.text
    assert GOAL not in page.text
    assert BUTTON not in page.buttons()
    for hidden in (
        f"{address}/genererad/docx",
        f"/dokument/word/{version_id}",
        f"/dokument/word/{version_id}/docx",
    ):
        browser.get(hidden, status=404)


def test_a_document_of_the_project_is_edited_by_its_leader_and_read_by_the_association(
    people: Cast, enter: Enter
) -> None:
    editing = Editing.of_application(people)
    address, browser = f"/dokument/{editing.record_id}", enter("projektledare")
    page = put_in(browser, address, editing.edited())
    compare(editing)
    page = browser.get(page.address)
    assert page.links()["Ansökan om projektmedel"] == address
    assert "Word-filen är redigerad för hand" in browser.press(page, "Spara redigeringen").text
    reader = enter("lsg_forbund")
    assert "Word-filen är redigerad för hand" in reader.get(address).text
    assert BUTTON not in reader.get(address).buttons()
    for hidden in (f"{address}/genererad/docx", page.address, f"{page.address}/docx"):
        reader.get(hidden, status=404)


def test_what_is_sent_offers_a_new_version_instead(editing: Editing, address: str, enter: Enter) -> None:
    with editing.people.bench.work(editing.people["vagledare"]) as work:
        dispatches.send(work, editing.record_id, [Order("deltagare", "", "papper")])
    page = enter("vagledare").get(address)
    assert "Dokumentet är skickat." in page.text
    assert BUTTON not in page.buttons()
    assert "Skapa en ny version" in page.buttons()


def test_a_new_version_shows_what_was_edited_in_the_one_before(
    editing: Editing, address: str, enter: Enter
) -> None:
    editing.take(editing.put_in())
    browser = enter("vagledare")
    page = browser.get(address)
    assert "Det som är ändrat för hand i Word följer inte med, men visas bredvid." in page.text
    draft = browser.press(page, "Skapa en ny version")
    assert draft.links()["se vad som ändrades"] == f"{address}#redigera"
    newer = browser.press(draft, "Fastställ")
    assert "Version 1 var redigerad för hand." in newer.text
    assert f"Tillagt i brödtexten Nu: {GOAL}" in newer.text
    edited = browser.client.get(newer.links()["Ladda ned den redigerade Word-filen, version 1"])
    assert edited.data == editing.word()


@pytest.mark.browser
def test_with_javascript_the_page_follows_by_itself_and_fits_a_telephone(
    editing: Editing, address: str, window: Window, tmp_path: Path
) -> None:
    page = window.page
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(address)
    page.get_by_role("button", name=BUTTON).click()
    expect(page.locator("#fil-fel")).to_have_text("Du har inte valt någon fil.")
    edited = tmp_path / "plan.docx"
    edited.write_bytes(editing.edited())
    page.locator("#fil").set_input_files(edited)
    page.get_by_role("button", name=BUTTON).click()
    expect(page.get_by_text("Filen prövas och jämförs nu.")).to_be_visible()
    compare(editing)
    expect(page.get_by_text(GOAL)).to_be_visible()
    expect(page.locator("#meddelande")).to_have_text("Skillnaden är klar.")
    assert page.evaluate(WIDER) is False
    page.get_by_role("button", name="Spara redigeringen").click()
    expect(page.get_by_text("Den redigerade Word-filen gäller nu.")).to_be_visible()
    page.get_by_text("Vad som ändrades för hand").click()
    assert page.evaluate(WIDER) is False
