"""A project leader makes a kind of document out of a Word file, and somebody writes one, without code."""

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, expect

from service.operations.documents import FORMATS
from tests.e2e import behind, own_word, papers
from tests.e2e.conftest import Enter
from tests.e2e.installation import Installation
from tests.e2e.person import MADE_WITHIN, Person, choose, question, write

pytestmark = pytest.mark.browser

_PRINTED = [
    "Mötesanteckning, Testperson", "Mötet", "Mötesdatum: 13 mars 2017", "Mötesform: På plats",
    "Vad som togs upp", "Praktiken går bra.", "Handledaren är nöjd.", "Tolk bokas till nästa möte.",
    "Kostnad för resor: 12 500 kr", "Överenskommelser", "Vad", "Vem", "Klart senast",
    "Ringa arbetsgivaren", "Testperson V1", "2017-04-01", "Skicka intyget", "Testperson D1", "2017-04-15",
]  # fmt: skip


def test_a_word_file_with_names_of_ones_own_becomes_a_form_and_a_document(
    enter: Enter, site: Installation, tmp_path: Path
) -> None:
    leader = enter("projektledare")
    _upload(leader)
    _adjust(leader)
    pictures = leader.page.get_by_role("region", name="Provsidor")
    expect(pictures.get_by_role("img").first).to_be_visible(timeout=MADE_WITHIN)
    assert leader.page.get_by_role("button", name="Godkänn och ta i bruk").count() == 0
    leader.judge()

    other = enter("systemadministrator")
    other.at(leader.page.url.removeprefix(site.address))
    other.follow("Visa formuläret")
    expect(other.page.get_by_text("Hur träffades ni?")).to_be_visible()
    other.page.go_back()
    other.press("Godkänn och ta i bruk")

    guide = enter("vagledare", width=390)
    guide.at(behind.enrol(site))
    guide.press("Skriv mötesanteckning")
    _write(guide)
    guide.finalise()
    guide.wait_until_made()
    assert papers.missing(_PRINTED, papers.word(guide.download("Word", tmp_path))) == []


def _upload(leader: Person) -> None:
    leader.follow("Mallar")
    leader.page.get_by_role("link", name="Ny egen dokumenttyp").first.click()
    write(leader.page, {"Vad heter dokumentet?": "Mötesanteckning"})
    file = FilePayload(name="anteckning.docx", mimeType=FORMATS["docx"], buffer=own_word.word_file())
    leader.page.get_by_label("Word-fil").set_input_files(file)
    leader.press("Ladda upp och föreslå frågor")
    expect(leader.page.get_by_text("Inga fel hittades.")).to_be_visible(timeout=MADE_WITHIN)


def _adjust(leader: Person) -> None:
    """What was proposed is right but for a label and a choice, which only a person can know."""
    leader.follow("Justera frågorna")
    lines = leader.page.locator("#fragor summary")
    shown = [line.locator("[data-shows]").all_text_contents() for line in lines.all()]
    assert {label: kind for label, kind, _ in shown} == {
        "Mötesdatum": "Datum", "Mötesform": "Text på en rad", "Vad som togs upp": "Lång text",
        "Tolk": "Ja eller nej", "Kostnad för resor": "Kronor", "Överenskommelser": "Rader",
        "Vad": "Text på en rad", "Vem": "Text på en rad", "Klart senast": "Datum",
    }  # fmt: skip
    headings = leader.page.get_by_label("Rubrik", exact=True)
    assert [each.input_value() for each in headings.all()] == [
        "Mötet", "Vad som togs upp", "Överenskommelser",
    ]  # fmt: skip
    form = leader.page.locator("#kort-f_form")
    form.locator("summary").focus()
    leader.page.keyboard.press("Enter")
    write(form, {"Frågan": "Hur träffades ni?"})
    choose(form, {"Svaret är": "Val bland alternativ"})
    write(form, {"Alternativ, ett på varje rad": "På plats\nPå video"})
    expect(form.locator("summary")).to_have_text(
        "Hur träffades ni? Val bland alternativ", use_inner_text=True
    )
    form.get_by_label("Måste besvaras").check()
    form.get_by_role("button", name="Flytta upp").click()
    leader.press("Visa formuläret")
    look = leader.page.get_by_role("group", name="Formuläret som det kommer att se ut")
    expect(look.get_by_role("radio", name="På video")).to_be_visible()
    for width in (360, 1280):
        leader.page.set_viewport_size({"width": width, "height": 800})
        leader.judge()
    leader.page.get_by_label("Vad har du ändrat?").fill("Ny ordning och tydligare fråga")
    leader.press("Spara som ny version")
    expect(leader.page.get_by_text("Inga fel hittades.")).to_be_visible(timeout=MADE_WITHIN)


def _write(guide: Person) -> None:
    page = guide.page
    titles = page.locator("#formular .question > label, #formular .question legend").all_inner_texts()
    assert titles[0].startswith("Hur träffades ni?")
    write(
        page, {"Mötesdatum": "2017-03-13", "Vad som togs upp": "Praktiken går bra.\n\nHandledaren är nöjd."}
    )
    guide.finalise()
    assert guide.problems() == ["Svara på frågan ”Hur träffades ni?”"]
    choose(page, {"Hur träffades ni?": "På plats", "Tolk": "Ja"})
    question(page, "Kostnad för resor").fill("12500")
    write(guide.row("Rad 1"), _row("Ringa arbetsgivaren", "Testperson V1", "2017-04-01"))
    second = guide.add_row("Lägg till rad", "Rad 2")
    write(second, _row("Skicka intyget", "Testperson D1", "2017-04-15"))


def _row(what: str, who: str, when: str) -> dict[str, str]:
    return {"Vad": what, "Vem": who, "Klart senast": when}
