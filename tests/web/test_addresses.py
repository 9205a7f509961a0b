"""Addresses and fields that hold what no database keeps: every page answers, on PostgreSQL too."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.databases import PostgresServer
from tests.support.people import Cast
from tests.support.work import Bench
from tests.support.work import bench as make_bench
from tests.web.conftest import Enter

pytestmark = pytest.mark.postgres

STRANGE = ["\0", "a\0b", "\x01\x1f\x7f", "å" * 3000, "9" * 5000, "-1", "9" * 19, "%", "\ufffd", "' OR 1=1 --"]
ASKED = [
    "/arenden?projekt={}",
    "/arenden?lage={}",
    "/arenden?vagledare={}",
    "/arenden?ordning={}",
    "/arenden?sida={}",
    "/arenden?sena={}&{}=1",
]
LED = [
    "/projekt/{}",
    "/projekt/{}/medel",
    "/projekt/{}/gruppaktiviteter",
    "/projekt/{}/moten",
    "/projekt/vagknuten_2_0/moten/{}/planera",
    "/mallar/vagknuten_2_0/{}",
    "/kalender/{}.ics",
]


@pytest.fixture
def bench(postgres_server: PostgresServer, tmp_path: Path) -> Iterator[Bench]:
    """PostgreSQL refuses what SQLite takes."""
    with postgres_server.database() as address:
        made = make_bench(address, tmp_path)
        yield made
        made.services.engine.dispose()


@pytest.fixture
def people(bench: Bench) -> Cast:
    return Cast(bench)


@pytest.mark.parametrize("strange", STRANGE)
def test_every_address_answers_with_a_page_or_with_none(enter: Enter, strange: str) -> None:
    client, said = enter("projektledare").client, quote(strange, safe="")[:9000]
    for address in ASKED:
        assert client.get(address.format(said, said)).status_code == 200, address
    for address in LED:
        assert client.get(address.format(said)).status_code == 404, address


@pytest.mark.parametrize("strange", STRANGE)
def test_what_is_posted_meets_no_database_that_cannot_keep_it(enter: Enter, strange: str) -> None:
    browser = enter("projektledare")
    page = browser.get("/arenden")
    assert browser.press(page, "Sök", {"sok": strange}).title
