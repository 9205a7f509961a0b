"""The judge of pages finds what is wrong, and has nothing to say about a good page."""

import pytest
from playwright.sync_api import Browser

from tests.e2e import judging

pytestmark = pytest.mark.browser

_GOOD = """<!doctype html><html lang="sv"><title>Ärenden – Knutpunkt</title><main><h1>Ärenden</h1>
<label for="a">Namn</label> <input id="a"> <a href="#a">Till namnet</a></main></html>"""


def test_a_good_page_has_no_faults(chromium: Browser) -> None:
    with chromium.new_page() as page:
        page.set_content(_GOOD.replace("<main>", "<main><style>:focus { outline: 2px solid }</style>"))
        assert judging.faults(page) + judging.faint_texts(page) + judging.faults_of_focus(page) == []


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        (' lang="sv"', "", "the language is not told"),
        ("Ärenden – Knutpunkt", " – Knutpunkt", "no title"),
        ("<h1>Ärenden</h1>", "<h1>Ärenden</h1><h1>Projekt</h1>", "2 headings of the first level"),
        ("<main>", '<main style="width: 2000px">', "wider than the screen"),
        ('for="a"', 'for="b"', "no label"),
        ("Till namnet", "", "no text"),
        ("<main>", '<main><img src="">', "no text instead"),
        ("<main>", '<main id="a">', "twice on the page"),
        ("<input", '<input aria-describedby="hjalp"', "explained by nothing"),
        ('"#a"', '"#borta"', "leads nowhere"),
    ],
)
def test_a_fault_of_a_page_is_found(chromium: Browser, good: str, bad: str, fault: str) -> None:
    with chromium.new_page() as page:
        page.set_content(_GOOD.replace(good, bad, 1))
        assert any(each.startswith(fault) for each in judging.faults(page))


def test_a_faint_text_is_found(chromium: Browser) -> None:
    with chromium.new_page() as page:
        page.set_content(_GOOD.replace("<h1>", '<h1 style="color: #888">'))
        assert judging.faint_texts(page) == ["Ärenden"]


@pytest.mark.parametrize(
    ("added", "fault"),
    [
        ("<style>:focus { outline: none }</style>", "not outlined"),
        ('<div style="position: fixed; inset: 0; background: white"></div>', "not seen"),
        ('<a href="#a" tabindex="1">Först</a>', "the order of Tab"),
    ],
)
def test_a_person_who_would_be_lost_is_found(chromium: Browser, added: str, fault: str) -> None:
    with chromium.new_page() as page:
        page.set_content(_GOOD.replace("</main>", f"{added}</main>"))
        assert any(each.startswith(fault) for each in judging.faults_of_focus(page))
