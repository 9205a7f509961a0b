"""Reading a draft through in the browser: asked for with the form, followed, made final, for one alone."""

from uuid import UUID

import pytest
from sqlalchemy import select

from service.demo import story
from service.models import AuditEntry, DraftPreview
from service.operations.audit import Event
from tests.support.people import STORIES, Cast
from tests.support.reading import ReadThrough
from tests.web.browser import Browser, Page
from tests.web.conftest import Enter

READ, FINALISE = "Läs igenom", "Fastställ"


@pytest.fixture
def reading(people: Cast) -> ReadThrough:
    return ReadThrough.of(people, people.enrol(), "genomforandeplan", story.plan(STORIES["D1"]))


@pytest.fixture
def vagledare(enter: Enter) -> Browser:
    return enter("vagledare")


def asked(browser: Browser, reading: ReadThrough, **typed: str) -> Page:
    """The form page is sent to be read through."""
    form = browser.get(f"/utkast/{reading.record_id}")
    return browser.press(form, READ, {**typed})


def address(reading: ReadThrough, *more: str) -> str:
    return "/".join((f"/utkast/{reading.record_id}/genomlasning", *more))


def pictures(page: Page) -> list[str]:
    """Where the pictures of the pages lie."""
    return [src for one in page.all("img") if "/sida/" in (src := one.get("src", ""))]


def test_what_is_typed_is_saved_and_its_pages_are_made_and_made_final(
    vagledare: Browser, reading: ReadThrough
) -> None:
    page = asked(vagledare, reading, delaktighet="Deltagaren har skrivit målen själv.")
    assert (page.address, page.heading) == (address(reading), "Läs igenom: genomförandeplan")
    assert "Sidorna görs nu." in page.text
    assert page.all("noscript")
    assert FINALISE not in page.buttons()
    reading.run()
    assert "Deltagaren har skrivit målen själv." in reading.converter.words[0]
    page = vagledare.get(address(reading))
    assert not page.all("noscript")
    (picture,) = pictures(page)
    assert vagledare.client.get(picture).data.startswith(b"\x89PNG")
    pdf = vagledare.client.get(page.links()["Ladda ned PDF"])
    assert pdf.data.startswith(b"%PDF-")
    assert "Testperson" not in pdf.headers["Content-Disposition"]
    page = vagledare.press(page, FINALISE)
    assert page.address == f"/dokument/{reading.record_id}"
    assert reading.record.state == "final"
    assert vagledare.get(address(reading)).address == f"/dokument/{reading.record_id}"
    for gone in ("pdf", "sida/1"):
        assert vagledare.client.get(address(reading, gone)).status_code == 404


def test_who_asks_for_the_headers_of_the_file_alone_has_not_read_it(
    vagledare: Browser, reading: ReadThrough
) -> None:
    reading.read()
    for ask, told in ((vagledare.client.head, 0), (vagledare.client.get, 1)):
        assert ask(address(reading, "pdf")).status_code == 200
        with reading.people.bench.work() as work:
            rows = select(AuditEntry).where(AuditEntry.action == Event.DRAFT_READ)
            assert len(work.session.scalars(rows).all()) == told


def test_what_is_missing_stands_beside_the_pages_and_leads_to_its_question(
    vagledare: Browser, reading: ReadThrough
) -> None:
    asked(vagledare, reading, overgripande_mal="", slut="2019-13-01")
    reading.run()
    page = vagledare.get(address(reading))
    assert len(pictures(page)) == 1
    assert FINALISE not in page.buttons()
    told = {href.partition("#")[2]: href for href in page.links().values() if "granska=1#" in href}
    assert {"overgripande_mal", "slut", "fel"} <= told.keys()
    form = vagledare.get(told["slut"])
    assert form.by_id("slut").get("value") == "2019-13-01"


def test_what_somebody_saves_meanwhile_is_not_made_final_unread(
    vagledare: Browser, reading: ReadThrough
) -> None:
    asked(vagledare, reading)
    reading.run()
    page = vagledare.get(address(reading))
    asked(vagledare, reading, delaktighet="Något annat.")
    page = vagledare.press(page, FINALISE)
    assert reading.record.state == "draft"
    assert "Läs igenom utkastet igen." in page.response.text
    reading.run()
    page = vagledare.get(address(reading))
    assert "Sidorna" in page.text
    vagledare.press(page, FINALISE)
    assert reading.record.state == "final"


def test_what_is_gone_is_asked_for_again(vagledare: Browser, reading: ReadThrough) -> None:
    page = vagledare.get(address(reading))
    assert "Sidorna finns inte kvar." in page.text
    page = vagledare.press(page, "Läs igenom igen")
    assert "Sidorna görs nu." in page.text
    reading.run()
    assert vagledare.client.get(address(reading, "lage")).status_code == 200


def test_nobody_else_reads_along(enter: Enter, reading: ReadThrough) -> None:
    reading.read()
    for who in ("projektledare", "remittent", "oh_ledamot", "systemadministrator"):
        other = enter(who)
        token = other.get("/").values("Logga ut")["csrf_token"]
        for record_id in (reading.record_id, UUID(int=1)):
            place = f"/utkast/{record_id}/genomlasning"
            for get in (place, f"{place}/lage", f"{place}/pdf", f"{place}/sida/1"):
                assert other.client.get(get).status_code == 404
            for post in (place, f"{place}/faststall"):
                assert other.client.post(post, data={"csrf_token": token}).status_code == 404
    assert reading.record.state == "draft"


def test_pages_that_another_writer_asked_for_are_not_shown(
    vagledare: Browser, people: Cast, reading: ReadThrough
) -> None:
    reading.read()
    with people.bench.work() as work:
        work.session.scalars(select(DraftPreview)).one().user_id = people["projektledare"].id
    page = vagledare.get(address(reading))
    assert (pictures(page), "Sidorna finns inte kvar." in page.text) == ([], True)
    for gone in ("pdf", "sida/1"):
        assert vagledare.client.get(address(reading, gone)).status_code == 404
