"""The same form in a browser that runs no JavaScript: nothing is missing, it only takes more page loads."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e import behind, papers
from tests.e2e.conftest import Enter
from tests.e2e.installation import Installation
from tests.e2e.person import Person, question, write

pytestmark = pytest.mark.browser


def test_a_plan_is_revised_without_javascript(enter: Enter, site: Installation, tmp_path: Path) -> None:
    vagledare = enter("vagledare", javascript=False)
    vagledare.at(behind.enrol(site, plan=True))
    vagledare.follow("Genomförandeplan")
    vagledare.press("Skapa en ny version")
    goals = _change_goals(vagledare)

    vagledare.press("Spara utkast")
    expect(vagledare.page.get_by_text("Utkastet sparades")).to_be_visible()
    question(vagledare.page, "Mina resurser").fill("")
    vagledare.finalise()
    assert vagledare.problems() == ["Fyll i mina resurser."]
    question(vagledare.page, "Mina resurser").fill("Jag kan nu söka hjälp själv.")
    _finalise_and_wait_as_the_page_loads_itself_again(vagledare)
    printed = ["Jag kan nu söka hjälp själv.", *goals]
    assert papers.missing(printed, papers.word(vagledare.download("Word", tmp_path))) == []
    assert papers.missing(printed, papers.pdf(vagledare.download("PDF", tmp_path))) == []


def _change_goals(vagledare: Person) -> list[str]:
    """Adds a goal with two steps, moves it first, removes a step; gives the goals in their new order."""
    old = question(vagledare.row("Mål 1"), "Mål").input_value()
    last = vagledare.page.get_by_role("group", name="Mål och delmål").locator("> .row-card").count()
    vagledare.press("Lägg till mål")
    new = vagledare.row(f"Mål {last + 1}")
    write(new, {"Mål": "Jag har flyttat hemifrån."})
    vagledare.press("Lägg till delmål", new)
    for place, step in enumerate(("Det här delmålet tas bort.", "Teckna ett hyresavtal."), start=1):
        row = vagledare.row(f"Delmål {place}", new)
        days = {"Startdatum": "2017-05-01", "Slutdatum": "2017-06-01"}
        write(row, {"Delmål": step, "Ansvarig (person/organisation)": "Deltagaren", **days})
        write(row, {"Hur vi ser att det är nått": "Avtalet är påskrivet."})
    vagledare.press("Ta bort delmål 1", vagledare.row("Delmål 1", new))
    expect(question(vagledare.row("Delmål 1", new), "Delmål")).to_have_value("Teckna ett hyresavtal.")
    for place in range(last + 1, 1, -1):
        vagledare.press(f"Flytta upp mål {place}")
    expect(question(vagledare.row("Mål 1"), "Mål")).to_have_value("Jag har flyttat hemifrån.")
    return ["Jag har flyttat hemifrån.", "Teckna ett hyresavtal.", old]


def _finalise_and_wait_as_the_page_loads_itself_again(vagledare: Person) -> None:
    """It is judged only when it is at rest."""
    page, loaded = vagledare.page, list[str]()
    page.on("framenavigated", lambda frame: loaded.append(frame.url))
    page.get_by_role("button", name="Fastställ", exact=True).click()
    vagledare.wait_until_made()
    assert loaded.count(page.url) > 1, loaded
    vagledare.judge()
