"""What people come to do, from the first page to the document, without JavaScript."""

from uuid import UUID

from forms.base import as_typed
from service.demo import story
from tests.support.people import ACCOUNTS, STORIES, Cast
from tests.support.work import Bench
from tests.web import making
from tests.web.browser import Browser, Page
from tests.web.conftest import Enter

FINALISE = "Fastställ"


def test_desk_tells_what_waits(people: Cast, enter: Enter) -> None:
    """A project leader sees the new referral by case number and name, and what is late in words."""
    people.refer("D1")
    people.bench.clock.forward(days=30)
    page = enter("projektledare").get("/")
    assert page.heading == "Mitt arbete"
    assert "Granskning av remiss VK-2019-001 · Testperson D1 Försenad 23 dagar, skulle vara klar" in page.text


def test_empty_desk_says_so(enter: Enter) -> None:
    page = enter("styrgrupp").get("/")
    assert "Just nu väntar inget ärende på dig." in page.text
    assert "Du har inga påbörjade utkast." in page.text


def test_remittent_refers(enter: Enter, bench: Bench) -> None:
    """From "Ny remiss" to a queued document; the bell rings once the transaction is committed."""
    browser = enter("remittent")
    page = browser.follow(browser.get("/"), "Ny remiss")
    page = browser.press(page, "Skriv remiss")
    answers = as_typed({**story.remiss(STORIES["D1"], ACCOUNTS["remittent"]), "remittent_organisation": "af"})
    page = browser.press(page, FINALISE, {**answers})
    assert page.heading == "Remiss"
    assert "VK-2019-001 · Testperson D1 · Version 1, fastställd 7 mars 2019" in page.text
    assert [queue for queue, _ in bench.bell.rung] == ["documents"]
    assert "Inkommen" in browser.get("/arenden").text


def test_project_leader_reviews_and_puts_the_case_on_the_agenda(people: Cast, enter: Enter) -> None:
    """The referral's own question stands in the item for the meeting from the start."""
    case_id = people.refer("D1")
    browser = enter("projektledare")
    page = browser.press(browser.get(f"/arenden/{case_id}"), "Skriv granskning av remiss")
    assert page.values(FINALISE)["granskad"] == ["2019-03-07"]
    page = browser.press(page, FINALISE, {"fullstandig": "ja"})
    assert page.heading == "Granskning av remiss"
    page = browser.press(browser.get(f"/arenden/{case_id}"), "Skriv ärende till möte")
    assert page.values(FINALISE)["fraga"] == [STORIES["D1"].texts["fragestallning"]]
    page = browser.press(page, FINALISE, {"mote": "2019-03-19"})
    assert page.heading == "Ärende till möte"
    assert "På dagordning" in browser.get("/arenden").text


def test_project_leader_answers_and_chooses(people: Cast, enter: Enter) -> None:
    people.meet("D1")
    browser = enter("projektledare")
    page = browser.follow(browser.get("/"), "Remissvar")
    page = browser.press(page, "Skriv remissvar")
    page = browser.press(page, FINALISE, {**as_typed(story.remissvar(STORIES["D1"]))})
    assert page.heading == "Remissvar"
    assert "Välj vägledare" in browser.get("/").links()
    page = browser.follow(browser.get("/"), "Välj vägledare")
    page = browser.press(page, "Spara vägledare", {"vagledare": str(people["vagledare"].id)})
    assert "Vägledaren är vald." in page.text
    assert "Vägledare Testperson V1" in page.text


def test_vagledare_plans_with_rows_and_downloads(people: Cast, enter: Enter) -> None:
    """Two mål of two delmål each, made with the buttons; then the Word file and the PDF."""
    case_id = people.enrol("D1")
    browser = enter("vagledare")
    page = browser.press(browser.get(f"/arenden/{case_id}"), "Skriv genomförandeplan")
    page = browser.press(page, "Lägg till mål", {"mal-0-mal": "Första målet"})
    assert page.address.startswith("/utkast/")
    goals = as_typed(story.plan(STORIES["D1"]))
    page = _add_step(browser, page, "mal-0")
    page = _add_step(browser, page, "mal-1")
    assert [one for one in page.values(FINALISE) if one.endswith("-delmal")] == [
        f"mal-{goal}-delmal-{step}-delmal" for goal in (0, 1) for step in (0, 1)
    ]
    rows = {name: texts for name, texts in goals.items() if not name.startswith("mal-")}
    page = browser.press(page, FINALISE, {**rows, **_goal(0), **_goal(1)})
    assert page.heading == "Genomförandeplan"
    record_id = UUID(page.address.rpartition("/")[2])
    making.finish(people.bench, record_id)
    page = browser.get(page.address)
    assert "Dokumentet är klart och har 4 sidor." in page.text
    assert browser.client.get(page.links()["Ladda ned PDF"]).data == making.PDF
    assert browser.client.get(page.links()["Ladda ned Word"]).data == making.DOCX


def test_case_page_keeps_superseded_versions(people: Cast, enter: Enter) -> None:
    case_id = people.enrol("D1")
    first = people.plan(case_id)
    browser = enter("vagledare")
    page = browser.press(browser.get(f"/dokument/{first}"), "Skapa en ny version")
    assert "Utkast till version 2" in page.text
    page = browser.press(page, FINALISE)
    page = browser.get(f"/arenden/{case_id}")
    assert "Genomförandeplan, version 2 Dokumentet är i kö" in page.text
    assert "Genomförandeplan Ersatt av nyare version" in page.text
    old = browser.get(f"/dokument/{first}")
    assert "Ersatt av nyare version" in old.text
    assert "Skapa en ny version" not in old.buttons()


def test_project_leader_applies(people: Cast, enter: Enter) -> None:
    """The application begins with the project's parameters and may be saved at any time."""
    browser = enter("projektledare")
    page = browser.get("/projekt/vagknuten_2_0")
    assert "1 februari 2017 – 31 januari 2020" in page.text
    page = browser.press(page, "Ny ansökan om projektmedel")
    assert page.by_id("namn").get("value") == "Vägknuten 2.0"
    page = browser.press(page, "Spara utkast", {"syfte": "Att fler ska få arbete."})
    assert "Utkastet sparades" in page.text
    assert page.by_id("syfte").text == "\r\nAtt fler ska få arbete.".replace("\r\n", "")
    assert "Ansökan om projektmedel Utkast" in browser.get("/projekt/vagknuten_2_0").text


def test_discarding_asks_first(people: Cast, enter: Enter) -> None:
    case_id = people.enrol("D1")
    browser = enter("vagledare")
    page = browser.press(browser.get(f"/arenden/{case_id}"), "Skriv slutanalys")
    asked = browser.follow(page, "Kasta utkastet")
    assert asked.heading == "Kasta utkastet?"
    kept = browser.follow(asked, "Behåll utkastet")
    assert kept.heading == "Slutanalys"
    page = browser.press(asked, "Kasta utkastet")
    assert "Utkastet är kastat." in page.text
    assert "Skriv slutanalys" in page.buttons()


def test_protected_person_has_an_alias_in_every_list(people: Cast, enter: Enter) -> None:
    """D7: alias and case number in lists, nothing in titles, and the routine is pointed out."""
    case_id = people.take_in("D7")
    browser = enter("vagledare")
    pages = [browser.get(address) for address in ("/", "/arenden", f"/arenden/{case_id}")]
    for page in pages:
        assert "Skyddad person" in page.text
        assert "Testperson D7" not in page.response.text
        assert "199001252387" not in page.response.text.replace("-", "")
    assert "Följ den särskilda rutinen." in pages[-1].text
    assert pages[-1].title == "Ärende VK-2019-001 – Knutpunkt"


def test_cases_are_filtered_and_paged(people: Cast, enter: Enter) -> None:
    people.refer("D1")
    people.take_in("D2")
    browser = enter("projektledare")
    assert "2 ärenden" in browser.get("/arenden").text
    assert "Testperson D2" not in browser.get("/arenden?lage=inkommen").text
    assert "Inget ärende är i det läget." in browser.get("/arenden?lage=avslutad").text
    assert browser.get("/arenden?sida=99&lage=finns-inte").status == 200


def test_every_page_has_a_title_of_its_own(people: Cast, enter: Enter) -> None:
    case_id = people.enrol("D1")
    plan = people.plan(case_id)
    browser = enter("vagledare")
    pages = ["/", "/konto", "/arenden", f"/arenden/{case_id}", f"/dokument/{plan}", "/projekt"]
    for address in [*pages, "/projekt/vagknuten_2_0", "/finns-inte"]:
        browser.get(address, status=404 if "finns" in address else 200)
    assert len(set(browser.titles.values())) == len(browser.titles)


def _add_step(browser: Browser, page: Page, goal: str) -> Page:
    """Presses the goal's own button for another step."""
    values = page.values(FINALISE)
    button = next(one for one in page.all("button") if one.get("value") == f"add:{goal}-delmal")
    assert button.get("data-done")
    return browser.post(page.address, {**values, "command": [f"add:{goal}-delmal"]})


def _goal(goal: int) -> dict[str, str | list[str]]:
    typed: dict[str, str | list[str]] = {f"mal-{goal}-mal": f"Mål {goal + 1}"}
    for step in (0, 1):
        place = f"mal-{goal}-delmal-{step}"
        typed[f"{place}-delmal"] = f"Delmål {goal + 1}.{step + 1}"
        typed[f"{place}-ansvarig"] = "Deltagaren"
        typed[f"{place}-start"] = "2017-04-10"
        typed[f"{place}-klart_senast"] = "2017-06-10"
        typed[f"{place}-nar_natt"] = "När det är gjort"
    return typed
