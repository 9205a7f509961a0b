"""Consent on the pages: it is asked for part by part, and decides what has an address and what is told."""

from uuid import UUID

import pytest

from service.demo import story
from service.documents import example
from tests.support.people import STORIES, Cast
from tests.web import making
from tests.web.browser import Browser, Page
from tests.web.conftest import Enter

CONSENT = {
    **example.load("samtycke")["answers"],
    "giltigt_till": "2020-12-31",
    "undertecknat": "2019-03-01",
    "ta_emot": ["af"],
}
WITHDRAWAL: dict[str, str | list[str]] = {
    "datum": "2019-03-07",
    "omfattning": "vissa_parter",
    "parter": ["af"],
    "mottagen_av": "Testperson P1",
}


def test_an_answer_that_the_consent_does_not_cover_has_no_address_for_who_referred(
    people: Cast, enter: Enter
) -> None:
    case_id = people.meet()
    to_others = {**CONSENT, "ta_emot": ["fk"], "lamna_ut": []}
    people.write(case_id, "samtycke", to_others, who="projektledare")
    answer = people.write(case_id, "remissvar", story.remissvar(STORIES["D1"]), who="projektledare")
    making.write(people.bench, answer)
    remittent = enter("remittent")
    for address in (f"/dokument/{answer}", f"/dokument/{answer}/docx"):
        remittent.get(address, status=404)
    assert "Remissvar" not in remittent.get(f"/arenden/{case_id}").links()


def test_what_had_come_stays_after_the_withdrawal_and_the_course_of_the_case_does_not(
    people: Cast, enter: Enter
) -> None:
    case_id = people.meet()
    people.write(case_id, "samtycke", CONSENT, who="projektledare")
    answer = people.write(case_id, "remissvar", story.remissvar(STORIES["D1"]), who="projektledare")
    making.write(people.bench, answer)
    remittent = enter("remittent")
    assert "Intag" in remittent.get("/arenden").text
    people.write(case_id, "aterkallelse", WITHDRAWAL, who="projektledare")
    assert remittent.get(f"/dokument/{answer}").status == 200
    page = remittent.get("/arenden")
    assert "Samtycket gäller inte längre" in page.text
    lines = [line for line in page.all("tr") if "Testperson D1" in "".join(line.itertext())]
    assert ["Intag" in "".join(line.itertext()) for line in lines] == [False]


@pytest.mark.parametrize("who", ["remittent", "projektledare"])
def test_who_receives_a_consent_is_asked_part_by_part(people: Cast, enter: Enter, who: str) -> None:
    case_id = people.meet()
    browser = enter(who)
    begun = browser.get(f"/arenden/{case_id}")
    (button, *_) = [name for name in begun.buttons() if "samtycke" in name.casefold()]
    page = browser.press(begun, button)
    for asked in (
        "Utbyte av uppgifter",
        "Organisationer som får ta emot uppgifter",
        "Ärendet får tas upp vid OH-möte",
    ):
        assert asked in page.text
    assert "2021-04-06" in page.response.text


def left_unfinished(browser: Browser, case_id: UUID, title: str) -> Page:
    """A draft that is begun on the case's page and saved."""
    begun = browser.get(f"/arenden/{case_id}")
    (button, *_) = [name for name in begun.buttons() if title.casefold() in name.casefold()]
    return browser.press(browser.press(begun, button), "Spara utkast", {"mottagen_av": "Testperson P2"})


@pytest.mark.parametrize(("first", "second"), [("vagledare", "remittent"), ("remittent", "projektledare")])
def test_a_withdrawal_that_somebody_else_began_and_left_stops_nobody(
    people: Cast, enter: Enter, first: str, second: str
) -> None:
    case_id = people.enrol()
    people.write(case_id, "samtycke", CONSENT, who="projektledare")
    begins = "Återkallelse av samtycke"
    left_unfinished(enter(first), case_id, begins)
    browser = enter(second)
    saved = left_unfinished(browser, case_id, begins)
    done = browser.press(saved, "Fastställ", {**WITHDRAWAL})
    assert done.address.startswith("/dokument/")
    assert "återkallat" in enter("projektledare").get(f"/arenden/{case_id}").text
    again = enter(first).get(f"/arenden/{case_id}")
    assert [link for name, link in again.links().items() if begins in name and link.startswith("/utkast/")]


def test_who_is_overtaken_by_another_sides_consent_is_told_and_keeps_the_text(
    people: Cast, enter: Enter
) -> None:
    case_id = people.enrol()
    late = enter("remittent")
    begun = late.get(f"/arenden/{case_id}")
    (button, *_) = [name for name in begun.buttons() if "samtycke" in name.casefold()]
    draft = late.press(begun, button, {})
    saved = late.press(draft, "Spara utkast", {"andamal": "Det som hann skrivas."})
    people.write(case_id, "samtycke", CONSENT, who="projektledare")
    told = late.press(saved, "Fastställ")
    assert "blir version 2 när du fastställer" in told.text
    assert "Det som hann skrivas." in told.text
    assert "Utkast till version 2" in told.text
