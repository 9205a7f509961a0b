"""The catalogue for who writes templates: every field once, with meaning, example and how to write it."""

from dataclasses import dataclass, field, make_dataclass
from datetime import date

import pytest

from doc_templates.entries import PARAGRAPHS, ROWS, TEXTS, Entry, Section, sections
from doc_templates.words import Text, means


@dataclass(frozen=True)
class _Step:
    vem: str = field(metadata=means("Vem som gör det."))


@dataclass(frozen=True)
class _Goal:
    text: str = field(metadata=means("Målet."))
    klart: bool = field(metadata=means("Om målet är nått."))
    steg: tuple[_Step, ...] = field(metadata=means("Stegen", each="m"))


@dataclass(frozen=True)
class _Words:
    rad: str = field(metadata=means("Ett ord som heter som en rad."))
    antal: int | None = field(metadata=means("Hur många."))
    dag: date = field(metadata=means("Dagen."))
    syfte: Text = field(metadata=means("Syftet"))
    parter: tuple[str, ...] = field(metadata=means("Parterna, en i taget.", each="part"))
    mal: tuple[_Goal, ...] = field(metadata=means("Målen", each="m"))
    uppgifter: tuple[_Step, ...] = field(metadata=means("Uppgifterna"))


EXAMPLE = {
    "rad": "", "antal": 3, "dag": date(2017, 2, 1), "syfte": {"stycken": ["Därför."]}, "parter": [],
    "mal": [
        {"text": "", "klart": False, "steg": []},
        {"text": "Jobb", "klart": True, "steg": [{"vem": "D1"}]},
    ],
    "uppgifter": [],
}  # fmt: skip


def section(path: str) -> Section:
    (found,) = [each for each in sections(_Words, EXAMPLE) if each.path == path]
    return found


def entry(path: str) -> Entry:
    every = [entry for each in sections(_Words, EXAMPLE) for entry in each.entries]
    (found,) = [each for each in every if each.path == path]
    return found


def test_groups_follow_the_single_words_in_the_order_of_the_fields() -> None:
    assert [each.path for each in sections(_Words)] == ["", "mal[]", "mal[].steg[]", "uppgifter[]"]
    assert section("mal[]").title == "Målen"


def test_a_word_is_written_and_explained() -> None:
    found = entry("antal")
    assert (found.meaning, found.label, found.example) == ("Hur många.", "tal", "3")
    assert [each.text for each in found.snippets] == ["{{ antal }}"]


@pytest.mark.parametrize(
    ("meaning", "example", "look"),
    [
        ("Dagen då insatsen börjar.", "", "datum"),
        ("Vad som helst.", "20 november 2026", "datum"),
        ("Vad som helst.", "2026-11-20", "datum"),
        ("Dagen för mötet, i ord.", "på fredag", "text"),
        ("Om tolk behövs: Ja, Nej eller tomt.", "", "text: Ja eller Nej"),
        ("Om tolk är bokad.", "Nej", "text: Ja eller Nej"),
        ("Lönen.", "12\u00a0500 kr", "belopp"),
        ("Namnet.", "Testperson D1", "text"),
    ],
)
def test_a_text_is_told_by_what_it_looks_like(meaning: str, example: str, look: str) -> None:
    made = make_dataclass("_Made", [("x", str, field(metadata=means(meaning)))])
    assert sections(made, {"x": example})[0].entries[0].label == look


def test_a_long_text_is_one_entry() -> None:
    found = entry("syfte.stycken[]")
    assert (found.meaning, found.label, found.example) == ("Syftet.", PARAGRAPHS, "Därför.")
    assert [each.text for each in found.snippets] == [
        "{%p for stycke in syfte.stycken %}\n{{ stycke }}\n{%p endfor %}"
    ]


def test_a_list_of_texts_can_stand_on_one_line() -> None:
    found = entry("parter[]")
    assert found.label == TEXTS
    assert [each.text for each in found.snippets] == [
        "{%p for part in parter %}\n{{ part }}\n{%p endfor %}",
        '{{ parter|join(", ") }}',
    ]


def test_rows_are_written_inside_their_loops_whose_names_never_collide() -> None:
    inner = section("mal[].steg[]")
    assert inner.within == ("for m in mal", "for m2 in m.steg")
    assert entry("mal[].steg[].vem").snippets[0].text == "{{ m2.vem }}"
    assert section("uppgifter[]").within == ("for rad2 in uppgifter",)


def test_a_list_of_rows_has_its_table_ready() -> None:
    table = entry("mal[]").snippets[0]
    assert (entry("mal[]").label, table.table) == (ROWS, True)
    assert table.text == "{%tr for m in mal %}\n{{ m.text }}\t{{ m.klart }}\n{%tr endfor %}"


@pytest.mark.parametrize(
    ("group", "path", "framed"),
    [
        ("mal[]", "mal[].text", "{%tr for m in mal %}\n{{ m.text }}\n{%tr endfor %}"),
        (
            "mal[].steg[]",
            "mal[].steg[].vem",
            "{%tr for m in mal %}\n{%tr for m2 in m.steg %}\n{{ m2.vem }}\n{%tr endfor %}\n{%tr endfor %}",
        ),
        ("mal[]", "mal[].klart", "{%p for m in mal %}\n{%p if m.klart %}\n…\n{%p endif %}\n{%p endfor %}"),
    ],
)
def test_a_field_can_be_shown_whole_with_the_loops_around_it(group: str, path: str, framed: str) -> None:
    found = section(group).framed(entry(path))
    assert found is not None
    assert (found.text, found.table) == (framed, "%tr" in framed)


def test_what_stands_in_no_loop_needs_nothing_around_it() -> None:
    assert section("").framed(entry("dag")) is None
    assert section("mal[]").framed(entry("mal[]")) is None
    inner = section("mal[].steg[]").framed(entry("mal[].steg[]"))
    assert inner is not None
    assert inner.text.startswith("{%tr for m in mal %}\n{%tr for m2 in m.steg %}\n{{ m2.vem }}")


def test_examples_are_the_first_that_say_something() -> None:
    assert entry("mal[].text").example == "Jobb"
    assert entry("mal[].klart").example == "Nej"
    assert entry("mal[].steg[].vem").example == "D1"
    assert (entry("dag").example, entry("rad").example) == ("2017-02-01", "")


def test_words_made_at_run_time_are_explained_as_well() -> None:
    made = make_dataclass("_Made", [("namn", str, field(metadata=means("Namnet."))), ("tyst", str)])
    assert [each.meaning for each in sections(made)[0].entries] == ["Namnet.", ""]


def test_a_field_that_cannot_be_shown_is_a_programming_error() -> None:
    with pytest.raises(TypeError, match="cannot be shown"):
        sections(make_dataclass("_Odd", [("odd", object)]))
