"""The list of cases and the search, as people use them."""

from tests.support.people import Cast
from tests.web.conftest import Enter


def test_a_search_is_posted_and_leads_to_the_case(people: Cast, enter: Enter) -> None:
    people.refer("D1")
    browser = enter("projektledare")
    page = browser.press(browser.get("/arenden"), "Sök", {"sok": "testper"})
    assert (page.heading, page.address) == ("Sökresultat", "/arenden/sok")
    assert "1 ärende" in page.text
    assert browser.follow(page, "VK-2019-001").heading == "Ärende VK-2019-001"


def test_a_search_without_a_find_says_why_that_may_be(people: Cast, enter: Enter) -> None:
    case_id = people.refer("D7")
    browser = enter("projektledare")
    page = browser.press(browser.get("/arenden"), "Sök", {"sok": "VK-2019-001"})
    assert "hittas bara med hela ärendenumret, av den som är namngiven för ärendet" in page.text
    people.name_leader(case_id)
    page = browser.press(browser.get("/arenden"), "Sök", {"sok": "Testperson D7"})
    assert "0 ärenden" in page.text
    page = browser.press(page, "Sök", {"sok": "19900125-2388"})
    assert "Personnumret eller samordningsnumret stämmer inte." in page.text
    assert "Skyddad person" in browser.press(page, "Sök", {"sok": "VK-2019-001"}).text


def test_the_list_is_narrowed_and_keeps_its_choices(people: Cast, enter: Enter) -> None:
    people.refer("D1")
    people.enrol("D2")
    browser = enter("projektledare")
    page = browser.get("/arenden?lage=planering&vagledare=ingen&sena=ja&ordning=namn")
    assert "0 ärenden" in page.text
    values = page.values("Visa")
    assert values == {"lage": ["planering"], "vagledare": ["ingen"], "ordning": ["namn"], "sena": ["ja"]}
    page = browser.get(f"/arenden?vagledare={people['vagledare'].id}")
    assert "1 ärende" in page.text
    assert "Testperson D2" in page.text


def test_only_the_leader_chooses_among_vagledare(people: Cast, enter: Enter) -> None:
    people.refer("D1")
    assert "vagledare" in enter("projektledare").get("/arenden").values("Visa")
    assert "vagledare" not in enter("remittent").get("/arenden").values("Visa")


def test_what_is_no_choice_is_passed_by(enter: Enter) -> None:
    page = enter("projektledare").get("/arenden?lage=x&projekt=x&vagledare=x&sena=x&ordning=x&sida=-3")
    assert "0 ärenden" in page.text
