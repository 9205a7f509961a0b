"""A vägledare closes a case with an analysis."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from service.domain.dates import iso, today
from tests.e2e import behind, papers
from tests.e2e.conftest import Enter
from tests.e2e.installation import Installation
from tests.e2e.person import Person, choose, tick, write

pytestmark = pytest.mark.browser

_START = "2017-03-13"
_PRINTED = [
    "Testperson D1", _START, iso(today()), "Snabbspår", "Coachning varje vecka.", "Studiestöd i liten grupp.",
    "Jag har ett slutbetyg.", "Uppnått", "Betyget kom i juni.", "Jag studerar vidare.", "Delvis",
    "Ansökan är inskickad.", "Studier", "Studiestöd", "Studier", "75 %", iso(today() + timedelta(days=90)),
    "Stödet samlades på ett ställe.", "”Nu vet jag att jag kan plugga.”", "Vuxenutbildningen",
    "Studievägledning", "Studievägledaren", "I höst", "Jag har kommit närmare arbetsmarknaden",
    "Instämmer helt", "Min livskvalitet har ökat", "Vill ej svara", "Testperson V1", "Testperson D1",
]  # fmt: skip


def test_a_vagledare_closes_a_case_with_an_analysis(enter: Enter, site: Installation, tmp_path: Path) -> None:
    vagledare = enter("vagledare")
    address = behind.enrol(site)
    vagledare.at(address)
    vagledare.press("Skriv slutanalys")
    _write(vagledare)
    vagledare.finalise()
    vagledare.wait_until_made()
    assert papers.missing(_PRINTED, papers.word(vagledare.download("Word", tmp_path))) == []
    assert papers.missing(_PRINTED, papers.pdf(vagledare.download("PDF", tmp_path))) == []

    vagledare.at(address)
    expect(vagledare.page.locator(".state")).to_have_text("Avslutad")


def _write(vagledare: Person) -> None:
    page = vagledare.page
    write(page, {"Startdatum": _START, "Slutdatum": iso(today()), "Omfattning": "75"})
    choose(page, {"Spår": "Snabbspår", "Avslutsanledning": "Studier", "Sysselsättning": "Studier"})
    tick(page, "Försörjning efter projektet", "Studiestöd")
    texts = {
        "Insatser i korthet": "Coachning varje vecka.\nStudiestöd i liten grupp.",
        "Vägledarens analys": "Stödet samlades på ett ställe.",
        "Personens egen bild": "”Nu vet jag att jag kan plugga.”",
    }
    write(page, texts)
    _write_rows(vagledare)
    choose(page, {"Jag har kommit närmare arbetsmarknaden": "Instämmer helt"})
    choose(page, {"Min livskvalitet har ökat": "Vill ej svara"})


def _write_rows(vagledare: Person) -> None:
    first, second = vagledare.row("Mål 1"), vagledare.add_row("Lägg till mål", "Mål 2")
    write(first, {"Mål": "Jag har ett slutbetyg.", "Kommentar": "Betyget kom i juni."})
    choose(first, {"Resultat": "Uppnått"})
    write(second, {"Mål": "Jag studerar vidare.", "Kommentar": "Ansökan är inskickad."})
    choose(second, {"Resultat": "Delvis"})
    proposed = {"Aktör": "Vuxenutbildningen", "Insats": "Studievägledning"}
    write(vagledare.row("Insats 1"), {**proposed, "Ansvarig": "Studievägledaren", "Tidpunkt": "I höst"})
