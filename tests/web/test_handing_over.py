"""A leader hands a case to another remittent on its page, and both find word of it."""

from tests.support.people import Cast, colleague
from tests.web.conftest import Enter


def test_a_case_is_handed_over_on_its_page_and_both_read_of_it(people: Cast, enter: Enter) -> None:
    case_id, new = people.refer(), colleague(people)
    browser = enter("projektledare")
    page = browser.follow(browser.get(f"/arenden/{case_id}"), "Byt remittent")
    assert page.heading == "Byt remittent i ärende VK-2019-001"
    assert "Remittent nu: Testperson R1" in page.text
    page = browser.press(page, "Lämna över ärendet", {"remittent": str(new.id)})
    assert "Ärendet är överlämnat, och båda har fått veta det." in page.text
    assert f"Remittent {new.author.name}" in page.text
    former = enter("remittent")
    desk = former.get("/")
    assert "Ärende VK-2019-001 har en annan remittent" in desk.text
    assert (
        "Ärende VK-2019-001" not in former.press(desk, "Jag har läst att VK-2019-001 har lämnats över").text
    )


def test_of_a_protected_case_the_choices_stand_without_who_has_it(people: Cast, enter: Enter) -> None:
    case_id = people.review("D7")
    page = enter("projektledare").get(f"/arenden/{case_id}/remittent")
    assert "Vilka som går att välja säger vilken organisation som remitterade" in page.text
    assert "Testperson R1" not in page.text
    assert "Ingen annan remitterar för organisationen." in page.text


def test_others_find_no_such_page(people: Cast, enter: Enter) -> None:
    protected, open_one = people.refer("D7"), people.refer()
    for who, case_id in (("projektledare", protected), ("remittent", open_one), ("styrgrupp", open_one)):
        enter(who).get(f"/arenden/{case_id}/remittent", status=404)
