"""A project leader applies for money: the sums follow what is typed, and a wrong one is told."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e import papers
from tests.e2e.conftest import Enter
from tests.e2e.person import Person, question, write

pytestmark = pytest.mark.browser

_SECTIONS = {
    "Ansökan": "Vi ansöker om medel för tre år.",
    "Bakgrund och behov": "Många saknar SGI och behöver stöd.\nStödet är utspritt.",
    "Projektidé": "En gemensam väg in.",
    "Syfte": "Färre väntar.\nFler kommer vidare.",
    "Nyckeltal": "30 % når egen försörjning.",
    "Mål för deltagaren i projektet": "Varje deltagare får en plan.",
    "Målgrupp": "Personer från 18 år.",
    "Avgränsningar": "Inget pågående beroende.",
    "Styrgrupp": "En person från varje part.",
    "Operativ handläggningsgrupp (OH)": "Möts var tredje vecka.",
    "Vägledare": "Skriver planen tillsammans med deltagaren.",
    "”Det nya samarbetet”": "Alla ser samma plan.",
    "Arbetssätt": "Arbetet sker i två faser.",
    "Metod": "Samtal & kartläggning <TUBA>.",
    "Projektets ansvar och resurser": "Två heltidstjänster.",
    "Uppföljning och utvärdering": "Efter 90 dagar.",
    "Kvalitet": "Klagomål leder till förbättring.",
}
"""The sections in the order of the document, up to the money."""
_COSTS = "1 790 000", "1 800 000", "1 830 000"
_MISTAKES = [
    "Summa kostnader år 1: Summan stämmer inte: raderna ger 1 790 000 kr, angivet är 1 000 000 kr.",
    *(f"Intäkter och kostnader ska vara lika stora för år {year}." for year in (1, 2, 3)),
]


def test_a_project_leader_applies_for_money(enter: Enter, tmp_path: Path) -> None:
    projektledare = enter("projektledare")
    projektledare.follow("Projekt")
    projektledare.follow("Vägknuten 2.0")
    projektledare.press("Ny ansökan om projektmedel")
    _write_sections(projektledare)
    _change_costs(projektledare, _budget(projektledare, "Kostnader"))

    own_sum = question(projektledare.page, "Summa kostnader år 1")
    own_sum.fill("1 000 000")
    projektledare.finalise()
    assert [problem.replace("\u00a0", " ") for problem in projektledare.problems()] == _MISTAKES
    own_sum.fill("")
    incomes = _budget(projektledare, "Intäkter")
    _write_amounts(incomes, "intakter-0", _COSTS)
    expect(incomes.locator("[data-sum=ar3]")).to_have_text(_printed("1 830 000"))
    projektledare.finalise()
    projektledare.wait_until_made()
    word, pdf = (projektledare.download(what, tmp_path) for what in ("Word", "PDF"))
    for text in (papers.word(word), papers.pdf(pdf)):
        assert papers.missing(_as_printed(), text) == []
        assert papers.bare("Utrustning och inventarier") not in text


def _write_sections(projektledare: Person) -> None:
    write(projektledare.page, _SECTIONS)
    write(projektledare.row("Fotnot 1"), {"Ord i texten": "SGI", "Fotnot": "Sjukpenninggrundande inkomst."})
    write(projektledare.row("Fas 1"), {"Fas": "Vi lär känna personen."})
    write(projektledare.add_row("Lägg till fas", "Fas 2"), {"Fas": "Vi går vägen tillsammans."})
    duties = projektledare.page.get_by_role("group", name="Parternas ansvar obligatorisk")
    for number, row in enumerate(duties.get_by_role("group").all(), start=1):
        write(row, {"Ansvar och resurser": f"Parten bidrar på sätt {number}."})


def _change_costs(projektledare: Person, budget: Locator) -> None:
    """Sums follow at once; rows are removed, moved and added, and take their amounts with them."""
    sums = budget.locator("[data-sum=ar1]")
    expect(sums).to_have_text(_printed("1 767 000"))
    _write_amounts(budget, "kostnader-0", ("1000000", "1 030 000 kr", "1.060.000"))
    expect(sums).to_have_text(_printed("1 787 000"))

    _press(budget, "Ta bort kostnadsslag 4")
    expect(sums).to_have_text(_printed("1 767 000"))
    _press(budget, "Flytta upp kostnadsslag 2")
    first = question(budget.locator("#rad-kostnader-0"), "Kostnadsslag")
    expect(first).to_have_value("Lokalkostnader")
    _press(budget, "Lägg till kostnadsslag")
    added = budget.locator("#rad-kostnader-11")
    expect(question(added, "Kostnadsslag")).to_be_focused()
    write(added, {"Kostnadsslag": "Sommarläger", "Specifikation": "två veckor"})
    _write_amounts(budget, "kostnader-11", ("23 000", "3 000", "3 000"))
    expect(sums).to_have_text(_printed(_COSTS[0]))
    expect(projektledare.page.get_by_text("Ny rad för kostnadsslag lades till.")).to_have_count(1)


def _budget(projektledare: Person, title: str) -> Locator:
    return projektledare.page.get_by_role("group", name=f"{title} obligatorisk", exact=True)


def _write_amounts(budget: Locator, row: str, amounts: tuple[str, str, str]) -> None:
    """Typed key by key, as the sums listen."""
    for year, amount in enumerate(amounts, start=1):
        cell = question(budget.locator(f"#rad-{row}"), f"År {year}")
        cell.clear()
        cell.press_sequentially(amount)


def _press(budget: Locator, button: str) -> None:
    budget.get_by_role("button", name=button, exact=True).click()


def _printed(amount: str) -> str:
    return amount.replace(" ", "\u00a0")


def _as_printed() -> list[str]:
    """The words in the order of the document; the number of the footnote stands after its word."""
    lines = [line for text in _SECTIONS.values() for line in text.split("\n")]
    texts = [part for line in lines for part in line.replace("SGI ", "SGI\n").split("\n")]
    at = texts.index("Arbetet sker i två faser.") + 1
    phases = ["Vi lär känna personen.", "Vi går vägen tillsammans."]
    duties = [f"Parten bidrar på sätt {number}." for number in (1, 2, 3, 4)]
    after = texts.index("Två heltidstjänster.") + 1
    rows = ["Lokalkostnader", "Lönekostnader", "Sommarläger", *_COSTS, *_COSTS, "Lokala Samverkansgruppen"]
    return [*texts[:at], *phases, *texts[at:after], *duties, *texts[after:], *rows]
