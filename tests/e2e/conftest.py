"""One installation and one browser for all these tests, which run in one process (see tests/conftest.py)."""

import signal
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e import behind, installation
from tests.e2e.installation import Installation, Stopped
from tests.e2e.person import Person
from tests.support.chromium import PATIENCE, started

Enter = Callable[..., Person]
_HERE = Path(__file__).parent
_PARTS = ("webb", "arbetare-word", "arbetare-pdf")
_REPORT = pytest.StashKey[pytest.TestReport]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if call.when == "call":
        item.stash[_REPORT] = report
    return report


@pytest.fixture(scope="package")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Stopped:
    """What a person saw who started Knutpunkt for the first time, without LibreOffice, and pressed Ctrl-C.

    The pages answer before the PDF files of the demonstration are made: Ctrl-C comes when all of them are, so
    that the second start, which has LibreOffice, makes none of them.
    """
    folder = tmp_path_factory.mktemp("installation")
    screen = folder / "first.txt"
    begun = installation.start(folder / "data", output=screen, settings=installation.WITHOUT_OFFICE)
    try:
        behind.wait_for_documents(begun)
    finally:
        stopped = begun.stop(signal.SIGINT)
    return stopped


@pytest.fixture(scope="package")
def site(first_start: Stopped) -> Iterator[Installation]:
    """The same installation, started again with what the machine has and used by all the tests."""
    begun = installation.start(first_start.data, output=first_start.data.parent / "second.txt")
    yield begun
    assert begun.stop(signal.SIGTERM).left == []


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture
def enter(
    chromium: Browser, site: Installation, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Enter]:
    """A new browser window in which somebody has signed in; "" leaves it before the sign-in page.

    Nobody's window may have met a broken script. After a failed test its pages are kept as pictures.
    """
    people: list[Person] = []

    def open_window(who: str, *, width: int = 1280, javascript: bool = True) -> Person:
        context = chromium.new_context(
            base_url=site.address, locale="sv-SE", timezone_id="Europe/Stockholm", accept_downloads=True,
            viewport={"width": width, "height": 800}, java_script_enabled=javascript,
            reduced_motion="reduce",
        )  # fmt: skip
        context.set_default_timeout(PATIENCE)
        people.append(Person(context.new_page()))
        if who:
            people[-1].sign_in(who, site.password)
        return people[-1]

    yield open_window
    if request.node.stash.get(_REPORT, None) is None or request.node.stash[_REPORT].failed:
        _keep([person.page for person in people], tmp_path)
        print(*(line for part in _PARTS for line in site.troubles(part)), sep="\n")
    for person in people:
        person.page.context.close()
    assert [trouble for person in people for trouble in person.troubles] == []


def _keep(pages: list[Page], folder: Path) -> None:
    for number, page in enumerate(pages):
        path = folder / f"page-{number}.png"
        page.screenshot(path=path, full_page=True)
        print(f"{page.url} is kept as {path}")
