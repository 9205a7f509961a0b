"""A vägledare writes the plan of the case that waits, is told of mistakes, and gets Word and PDF."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from service.domain.dates import iso, today
from tests.e2e import judging, papers
from tests.e2e.conftest import Enter
from tests.e2e.person import MADE_WITHIN, Person, choose, question, tick, write
from workers.draft_preview import WIDTH

pytestmark = pytest.mark.browser

_END = iso(today() + timedelta(days=300))
_RESOURCES = "Jag är uthållig.\nJag får hjälp av min syster."
_GOALS = {
    "Jag har ett körkort som gäller hela året.": (
        ("Klara kunskapsprovet för körkort.", "Provet är godkänt.", "Öva en timme om dagen.", "Biblioteket."),
        ("Köra upp & få ett <B-kort>.", "Kortet ligger i plånboken.", "Tio körlektioner.", "Trafikskolan."),
    ),
    "Jag arbetar halvtid på ett lager i Högsby.": (
        (
            "Prova lagerarbete i två veckor.",
            "Handledaren är nöjd.",
            "Praktik på förmiddagar.",
            "Storgatan 1.",
        ),
        ("Få timmar enligt avtal, 50 %.", "Avtalet är påskrivet.", "Möte med arbetsgivaren.", "Hos facket."),
    ),
}
"""What the participant wants, with two steps each: what, how we see it, activity, how and where."""


def test_a_vagledare_writes_a_plan_and_downloads_what_was_typed(enter: Enter, tmp_path: Path) -> None:
    vagledare = enter("vagledare")
    waiting = vagledare.page.get_by_role("listitem").filter(has_text="Testperson D12")
    vagledare.follow("Genomförandeplan", waiting)
    assert re.fullmatch(r"Ärende VK-\d{4}-\d{3}", vagledare.heading())
    vagledare.press("Skriv genomförandeplan")

    _write(vagledare)
    vagledare.press("Spara utkast")
    expect(vagledare.page.get_by_text("Utkastet sparades")).to_be_visible()

    _finalise_with_mistakes(vagledare)
    _mend(vagledare)
    _read_through(vagledare)
    vagledare.finalise()
    _follow_until_made(vagledare)

    word, pdf = (vagledare.download(what, tmp_path) for what in ("Word", "PDF"))
    assert papers.missing(_as_printed(), papers.word(word)) == []
    assert papers.missing(_as_printed(), papers.pdf(pdf)) == []
    assert "D12" not in word.name + pdf.name


def _write(vagledare: Person) -> None:
    page = vagledare.page
    write(
        page.get_by_role("region", name="Planen"), {"Startdatum": iso(today()), "Planerat slut": "nästa höst"}
    )
    write(page, {"Mitt övergripande mål": "Jag vill försörja mig själv.", "Mina resurser": _RESOURCES})
    for number, (goal, steps) in enumerate(_GOALS.items(), start=1):
        row = vagledare.row("Mål 1") if number == 1 else vagledare.add_row("Lägg till mål", "Mål 2")
        write(row, {"Mål": goal})
        for place, step in enumerate(steps, start=1):
            _write_step(vagledare, number, place, step)
    write(page, {"Personens deltagande i planeringen": "Vi skrev planen tillsammans vid två möten."})
    tick(page, "Deltagare i planeringen", "Deltagaren", "Vägledare")
    write(
        vagledare.row("Uppföljning 1"),
        {"Datum": iso(today() + timedelta(days=90)), "Hur uppföljningen görs": "Möte på AME."},
    )
    write(page, {"Datum då planen fastställs": iso(today())})


def _write_step(vagledare: Person, goal: int, place: int, step: tuple[str, str, str, str]) -> None:
    within = vagledare.row(f"Mål {goal}")
    row = within.get_by_role("group", name=f"Delmål {place}", exact=True)
    if place > 1:
        row = vagledare.add_row("Lägg till delmål", f"Delmål {place}", within)
        expect(question(row, "Delmål")).to_be_focused()
    texts = dict(zip(("Delmål", "Hur vi ser att det är nått", "Aktivitet", "Hur och var"), step, strict=True))
    days = {"Startdatum": iso(today()), "Slutdatum": iso(today() + timedelta(days=30 * goal + place))}
    write(row, {**texts, **days, "Ansvarig (person/organisation)": f"Ansvarig {goal}.{place}"})


def _finalise_with_mistakes(vagledare: Person) -> None:
    """The summary takes the focus, leads to each field, and everything typed is still there."""
    vagledare.finalise()
    expect(vagledare.page.locator("#fel")).to_be_focused()
    assert vagledare.page.title().startswith("Rätta: ")
    assert vagledare.problems() == [
        "Planerat slut: Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2017-02-01.",
        "Välj ett alternativ för ”Deltagaren undertecknar”.",
    ]
    expect(question(vagledare.page, "Planerat slut")).to_have_value("nästa höst")
    for goal, row in zip(_GOALS, ("Mål 1", "Mål 2"), strict=True):
        expect(question(vagledare.row(row), "Mål")).to_have_value(goal)


def _read_through(vagledare: Person) -> None:
    """The pages as they will be, from which the plan is then made final."""
    vagledare.press("Läs igenom")
    first = vagledare.page.get_by_role("link", name=re.compile("^Sida 1 av "))
    expect(first).to_be_visible(timeout=MADE_WITHIN)
    picture = vagledare.page.locator(".drawn img").first
    expect(picture).to_have_js_property("complete", value=True)
    expect(picture).to_have_js_property("naturalWidth", WIDTH)
    vagledare.judge()
    assert judging.faint_texts(vagledare.page) == []
    assert judging.faults_of_focus(vagledare.page) == []


def _mend(vagledare: Person) -> None:
    end = question(vagledare.page, "Planerat slut")
    vagledare.page.locator("#fel").get_by_role("link", name="Skriv datumet").click()
    expect(end).to_be_focused()
    expect(end).to_have_attribute("aria-invalid", "true")
    vagledare.page.keyboard.press("Control+A")
    vagledare.page.keyboard.type(_END)
    choose(vagledare.page, {"Deltagaren undertecknar": "Ja"})


def _follow_until_made(vagledare: Person) -> None:
    """The page tells by itself, without being loaded again, when the document is ready."""
    vagledare.page.evaluate("document.body.dataset.sameTill = 'now'")
    vagledare.wait_until_made()
    expect(vagledare.page.locator("body")).to_have_attribute("data-same-till", "now")
    expect(vagledare.page.get_by_role("status").filter(has_text="Dokumentet är klart.")).to_have_count(1)
    vagledare.judge()


def _as_printed() -> list[str]:
    """Everything that was typed, in the order of the document."""
    steps = [
        text
        for goal, (name, rows) in enumerate(_GOALS.items(), start=1)
        for text in (
            name,
            *(text for place, row in enumerate(rows, start=1) for text in _step(goal, place, row)),
        )
    ]
    return [
        "Testperson V1", "Snabbspår", iso(today()), _END, iso(today()), "Jag vill försörja mig själv.",
        *_RESOURCES.split("\n"), *steps,
        "Vi skrev planen tillsammans vid två möten.", "Deltagaren, Vägledare",
        iso(today() + timedelta(days=90)), "Möte på AME.",
    ]  # fmt: skip


def _step(goal: int, place: int, row: tuple[str, str, str, str]) -> list[str]:
    days = [iso(today()), iso(today() + timedelta(days=30 * goal + place))]
    return [f"{goal}.{place}", *row, f"Ansvarig {goal}.{place}", *days, "Ej påbörjat"]
