"""The document page: how far it has come in words, what to do when it failed, and safe downloads."""

from uuid import UUID

import pytest
from sqlalchemy import select

from forms.base import as_typed
from service.documents import example
from service.models import AuditEntry
from service.operations.documents import CONVERT
from service.operations.jobs import Failure
from tests.support.people import Cast
from tests.web import making
from tests.web.browser import Page
from tests.web.conftest import Enter


@pytest.fixture
def plan(people: Cast) -> UUID:
    return people.plan(people.enrol("D1"))


def _now(page: Page) -> str:
    (step,) = page.all("li", aria_current="step")
    return " ".join("".join(step.itertext()).split())


def test_steps_are_told_in_words(people: Cast, plan: UUID, enter: Enter) -> None:
    browser = enter("vagledare")
    assert _now(browser.get(f"/dokument/{plan}")) == "I kö, pågår"
    making.claim(people.bench, plan)
    assert _now(browser.get(f"/dokument/{plan}")) == "Word-filen skrivs, pågår"


def test_the_word_file_is_offered_while_the_pdf_is_on_its_way(people: Cast, plan: UUID, enter: Enter) -> None:
    making.write(people.bench, plan)
    browser = enter("vagledare")
    page = browser.get(f"/dokument/{plan}")
    assert _now(page) == "PDF-filen görs, pågår"
    assert "Word-filen är klar." in page.text
    assert "Ladda ned PDF" not in page.links()
    assert browser.client.get(page.links()["Ladda ned Word"]).data == making.DOCX
    assert "inte klart ännu" in browser.get(f"/dokument/{plan}/pdf", status=409).text
    assert "Word-filen klar, PDF görs" in browser.get("/").text


def test_a_pdf_that_failed_is_made_again_without_touching_the_word_file(
    people: Cast, plan: UUID, enter: Enter
) -> None:
    making.write(people.bench, plan)
    making.fail(people.bench, plan, Failure.BAD_INPUT, "LibreOffice lämnade ingen PDF.", kind=CONVERT)
    browser = enter("vagledare")
    assert "Word-filen klar, PDF misslyckades" in browser.get("/").text
    page = browser.get(f"/dokument/{plan}")
    assert "LibreOffice lämnade ingen PDF." in page.text
    assert browser.client.get(page.links()["Ladda ned Word"]).data == making.DOCX
    page = browser.press(page, "Gör PDF-filen igen")
    assert _now(page) == "PDF-filen görs, pågår"
    assert people.bench.bell.rung[-1][0] == "pdf"


def test_a_pdf_that_is_tried_again_says_so(people: Cast, plan: UUID, enter: Enter) -> None:
    making.write(people.bench, plan)
    making.fail(people.bench, plan, Failure.TRANSIENT, "LibreOffice svarade inte.", kind=CONVERT)
    page = enter("vagledare").get(f"/dokument/{plan}")
    assert "görs om av sig själv om en stund" in page.text
    assert "LibreOffice svarade inte." in page.text
    assert "Ladda ned Word" in page.links()


def test_page_follows_by_itself_without_javascript_until_it_has_ended(
    people: Cast, plan: UUID, enter: Enter
) -> None:
    browser = enter("vagledare")
    refresh = '<noscript><meta http-equiv="refresh" content="3"></noscript>'
    assert refresh in browser.get(f"/dokument/{plan}").response.text
    making.finish(people.bench, plan)
    assert refresh not in browser.get(f"/dokument/{plan}").response.text


def test_the_page_names_the_template_of_the_document(people: Cast, plan: UUID, enter: Enter) -> None:
    making.finish(people.bench, plan)
    assert (
        "Gjort av mallen för genomförandeplan: inbyggd." in enter("vagledare").get(f"/dokument/{plan}").text
    )


def test_the_part_that_changes_is_answered_alone(people: Cast, plan: UUID, enter: Enter) -> None:
    client = enter("vagledare").client
    assert 'data-standing="queued" data-ended="nej"' in client.get(f"/dokument/{plan}/lage").text
    making.finish(people.bench, plan)
    text = client.get(f"/dokument/{plan}/lage").text
    assert 'data-standing="ready" data-ended="ja"' in text
    assert "<html" not in text


def test_failure_gives_its_reason_and_another_attempt(people: Cast, plan: UUID, enter: Enter) -> None:
    making.fail(people.bench, plan, Failure.TEMPLATE_ERROR, "Word-mallen saknar ett slut.")
    browser = enter("vagledare")
    assert "Genomförandeplan VK-2019-001 · Testperson D1" in browser.get("/").text
    page = browser.get(f"/dokument/{plan}")
    assert "Word-mallen saknar ett slut." in page.text
    rung = len(people.bench.bell.rung)
    page = browser.press(page, "Försök igen")
    assert _now(page) == "I kö, pågår"
    assert len(people.bench.bell.rung) == rung + 1


def test_passing_failure_says_that_it_is_tried_again(people: Cast, plan: UUID, enter: Enter) -> None:
    making.fail(people.bench, plan, Failure.TRANSIENT, "LibreOffice svarade inte.")
    page = enter("vagledare").get(f"/dokument/{plan}")
    assert "Dokumentet görs om av sig självt om en stund." in page.text
    assert "LibreOffice svarade inte." in page.text
    assert "Försök igen" not in page.buttons()


def test_another_converter_is_told(people: Cast, plan: UUID, enter: Enter) -> None:
    making.finish(people.bench, plan, converter="rdocx")
    page = enter("vagledare").get(f"/dokument/{plan}")
    assert "Sidbrytningar kan skilja sig något från Word." in page.text


def test_libreoffice_needs_no_note(people: Cast, plan: UUID, enter: Enter) -> None:
    making.finish(people.bench, plan)
    assert "Sidbrytningar" not in enter("vagledare").get(f"/dokument/{plan}").text


def test_download_is_safe_and_told(people: Cast, plan: UUID, enter: Enter) -> None:
    making.finish(people.bench, plan)
    response = enter("vagledare").client.get(f"/dokument/{plan}/pdf")
    assert response.data == making.PDF
    assert response.mimetype == "application/pdf"
    name = "VK-2019-001-genomforandeplan-v1.pdf"
    assert response.headers["Content-Disposition"] == (
        f"attachment; filename=\"{name}\"; filename*=UTF-8''{name}"
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"
    with people.bench.work() as work:
        last = work.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert last
    assert (last.action, last.record_id, last.detail) == ("document_read", plan, {"format": "pdf"})


def test_too_early_download_says_so(plan: UUID, enter: Enter) -> None:
    assert "inte klart ännu" in enter("vagledare").get(f"/dokument/{plan}/docx", status=409).text


def test_other_formats_are_not_there(plan: UUID, enter: Enter) -> None:
    enter("vagledare").get(f"/dokument/{plan}/odt", status=404)


def test_remittent_reads_what_the_table_allows(people: Cast, plan: UUID, enter: Enter) -> None:
    """The plan is not the remittent's to read; the answer to the referral is."""
    browser = enter("remittent")
    browser.get(f"/dokument/{plan}", status=404)
    page = browser.get(browser.get("/arenden").links()["VK-2019-001"])
    assert "Remissvar" in page.links()
    assert "Genomförandeplan" not in page.links()


def test_versions_of_an_application_follow_one_another(people: Cast, enter: Enter) -> None:
    browser = enter("projektledare")
    answers = {**as_typed(example.load("ansokan")["answers"])}
    page = browser.press(browser.get("/projekt/vagknuten_2_0"), "Ny ansökan om projektmedel")
    first = browser.press(page, "Fastställ", {**answers})
    draft = browser.press(first, "Skapa en ny version")
    assert "Fortsätt på version 2" in browser.get(first.address).buttons()
    second = browser.press(draft, "Fastställ")
    assert "Ansökan om projektmedel, version 2 Den här versionen" in second.text
    assert "Ansökan om projektmedel, version 1 Ersatt av nyare version" in second.text


def test_the_page_leads_to_the_draft_that_stands_in_the_way_of_a_new_version(
    people: Cast, enter: Enter
) -> None:
    case_id, said = people.enrol(), {**example.load("minnesanteckning")["answers"], "datum": "2019-03-06"}
    first, second = (people.write(case_id, "minnesanteckning", said, who="vagledare") for _ in range(2))
    browser = enter("vagledare")
    correction = browser.press(browser.get(f"/dokument/{first}"), "Skapa en ny version").address
    page = browser.press(browser.get(f"/dokument/{second}"), "Skapa en ny version", status=409)
    assert "Minnesanteckning” i ärendet, påbörjat 2019-03-07, som gäller en annan handling." in page.text
    assert browser.follow(page, "Öppna utkastet").address == correction
