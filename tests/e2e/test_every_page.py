"""Every page on a narrow phone and a wide screen: nothing sticks out, all has a name and is seen."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.e2e import judging
from tests.e2e.conftest import Enter
from tests.e2e.person import MADE_WITHIN, Person

pytestmark = pytest.mark.browser

_WIDTHS = (1280, 360)
_EACH = 2  # pages looked at of each sort: the first cases are as good as the others
_NAME = re.compile(
    r"[0-9a-f-]{36}|(?<=/projekt/)\w+|(?<=/mallar/)\w+/(?!ny|dela)\w+"
    r"|(?<=/moten/)\w+(?=/(extra|ledamot|planera)$)|(?<=/rummet/punkt/)\d+"
)


@pytest.mark.parametrize(
    "who",
    [
        "vagledare",
        "projektledare",
        "systemadministrator",
        "remittent",
        "oh_ledamot",
        "styrgrupp",
        "utvarderare",
        "deltagare",
    ],
)
def test_every_page_is_whole_and_readable(enter: Enter, who: str) -> None:
    someone = enter(who)
    for address in _pages(someone):
        someone.at(address)
        _judge(someone)


@pytest.mark.parametrize("address", ["/", "/finns-inte"])
def test_pages_before_signing_in_are_whole_and_readable(enter: Enter, address: str) -> None:
    stranger = enter("")
    stranger.at(address)
    _judge(stranger)


@pytest.mark.parametrize(
    ("who", "address", "button"),
    [
        ("remittent", "/ny-remiss", "Skriv remiss"),
        ("projektledare", "/projekt/vagknuten_2_0", "Ny ansökan om projektmedel"),
    ],
)
def test_forms_are_whole_and_readable_with_and_without_mistakes_and_as_pages(
    enter: Enter, who: str, address: str, button: str
) -> None:
    someone = enter(who)
    someone.at(address)
    someone.press(button)
    _judge(someone, walked=_WIDTHS[:1])
    someone.finalise()
    assert someone.problems() != []
    _judge(someone, walked=_WIDTHS[1:])
    someone.press("Läs igenom")
    pages = someone.page.get_by_role("link", name=re.compile("^Sida [0-9]+ av "))
    expect(pages.first).to_be_visible(timeout=MADE_WITHIN)
    _judge(someone)


def test_the_pages_of_a_board_that_meets_are_whole_and_readable(enter: Enter) -> None:
    """Its meetings come after those of the cases, of which the others look at the first."""
    leader = enter("projektledare")
    leader.at("/projekt/vagknuten_2_0/moten")
    leader.at(leader.page.get_by_role("link", name="Styrgruppsmöte").first.get_attribute("href") or "")
    _judge(leader)
    leader.follow("Dagordning och beslut")
    _judge(leader)


def _pages(someone: Person) -> Iterator[str]:
    """The start page and all that can be reached from it by links, some of each sort."""
    sorts, coming = Counter(["/"]), ["/"]
    while coming:
        yield coming.pop(0)
        for address in _links(someone):
            sort = _NAME.sub("*", address)
            sorts[sort] += 1
            if sorts[sort] <= _EACH and address not in coming:
                coming.append(address)


def _links(someone: Person) -> list[str]:
    """Where the page leads, files and places on pages aside."""
    script = "all => all.map((one) => one.getAttribute('href'))"
    found: list[str] = someone.page.locator("a[href^='/']").evaluate_all(script)
    return [each for each in dict.fromkeys(found) if not re.search(r"/(docx|pdf)$|[.](png|ics)$|[#?]", each)]


def _judge(someone: Person, *, walked: tuple[int, ...] = _WIDTHS) -> None:
    """On each screen; a long form is walked through with Tab on one of them only, which takes its time."""
    for width in _WIDTHS:
        someone.page.set_viewport_size({"width": width, "height": 800})
        someone.judge()
        assert judging.faint_texts(someone.page) == [], (someone.page.url, width)
        if width in walked:
            assert judging.faults_of_focus(someone.page) == [], (someone.page.url, width)
