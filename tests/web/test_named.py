"""A leader comes to a protected case: somebody is named first, with a reason, and it can be taken back."""

from tests.support.people import Cast
from tests.web.conftest import Enter


def test_a_new_protected_referral_is_opened_by_naming_oneself(people: Cast, enter: Enter) -> None:
    case_id = people.refer("D7")
    browser = enter("projektledare")
    desk = browser.get("/")
    assert "Namnge vem som öppnar ärendet VK-2019-001 · Skyddad person" in desk.text
    listed = browser.get("/arenden")
    assert "VK-2019-001 Skyddad person Öppnas av den som är namngiven –" in listed.text
    page = browser.follow(desk, "Namnge vem som öppnar ärendet")
    assert page.heading == "Namngivna för ärende VK-2019-001"
    for hidden in ("Testperson R1", "Arbetsförmedlingen", "Testperson D7", "19900125", "Inkommen"):
        assert hidden not in page.text
    page = browser.press(page, "Namnge", {"skal": "handlagger"})
    assert page.heading == "Ärende VK-2019-001"
    assert "Du är namngiven för ärendet." in page.text
    assert "Projektledare Testperson P1 Granskar, svarar på och följer ärendet" in page.text
    assert "Skriv granskning av remiss" in page.buttons()
    page = browser.follow(page, "Ändra vilka som är namngivna")
    page = browser.press(page, "Ta bort Testperson P1")
    assert "ärendet är stängt för den personen" in page.text
    assert browser.get(f"/arenden/{case_id}").heading == "Namngivna för ärende VK-2019-001"


def test_naming_without_a_reason_is_refused(people: Cast, enter: Enter) -> None:
    case_id = people.refer("D7")
    browser = enter("projektledare")
    page = browser.press(browser.get(f"/arenden/{case_id}"), "Namnge", status=409)
    assert "Ingen namngavs. Välj ett skäl." in page.text


def test_others_find_no_such_page(people: Cast, enter: Enter) -> None:
    protected, open_one = people.take_in("D7"), people.refer("D1")
    for who, case_id in (("vagledare", protected), ("remittent", protected), ("projektledare", open_one)):
        page = enter(who).get(f"/arenden/{case_id}/namngivna", status=404)
        assert page.heading == "Sidan finns inte"
