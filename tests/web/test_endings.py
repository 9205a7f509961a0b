"""What ended a case by mistake is corrected or taken back in a new version, from the page of the document."""

from service.demo import story
from tests.support.people import STORIES, Cast
from tests.web.conftest import Enter

ENDED = {"typ": "aterkallad", "datum": "2019-03-07", "skal": "Personen har ångrat sig."}


def test_an_early_end_is_corrected_and_then_taken_back(people: Cast, enter: Enter) -> None:
    case_id = people.review()
    record_id = people.write(case_id, "avbrott", ENDED, who="projektledare")
    browser = enter("projektledare")
    assert "Återkallad" in browser.get(f"/arenden/{case_id}").text
    draft = browser.press(browser.get(f"/dokument/{record_id}"), "Skapa en ny version")
    died = browser.press(draft, "Fastställ", {"typ": "avliden", "skal": "Fel skäl angavs."})
    assert "Version 2, fastställd" in died.text
    assert "Avliden" in browser.get(f"/arenden/{case_id}").text
    draft = browser.press(died, "Skapa en ny version")
    browser.press(draft, "Fastställ", {"typ": "galler_inte", "skal": "Gällde ett annat ärende."})
    page = browser.get(f"/arenden/{case_id}")
    assert "Granskad, klar för möte" in page.text
    assert "Skriv ärende till möte" in page.buttons()


def test_a_closing_is_corrected(people: Cast, enter: Enter) -> None:
    case_id = people.meet("D4")
    people.write(case_id, "remissvar", story.remissvar(STORIES["D4"]), who="projektledare")
    record_id = people.write(case_id, "stangning", {"stangt": "2019-03-06"}, who="projektledare")
    browser = enter("projektledare")
    draft = browser.press(browser.get(f"/dokument/{record_id}"), "Skapa en ny version")
    done = browser.press(draft, "Fastställ", {"stangt": "2019-03-07"})
    assert "Version 2, fastställd" in done.text
    assert "Stängd" in browser.get(f"/arenden/{case_id}").text
