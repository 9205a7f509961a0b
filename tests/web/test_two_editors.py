"""Two at once: nothing is overwritten, both texts are shown, and the same page sent twice is one saving."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select

from forms.base import as_typed
from service.demo import story
from service.models import Job, Record, RecordState
from service.operations.content import open_draft
from tests.support.people import ACCOUNTS, STORIES, Cast, begin
from tests.web.browser import Browser, Page
from tests.web.conftest import Enter

SAVE, FINALISE = "Spara utkast", "Fastställ"
NAME = "resurser"


@pytest.fixture
def draft(people: Cast) -> UUID:
    case_id = people.enrol("D1")
    with people.bench.work(people["vagledare"]) as work:
        return begin(work, case_id, "genomforandeplan").id


@pytest.fixture
def pages(draft: UUID, enter: Enter) -> tuple[Browser, Page, Browser, Page]:
    """Two windows with the same draft."""
    one, other = enter("vagledare"), enter("vagledare")
    return one, one.get(f"/utkast/{draft}"), other, other.get(f"/utkast/{draft}")


def _stored(people: Cast, draft: UUID) -> dict[str, list[str]]:
    with people.bench.work(people["vagledare"]) as work:
        return open_draft(work, work.session.get_one(Record, draft))


def _clash(
    pages: tuple[Browser, Page, Browser, Page], mine: str = "Min text", theirs: str = "Deras text"
) -> Page:
    one, first, other, second = pages
    one.press(first, SAVE, {NAME: theirs, "spar": "langre_insats"})
    return other.press(second, SAVE, {NAME: mine, "spar": "langre_insats"}, status=409)


def test_both_texts_are_shown(pages: tuple[Browser, Page, Browser, Page], people: Cast, draft: UUID) -> None:
    page = _clash(pages)
    assert page.heading == "Någon annan har sparat utkastet"
    assert "Mina resurser" in page.text
    assert "Min text" in page.text
    assert "Deras text" in page.text
    assert "Mitt övergripande mål" not in page.text
    assert _stored(people, draft)[NAME] == ["Deras text"]


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("min", "Min text"), ("deras", "Deras text"), ("bada", "Deras text\n\nMin text")],
)
def test_one_chooses(
    pages: tuple[Browser, Page, Browser, Page], people: Cast, draft: UUID, choice: str, kept: str
) -> None:
    page = _clash(pages)
    page = pages[2].press(page, "Spara det valda", {f"valj-{NAME}": choice})
    assert "Det du valde är sparat i utkastet." in page.text
    assert "".join(page.by_id(NAME).itertext()) == kept
    assert _stored(people, draft)["spar"] == ["langre_insats"]


def test_a_third_text_meanwhile_is_asked_about_again(
    pages: tuple[Browser, Page, Browser, Page], people: Cast, draft: UUID, enter: Enter
) -> None:
    page = _clash(pages)
    third = enter("vagledare")
    third.press(third.get(f"/utkast/{draft}"), SAVE, {NAME: "Tredje texten"})
    page = pages[2].press(page, "Spara det valda", {f"valj-{NAME}": "min"}, status=409)
    assert "Tredje texten" in page.text
    assert "Min text" in page.text


def test_rows_are_compared_as_people_read_them(pages: tuple[Browser, Page, Browser, Page]) -> None:
    one, first, other, second = pages
    one.press(first, SAVE, {"mal-0-delmal-0-delmal": "Läsa klart", "mal-0-delmal-0-status": "pagar"})
    page = other.press(second, SAVE, {"mal-0-delmal-0-delmal": "Skriva prov"}, status=409)
    assert "Mål 1 · delmål 1: Delmål Skriva prov" in page.text
    assert "Mål 1 · delmål 1: Status Pågår" in page.text


def test_choice_after_the_session_ended_keeps_my_text(
    pages: tuple[Browser, Page, Browser, Page], people: Cast
) -> None:
    page = _clash(pages)
    people.bench.clock.forward(minutes=40)
    other = pages[2]
    page = other.press(page, "Spara det valda", status=401)
    typed = {"email": "vagledare@example.org", "password": "hemligt-ord"}
    page = other.press(page, "Logga in", {**typed})
    assert "".join(page.by_id(NAME).itertext()) == "Min text"


def test_final_meanwhile_shows_my_text_beside(
    pages: tuple[Browser, Page, Browser, Page], people: Cast
) -> None:
    one, first, other, second = pages
    plan = as_typed(story.plan(STORIES["D1"]))
    assert "Dokumentet" in one.press(first, FINALISE, {**plan}).text
    page = other.press(second, SAVE, {**plan, NAME: "Min text"}, status=409)
    assert page.heading == "Dokumentet är redan fastställt"
    assert "Min text" in page.text
    assert "Spara det valda" not in page.buttons()


def test_same_text_saved_twice_is_one_saving(pages: tuple[Browser, Page, Browser, Page]) -> None:
    one, first, other, second = pages
    one.press(first, SAVE, {NAME: "Samma\r\ntext"})
    assert "Utkastet sparades" in other.press(second, SAVE, {NAME: "Samma\ntext "}).text


def test_finalising_twice_with_mistakes_tells_them_twice(pages: tuple[Browser, Page, Browser, Page]) -> None:
    one, first, _, _ = pages
    page = one.press(first, FINALISE)
    assert "rättas innan dokumentet kan fastställas" in page.text
    assert "rättas innan dokumentet kan fastställas" in one.press(first, FINALISE).text


def test_finalising_what_another_changed_shows_both(pages: tuple[Browser, Page, Browser, Page]) -> None:
    one, first, other, second = pages
    one.press(first, SAVE, {NAME: "Deras text"})
    page = other.press(second, FINALISE, {NAME: "Min text"}, status=409)
    assert "Deras text" in page.text


def test_warned_twice_about_the_same_page(enter: Enter) -> None:
    """The reasons that the first press asked for are no other person's text."""
    browser = enter("remittent")
    page = browser.press(browser.get("/ny-remiss"), "Skriv remiss")
    answers = {**story.remiss(STORIES["D5"], ACCOUNTS["remittent"]), "remittent_organisation": "af"}
    for _ in range(2):
        told = browser.press(page, FINALISE, {**as_typed(answers)})
        assert "Skriv en motivering" in told.text


def test_final_already_with_the_same_answers_is_no_clash(
    pages: tuple[Browser, Page, Browser, Page], draft: UUID
) -> None:
    """Saved, finalised, and then an old page with the same text is sent: here is the document."""
    one, first, other, second = pages
    plan = {**as_typed(story.plan(STORIES["D1"]))}
    one.press(one.press(first, SAVE, {**plan}), FINALISE)
    assert other.press(second, FINALISE, {**plan}).address == f"/dokument/{draft}"
    page = other.press(second, FINALISE, {**plan, NAME: "Min text"}, status=409)
    assert page.heading == "Dokumentet är redan fastställt"


def test_case_went_another_way_meanwhile(people: Cast, enter: Enter) -> None:
    """A plan drafted before the case was closed by mistake is refused with the reason, and kept."""
    case_id = people.enrol("D1")
    browser = enter("vagledare")
    page = browser.press(browser.get(f"/arenden/{case_id}"), "Skriv genomförandeplan")
    people.close(case_id)
    page = browser.press(page, FINALISE, {**as_typed(story.plan(STORIES["D1"]))})
    assert "kan inte skrivas när ärendet är i läget ”Avslutad”" in page.text
    assert page.heading == "Genomförandeplan"


def test_same_page_sent_many_times_at_once_makes_one_document(
    app: Flask, draft: UUID, enter: Enter, people: Cast
) -> None:
    """A double click, twenty times over: one final record, one job, everybody sees the document."""
    browser = enter("vagledare")
    values = browser.get(f"/utkast/{draft}").values(SAVE)
    values = {**values, **as_typed(story.plan(STORIES["D1"])), "command": ["finalise"]}
    cookie = browser.client.get_cookie("knutpunkt")
    assert cookie

    def send(_: int) -> str:
        client = app.test_client()
        client.set_cookie("knutpunkt", cookie.value)
        return client.post(f"/utkast/{draft}", data=values).headers["Location"]

    with ThreadPoolExecutor(8) as pool:
        assert {*pool.map(send, range(20))} == {f"/dokument/{draft}"}
    with people.bench.work() as work:
        final = Record.kind == "genomforandeplan", Record.state == RecordState.FINAL
        assert work.session.scalar(select(func.count()).select_from(Record).where(*final)) == 1
        assert work.session.scalar(select(func.count()).select_from(Job).where(Job.subject_id == draft)) == 1


def test_new_referral_pressed_twice_is_one_case(enter: Enter) -> None:
    browser = enter("remittent")
    page = browser.get("/ny-remiss")
    first = browser.press(page, "Skriv remiss")
    second = browser.press(page, "Skriv remiss")
    assert first.address == second.address
    assert "1 ärende" in browser.get("/arenden").text


def test_new_application_pressed_twice_is_one_draft(enter: Enter) -> None:
    browser = enter("projektledare")
    page = browser.get("/projekt/vagknuten_2_0")
    first, second = (browser.press(page, "Ny ansökan om projektmedel") for _ in range(2))
    assert first.address == second.address
