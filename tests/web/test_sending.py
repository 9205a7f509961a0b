"""The card "Skicka": whom a document may go to and why not, what was sent, and what its receivers see."""

from uuid import UUID

import pytest
from sqlalchemy import select

from service.models import AuditEntry
from service.operations.audit import Event
from tests.support.consents import CONSENT, WITHDRAWAL
from tests.support.people import Cast
from tests.web import making
from tests.web.conftest import Enter


@pytest.fixture
def case_id(people: Cast) -> UUID:
    """A case whose consent covers Arbetsförmedlingen and Försäkringskassan."""
    case_id = people.enrol()
    people.write(case_id, "samtycke", CONSENT, who="projektledare")
    return case_id


@pytest.fixture
def plan(people: Cast, case_id: UUID) -> UUID:
    record_id = people.plan(case_id)
    making.finish(people.bench, record_id)
    return record_id


def test_a_plan_is_sent_and_read_until_it_is_taken_back(people: Cast, plan: UUID, enter: Enter) -> None:
    browser, fk = enter("vagledare"), enter("remittent.fk")
    page = browser.get(f"/dokument/{plan}")
    assert "Samtycke saknas för Högsby kommun, socialtjänsten." in page.text
    page = browser.press(
        page, "Skicka till de valda", {"till": ["organisation-fk", "deltagare"], "diarienummer": "2019/12"}
    )
    assert "2 utskick är noterade." in page.text
    assert "I Knutpunkt · Samtycke 2019-03-01 · Dnr 2019/12" in page.text
    assert "På papper, överlämnat · Den enskilde själv · Dnr 2019/12" in page.text
    opened = fk.follow(fk.get("/"), "Genomförandeplan")
    assert opened.address == f"/dokument/{plan}"
    assert "Skicka" not in opened.text
    browser.press(page, "Återta från Försäkringskassan")
    fk.get(f"/dokument/{plan}", status=404)
    assert "Genomförandeplan" not in fk.get("/").text


def test_the_page_of_the_case_tells_what_was_sent_to_who_works_with_it(
    people: Cast, case_id: UUID, plan: UUID, enter: Enter
) -> None:
    browser = enter("vagledare")
    browser.press(browser.get(f"/dokument/{plan}"), "Skicka till de valda", {"till": ["organisation-fk"]})
    page = enter("projektledare").get(f"/arenden/{case_id}")
    assert "Till Försäkringskassan · I Knutpunkt · Samtycke 2019-03-01" in page.text
    assert "Till Arbetsförmedlingen · I Knutpunkt · Samtycke enligt remissen" in page.text
    assert "Skickat" not in enter("remittent").get(f"/arenden/{case_id}").text


def test_nothing_is_sent_to_who_lost_the_consent_while_the_page_stood_open(
    people: Cast, case_id: UUID, plan: UUID, enter: Enter
) -> None:
    browser = enter("vagledare")
    page = browser.get(f"/dokument/{plan}")
    people.write(case_id, "aterkallelse", WITHDRAWAL, who="projektledare")
    refused = browser.press(page, "Skicka till de valda", {"till": ["organisation-fk"]}, status=409)
    assert "Inget skickades. Försäkringskassan: Samtycke saknas" in refused.text
    assert "Utskicket är noterat" not in browser.get(f"/dokument/{plan}").text


def test_who_chooses_nobody_is_told_on_the_page_and_loses_nothing(plan: UUID, enter: Enter) -> None:
    browser = enter("vagledare")
    said: dict[str, str | list[str]] = {"diarienummer": "2019/12", "stod": "10 kap. 1 § OSL"}
    page = browser.press(browser.get(f"/dokument/{plan}"), "Skicka till de valda", said, status=409)
    assert "Inget skickades. Välj minst en mottagare." in page.text
    kept = page.values("Skicka till de valda")
    assert (kept["diarienummer"], kept["stod"]) == (["2019/12"], ["10 kap. 1 § OSL"])


def test_what_goes_outside_is_said_to_be_sent_by_oneself(plan: UUID, enter: Enter) -> None:
    browser = enter("vagledare")
    said: dict[str, str | list[str]] = {"till": ["organisation-fk"], "vag-organisation-fk": "sdk"}
    page = browser.press(browser.get(f"/dokument/{plan}"), "Skicka till de valda", said)
    assert "Det som går utanför Knutpunkt skickar du själv" in page.text


def test_a_withdrawal_is_told_without_a_name_until_it_is_read(
    people: Cast, case_id: UUID, plan: UUID, enter: Enter
) -> None:
    browser, fk = enter("vagledare"), enter("remittent.fk")
    browser.press(browser.get(f"/dokument/{plan}"), "Skicka till de valda", {"till": ["organisation-fk"]})
    people.write(case_id, "aterkallelse", WITHDRAWAL, who="projektledare")
    page = fk.get("/")
    assert "är återkallat" in page.text
    assert "Testperson D1" not in page.text
    (button,) = [each for each in page.buttons() if each.startswith("Jag har läst")]
    assert "är återkallat" not in fk.press(page, button).text
    assert fk.get(f"/dokument/{plan}").status == 200


def test_who_works_with_the_case_sees_who_is_not_yet_told_and_notes_who_was_told_by_hand(
    people: Cast, case_id: UUID, plan: UUID, enter: Enter
) -> None:
    """Försäkringskassan reads in Knutpunkt; Mönsterås has nobody who does and got it by another way."""
    page, browser = f"/arenden/{case_id}", enter("vagledare")
    by_hand = {**CONSENT, "ta_emot": ["af", "fk", "monsteras_soc"], "undertecknat": "2019-03-02"}
    people.write(case_id, "samtycke", by_hand, who="projektledare")
    sent: dict[str, str | list[str]] = {
        "till": ["organisation-fk", "organisation-monsteras_soc"],
        "vag-organisation-monsteras_soc": "sdk",
    }
    browser.press(browser.get(f"/dokument/{plan}"), "Skicka till de valda", sent)
    enter("remittent.fk")
    assert "Ännu inte underrättade" not in browser.get(page).text
    people.write(case_id, "aterkallelse", WITHDRAWAL, who="projektledare")
    for who in ("vagledare", "projektledare"):
        told = enter(who).get(page).text
        assert "Ännu inte underrättade" in told
        assert told.count("Meddelandet i Knutpunkt är inte läst") == 2
        assert told.count("underrätta för hand") == 1
    assert "Ännu inte underrättade" not in enter("remittent").get(page).text
    pressed = browser.press(browser.get(page), "Notera som underrättad: Mönsterås kommun, socialtjänsten")
    assert "Det är noterat att mottagaren är underrättad." in pressed.text
    assert "underrätta för hand" not in pressed.text
    assert "Ännu inte underrättade" in pressed.text
    with people.bench.work() as work:
        noted = select(AuditEntry).where(AuditEntry.action == Event.NOTICE_TOLD)
        assert [each.detail["organisation"] for each in work.session.scalars(noted)] == ["monsteras_soc"]
