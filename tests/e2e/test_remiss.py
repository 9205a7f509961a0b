"""A remittent refers, the project leader answers and chooses a vägledare, who then sees the case."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from service.domain.dates import iso, today
from tests.e2e import papers
from tests.e2e.conftest import Enter
from tests.e2e.person import Person, choose, tick, write

pytestmark = pytest.mark.browser

_REMISS = [
    "Remiss till projektet", "Arbetsförmedlingen", "Testperson R1", "Handläggare", "070-174 06 51",
    "r1@example.org", "Testperson D51", "19850210-2380", "Kvinna", "Mönsterås", "070-174 06 52",
    "Exempelgatan 3, Mönsterås", "Yrkesverksam ålder", "Två myndigheter behöver planera ihop.",
    "Arbetsförmedlingen", "Försäkringskassan", "Ingen", "Sjukpenning", "2025-03-01", "14 månader", "25 %",
    "Gymnasial", "Arbetar ej", "Har ont i ryggen.", "Klarar korta pass.", "Finns", "Vårdcentralen",
    "Sjukgymnastik", "2025", "Mindre ont.", "Kommunen", "Arbetsprövning", "2026",
    "Gick bra på eftermiddagar.", "Vilket stöd finns?", "En gemensam plan.", "”Jag vill arbeta igen.”",
]  # fmt: skip
"""What the remittent wrote, in the order of the document."""
_REMISSVAR = [
    "Intag", "Testperson D51", iso(today()), iso(today()), "OH ser goda möjligheter.", "Längre insats",
    iso(today()), "Testperson V1", "Börja i lugn takt.", "Vårdcentralen", "Nytt läkarintyg",
    "Rehabkoordinator", iso(today()), "Testperson R1", iso(today()),
]  # fmt: skip


def test_a_remiss_is_written_answered_and_given_to_a_vagledare(enter: Enter, tmp_path: Path) -> None:
    remittent = enter("remittent")
    remittent.follow("Ny remiss")
    remittent.press("Skriv remiss")
    number = remittent.page.locator(".trail").inner_text().removeprefix("Ärende ")
    _write_remiss(remittent)
    _finalise_and_check(remittent, _REMISS, tmp_path)

    projektledare = enter("projektledare")
    waiting = projektledare.page.get_by_role("listitem").filter(has_text=number)
    projektledare.follow("Granskning av remiss", waiting)
    _review_and_summon(projektledare, number)
    projektledare.press("Skriv remissvar")
    _write_remissvar(projektledare)
    _finalise_and_check(projektledare, _REMISSVAR, tmp_path)
    projektledare.follow(f"Ärende {number}")
    choose(projektledare.page, {"Välj vägledare": "Testperson V1"})
    projektledare.press("Spara vägledare")

    vagledare = enter("vagledare")
    vagledare.follow("Ärenden")
    vagledare.follow(number)
    expect(vagledare.section("Handlingar").get_by_text("Dokument klart")).to_have_count(4)
    expect(vagledare.page.get_by_role("button", name="Skriv inskrivning")).to_be_visible()


def _write_remiss(remittent: Person) -> None:
    page = remittent.page
    tick(page, "Ärendetyp", "Remiss till projektet")
    write(remittent.section("Remittent"), {"Telefon": "070-174 06 51", "E-post": "r1@example.org"})
    _tell_who(remittent)
    tick(page, "Kategori", "Yrkesverksam ålder, i behov av samverkan och stöd från myndigheterna")
    tick(page, "Berörda myndigheter", "Arbetsförmedlingen", "Försäkringskassan")
    tick(page, "Avgränsningar", "Ingen")
    tick(page, "Försörjningskälla", "Sjukpenning")
    choose(
        page,
        {"Personen är nollplacerad": "Nej", "Utbildningsnivå": "Gymnasial", "Sysselsättning": "Arbetar ej"},
    )
    choose(page, {"Läkarintyg": "Finns", "Egna resurser är uttömda eller otillräckliga": "Ja"})
    texts = {
        "Behov av samverkan": "Två myndigheter behöver planera ihop.",
        "Datum då försörjningen började": "2025-03-01",
        "Antal månader med offentlig försörjning": "14",
        "Omfattning": "25",
        "Hälsa och förutsättningar relevanta för frågan": "Har ont i ryggen.\n\nKlarar korta pass.",
        "Frågeställning till OH": "Vilket stöd finns?",
        "Förväntat resultat": "En gemensam plan.",
        "Personens egen önskan": "”Jag vill arbeta igen.”",
    }
    write(page, texts)
    _add_insatser(remittent)


def _tell_who(remittent: Person) -> None:
    """Questions about the person come when the kind of referral is chosen."""
    who = remittent.section("Personen")
    write(who, {"Namn": "Testperson D51", "Personnummer/samordningsnummer": "850210-2380"})
    write(who, {"Telefon": "070-174 06 52", "Adress": "Exempelgatan 3, Mönsterås"})
    choose(who, {"Kön": "Kvinna", "Skyddade personuppgifter": "Nej", "Tolkbehov": "Nej"})
    choose(who, {"Folkbokföringskommun": "Mönsterås"})
    for title in ("Personen är informerad", "Frivillighet", "Samtycke är bifogat"):
        choose(remittent.page, {title: "Ja"})


def _add_insatser(remittent: Person) -> None:
    titles = ("Aktör", "Insats", "Period", "Resultat")
    first = ("Vårdcentralen", "Sjukgymnastik", "2025", "Mindre ont.")
    second = ("Kommunen", "Arbetsprövning", "2026", "Gick bra på eftermiddagar.")
    write(remittent.row("Insats 1"), dict(zip(titles, first, strict=True)))
    added = remittent.add_row("Lägg till insats", "Insats 2")
    write(added, dict(zip(titles, second, strict=True)))


def _review_and_summon(projektledare: Person, number: str) -> None:
    page = projektledare.page
    projektledare.press("Skriv granskning av remiss")
    tick(page, "Remissen är fullständig", "Ja")
    projektledare.finalise()
    projektledare.wait_until_made()
    projektledare.follow(f"Ärende {number}")
    projektledare.press("Skriv ärende till möte")
    expect(page.get_by_role("textbox", name="Fråga obligatorisk")).to_have_value("Vilket stöd finns?")
    write(page, {"OH-möte": iso(today())})
    projektledare.finalise()
    projektledare.wait_until_made()
    projektledare.follow(f"Ärende {number}")


def _write_remissvar(projektledare: Person) -> None:
    page = projektledare.page
    expect(page.get_by_text("påverkar inte rätten till ersättning")).to_be_visible()
    tick(page, "Ställningstagande", "Intag")
    texts = {
        "OH-möte": iso(today()),
        "Motivering": "OH ser goda möjligheter.",
        "Startdatum": iso(today()),
        "Vägledare": "Testperson V1",
        "Råd från OH": "Börja i lugn takt.",
        "Vem som informerade personen": "Testperson R1",
        "Datum för informationen": iso(today()),
    }
    write(page, texts)
    choose(page, {"Spår": "Längre insats"})
    to_do = {"Aktör": "Vårdcentralen", "Åtgärd": "Nytt läkarintyg", "Ansvarig": "Rehabkoordinator"}
    write(projektledare.row("Hänvisning 1"), {**to_do, "Sista dag": iso(today())})


def _finalise_and_check(person: Person, typed: list[str], folder: Path) -> None:
    person.finalise()
    person.wait_until_made()
    assert papers.missing(typed, papers.word(person.download("Word", folder))) == []
    assert papers.missing(typed, papers.pdf(person.download("PDF", folder))) == []
