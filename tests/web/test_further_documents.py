"""The document page offers what else the record can give: asked for with a button, and told how far it is."""

from uuid import UUID

import pytest

from forms.base import as_typed
from service.demo import story
from tests.support.people import STORIES, Cast, begin
from tests.web import making
from tests.web.browser import Page
from tests.web.conftest import Enter

EASY = "Lättläst plan"


@pytest.fixture
def plan(people: Cast) -> UUID:
    record_id = people.plan(people.enrol("D1"))
    making.write(people.bench, record_id)
    return record_id


def _lines(page: Page) -> list[str]:
    """The titles of what is offered, those under "Fler språk" last."""
    lines = [one for one in page.all("li") if one.get("class") == "line" and one.find("span") is not None]
    return [one.find("span").text or "" for one in lines if one.find("span").get("class") == "what"]  # type: ignore[union-attr]  # looked at just above


def test_the_page_offers_the_easy_read_plan_and_every_language(plan: UUID, enter: Enter) -> None:
    page = enter("vagledare").get(f"/dokument/{plan}")
    assert _lines(page)[:2] == [EASY, "Avidentifierad"]
    assert "Lättläst plan på arabiska och svenska" in _lines(page)
    assert "Fler språk" in page.text


def test_what_is_asked_for_is_on_its_way(people: Cast, plan: UUID, enter: Enter) -> None:
    browser = enter("vagledare")
    page = browser.press(browser.get(f"/dokument/{plan}"), f"Gör dokumentet: {EASY}")
    assert "Dokumentet är i kö" in page.text
    assert page.all("div", data_ended="nej")
    assert people.bench.bell.rung[-1][0] == "documents"
    assert "inte klart ännu" in browser.get(f"/dokument/{plan}/till/lattlast/docx", status=409).text


def test_the_language_that_the_plan_names_stands_first(people: Cast, enter: Enter) -> None:
    told = {"tolkbehov": True, "sprak": "Arabiska", "tolk_bokad": True}
    case_id = people.enrol("D1")
    answers = {**story.plan(STORIES["D1"]), **told}
    record_id = people.write(case_id, "genomforandeplan", answers, who="vagledare")
    making.write(people.bench, record_id)
    page = enter("vagledare").get(f"/dokument/{record_id}")
    assert _lines(page)[:3] == [
        EASY,
        "Lättläst plan på arabiska och svenska",
        "Hela dokumentet med rubriker på arabiska och svenska",
    ]


def test_a_twin_that_would_tell_is_refused_with_the_questions_to_rewrite(plan: UUID, enter: Enter) -> None:
    browser = enter("vagledare")
    page = browser.get(f"/dokument/{plan}")
    refused = browser.press(page, "Gör dokumentet: Avidentifierad", status=409)
    assert "Ansvarsfördelning" in refused.text


def test_an_unknown_one_is_not_found(plan: UUID, enter: Enter) -> None:
    browser = enter("vagledare")
    assert browser.client.get(f"/dokument/{plan}/till/xx/docx").status_code == 404
    page = browser.get(f"/dokument/{plan}")
    page.form(f"Gör dokumentet: {EASY}").set("action", f"/dokument/{plan}/till/xx")
    browser.press(page, f"Gör dokumentet: {EASY}", status=404)


def test_the_language_is_chosen_from_those_known_or_written_freely(people: Cast, enter: Enter) -> None:
    case_id = people.enrol("D1")
    with people.bench.work(people["vagledare"]) as work:
        draft = begin(work, case_id, "genomforandeplan").id
    page = enter("vagledare").get(f"/utkast/{draft}")
    (box,) = page.all("input", name="sprak")
    (known,) = page.all("datalist", id=box.get("list", ""))
    assert [one.get("value") for one in known] == [
        "Arabiska",
        "Engelska",
        "Somaliska",
        "Tigrinja",
        "Ukrainska",
    ]


def test_the_vagledare_is_chosen_from_those_with_accounts_and_another_name_is_kept(
    people: Cast, enter: Enter
) -> None:
    case_id, name = people.meet("D1"), people["vagledare"].author.name
    with people.bench.work(people["projektledare"]) as work:
        draft = begin(work, case_id, "remissvar").id
    leader = enter("projektledare")
    page = leader.get(f"/utkast/{draft}")
    (box,) = page.all("input", name="vagledare")
    (known,) = page.all("datalist", id=box.get("list", ""))
    assert [one.get("value") for one in known] == [name]
    typed = {key: text for key, text in as_typed(story.remissvar(STORIES["D1"])).items() if text != [""]}
    page = leader.press(page, "Fastställ", {**typed, "vagledare": "Testperson V9"})
    assert f"Välj bland: {name}." in page.text
    assert page.all("input", name="vagledare")[0].get("value") == "Testperson V9"
