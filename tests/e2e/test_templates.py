"""A project leader changes a template in Word: mistakes are told, mended, approved, used, and taken back."""

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from service.operations.documents import FORMATS
from tests.e2e import behind, judging, mending, papers
from tests.e2e.conftest import Enter
from tests.e2e.installation import Installation
from tests.e2e.person import MADE_WITHIN, Person, write
from tests.support.processes import until
from tests.support.word import replaced

pytestmark = pytest.mark.browser

_OLD, _HEADING = "Mina resurser", "Det jag har med mig"
_PLANTED = {
    "{{ deltagare.namn }}": "{{ deltagare.nanm }}",
    "{{ a.atagande }}": "{{ a.atagande }",
    "{%p for stycke in resurser.stycken %}": "{%p for stycke in resurser.stycke %}",
}
"""What goes wrong in three places of the body, one of them in a table."""


_BROKEN_TAGS = """[...document.querySelectorAll(".tag")]
    .filter((tag) => tag.offsetHeight > 2 * parseFloat(getComputedStyle(tag).fontSize))
    .map((tag) => tag.textContent)"""
"""The tags on the page of fields that take more than a line."""


def test_a_broken_template_is_mended_with_nothing_but_what_the_page_says(
    enter: Enter, site: Installation, tmp_path: Path
) -> None:
    leader = enter("projektledare")
    _to_the_plan(leader)
    broken = _broken(_download(leader, "Ladda ned mallen som är i bruk", tmp_path))
    _upload(leader, broken, why="Egen rubrik om resurser")
    told = _remarks(leader)
    assert len(told) == len(_PLANTED)
    _judge(leader)

    leader.follow("Ladda upp igen")
    _upload(leader, mending.mended(broken, told), why="Egen rubrik om resurser, felen rättade")
    expect(leader.page.get_by_text("Inga fel hittades.")).to_be_visible(timeout=MADE_WITHIN)
    _see_pictures(leader)
    expect(leader.page.get_by_text("Någon annan än den som laddade upp mallen")).to_be_visible()

    other = enter("systemadministrator")
    other.follow("Mallar")
    other.page.get_by_role("link", name="väntar på ditt godkännande").click()
    write(other.page, {"Något att säga om godkännandet?": "Ser bra ut."})
    other.press("Godkänn och ta i bruk")
    expect(other.page.get_by_role("status").get_by_text("är i bruk.")).to_be_visible()

    _made_from_the_new(enter("vagledare"), site, tmp_path)
    _go_back(leader)


def test_a_field_is_found_copied_and_the_list_printed_by_keyboard(enter: Enter, tmp_path: Path) -> None:
    leader = enter("projektledare")
    leader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _to_the_plan(leader)
    leader.follow("Fält att använda i mallen")
    address = leader.page.url
    leader.page.set_viewport_size({"width": 1280, "height": 800})
    assert leader.page.evaluate(_BROKEN_TAGS) == []
    _tab_to(leader, leader.page.get_by_label("Sök bland fälten"))
    leader.page.keyboard.type("personnummer")
    expect(leader.page.get_by_text("1 fält.")).to_be_visible()
    _tab_to(leader, leader.page.get_by_role("button", name="{{ deltagare.personnummer }}"))
    for key in ("Enter", "Space"):
        leader.page.evaluate("navigator.clipboard.writeText('')")
        leader.page.keyboard.press(key)
        expect(leader.page.get_by_text("Kopierat: {{ deltagare.personnummer }}")).to_be_visible()
        until(lambda: _copied(leader) == "{{ deltagare.personnummer }}")  # said of the first key, too
    _find_whole(leader)
    for again in (False, True):
        with leader.page.expect_download(timeout=MADE_WITHIN) as told:
            leader.page.get_by_role("button", name="Lista att skriva ut (Word)").click()
        path = tmp_path / f"{again}-{told.value.suggested_filename}"
        told.value.save_as(path)
        assert (
            papers.missing(["Fält i genomförandeplan", "{{ deltagare.personnummer }}"], papers.word(path))
            == []
        )
        leader.page.goto(address)


def _copied(leader: Person) -> str:
    return str(leader.page.evaluate("navigator.clipboard.readText()"))


def _find_whole(leader: Person) -> None:
    """A field of a list that is found is shown with the loops it stands in, and copied with them."""
    whole = leader.page.get_by_role(
        "button", name="{%tr for d in m.delmal %} {{ d.ansvarig }} {%tr endfor %}"
    )
    expect(whole).to_be_hidden()
    leader.page.get_by_label("Sök bland fälten").fill("ansvarig")
    expect(whole).to_be_visible()
    whole.click()
    expect(leader.page.get_by_text("Kopierat: {%tr for m in mal %}")).to_be_visible()
    lines = _copied(leader).split("\n")
    assert [line.strip() for line in lines] == [
        *("{%tr for m in mal %}", "{%tr for d in m.delmal %}"),
        *("{{ d.ansvarig }}", "{%tr endfor %}", "{%tr endfor %}"),
    ]


def test_a_template_is_uploaded_by_keyboard_and_without_javascript(enter: Enter, tmp_path: Path) -> None:
    leader = enter("projektledare", javascript=False)
    leader.at("/mallar/vagknuten_2_0/remiss")
    path = _download(leader, "Ladda ned mallen som är i bruk", tmp_path)
    path.write_bytes(replaced(path.read_bytes(), "{{ dokument.titel }}", "{{ dokument.titeln }}"))
    # The wish to be told of the chooser and a key reach the page on ways of their own. What is read on the
    # way with Tab comes behind the wish: when it has been answered, Space cannot be before it.
    with leader.page.expect_file_chooser(timeout=MADE_WITHIN) as chosen:
        _tab_to(leader, leader.page.get_by_label("Word-fil"))
        leader.page.keyboard.press("Space")
    chosen.value.set_files(path)
    _tab_to(leader, leader.page.get_by_label("Vad är ändrat, och varför?"))
    leader.page.keyboard.type("Provar")
    with leader.page.expect_navigation():
        leader.page.keyboard.press("Enter")
    told = leader.page.get_by_text("Menade du ”dokument.titel”?")
    expect(told).to_be_visible(timeout=MADE_WITHIN)
    leader.judge()


def _to_the_plan(leader: Person) -> None:
    leader.follow("Mallar")
    leader.follow("Genomförandeplan")


def _broken(path: Path) -> bytes:
    """The file as somebody made it who changed a heading and was careless."""
    data = replaced(path.read_bytes(), _OLD, _HEADING)
    for right, wrong in _PLANTED.items():
        data = replaced(data, right, wrong)
    return data


def _upload(leader: Person, data: bytes, *, why: str) -> None:
    file = FilePayload(name="min mall.docx", mimeType=FORMATS["docx"], buffer=data)
    leader.page.get_by_label("Word-fil").set_input_files(file)
    write(leader.page, {"Vad är ändrat, och varför?": why})
    leader.press("Ladda upp och pröva")


def _remarks(leader: Person) -> list[tuple[str, str]]:
    """What the page says of each mistake: the paragraph as it stands in Word, and what is wrong with it."""
    expect(leader.page.get_by_text("fel behöver rättas")).to_be_visible(timeout=MADE_WITHIN)
    found = leader.page.locator(".part.grave .remarks > li").all()
    return [(each.locator("code").inner_text(), each.locator(".message").inner_text()) for each in found]


def _see_pictures(leader: Person) -> None:
    """Every picture that is shown has come, beside one of the template in use."""
    expect(leader.page.get_by_role("heading", name="Provsidor")).to_be_visible(timeout=2 * MADE_WITHIN)
    expect(
        leader.page.get_by_alt_text("Ett vanligt exempel, mallen som var i bruk när sidorna ritades, sida 1")
    ).to_be_visible()
    pictures = leader.page.locator("details[open] img").all()
    assert len(pictures) >= 2
    for picture in pictures:
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", value=True)
        assert picture.evaluate("one => one.naturalWidth") > 300
    _judge(leader)


def _made_from_the_new(vagledare: Person, site: Installation, folder: Path) -> None:
    """The next plan that is written is made from the new version, and its page says so."""
    vagledare.at(behind.enrol(site, plan=True))
    vagledare.follow("Genomförandeplan", vagledare.section("Handlingar"))
    vagledare.wait_until_made()
    expect(vagledare.page.get_by_text("Gjort av mallen för genomförandeplan: version")).to_be_visible()
    assert papers.missing([_HEADING], papers.word(vagledare.download("Word", folder))) == []


def _go_back(leader: Person) -> None:
    leader.follow("Mall för genomförandeplan")
    write(leader.page, {"Varför?": "Rubriken var fel."})
    leader.press("Gå tillbaka till den inbyggda mallen")
    expect(leader.page.get_by_text("Den inbyggda mallen är i bruk igen.")).to_be_visible()
    _judge(leader)


def _download(leader: Person, link: str, folder: Path) -> Path:
    with leader.page.expect_download() as told:
        leader.page.get_by_role("link", name=link, exact=True).click()
    path = folder / told.value.suggested_filename
    told.value.save_as(path)
    return path


def _judge(leader: Person) -> None:
    """On a phone and on a wide screen: nothing sticks out, all is seen, Tab goes everywhere."""
    for width in (360, 1280):
        leader.page.set_viewport_size({"width": width, "height": 800})
        leader.judge()
        assert judging.faint_texts(leader.page) == []
        assert judging.faults_of_focus(leader.page) == []


def _tab_to(leader: Person, target: Locator) -> None:
    """Presses Tab until the target has the focus; each stop on the way shows itself."""
    for _ in range(150):
        leader.page.keyboard.press("Tab")
        now = judging.focused(leader.page)
        assert now is None or (now["outlined"] and now["seen"]), now
        if target.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"Tab never came to {target}")
