"""Checking a template: every mistake at once, each with its place and the nearest right name."""

import io
from dataclasses import dataclass

import pytest

from doc_templates.words import Dokument, Text
from tests.support.word import opened, replaced, saved, template
from workers.checking import Mistake, Names, catalogue, check, names_used


@dataclass(frozen=True, slots=True, kw_only=True)
class Delmal:
    text: str
    ansvarig: str
    klart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    mal: str
    delmal: tuple[Delmal, ...]
    syfte: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Ord:
    titel: str
    plan: Plan


NAMES = catalogue(Ord)
RIGHT = (
    "{{ titel }} {{ plan.mal }}",
    "{%p for s in plan.syfte.stycken %}",
    "{{ s }}",
    "{%p endfor %}",
    "{%p for d in plan.delmal %}",
    "{{ d.text }} {{ d.ansvarig }}{% if d.klart %} klart{% endif %}",
    "{%p endfor %}",
)


def messages(*paragraphs: str, names: Names = NAMES) -> list[str]:
    return [str(mistake) for mistake in about_tags(template(*paragraphs), names)]


def about_tags(data: bytes, names: Names = NAMES) -> list[Mistake]:
    """All but the advice on the document as a whole: these have no headings, and no language."""
    return [mistake for mistake in check(data, names) if mistake.text or mistake.place != "brödtexten"]


def added(*paragraphs: str) -> list[str]:
    """What is wrong with these paragraphs after a template that is right."""
    return messages(*RIGHT, *paragraphs)


def test_names_inside_loops_are_told_by_the_list_they_walk() -> None:
    rows = [
        ["{%tr for d in plan.delmal %}", ""],
        ["{{ d.ansvarig }}", "{{ loop.index }}"],
        ["{%tr endfor %}", ""],
    ]
    assert names_used(template(rows=rows)) == {"plan.delmal[].ansvarig"}


@pytest.mark.parametrize(
    ("tag", "used"),
    [
        ("{{ a.b }}{{ a }}", {"a.b"}),
        ("{% set x = a.b %}{{ x.c }}", {"a.b.c"}),
        (
            "{% if a.b and not c %}{{ d }}{% elif e %}{% else %}{{ f }}{% endif %}",
            {"a.b", "c", "d", "e", "f"},
        ),
        ("{{ a|upper }}{{ b|join(', ') }}{{ c|join(d, attribute='e') }}", {"a", "b[]", "c[].e", "d"}),
        ("{{ a|length }}{{ (b|first).c }}{{ d[0].e }}{{ f['g'] }}", {"a", "b[].c", "d[].e", "f.g"}),
        ("{{ a if b else c }}{{ d or '–' }}{{ e ~ f }}{{ 'x' if g }}", {"a", "b", "c", "d", "e", "f", "g"}),
        (
            "{% for x in a %}{% for y in x.b %}{{ y }}{% endfor %}{% else %}{{ c }}{% endfor %}",
            {"a[].b[]", "c"},
        ),
        ("{% for x in a if x.b %}{% endfor %}{{ x }}", {"a[].b", "x"}),
        ("{% for x, y in a %}{{ y }}{% endfor %}{{ b + 1 > c }}", {"a[]", "b", "c"}),
        ("{% for x in a|upper %}{{ x.b }}{% endfor %}", {"a"}),
        ("{# {{ a }} #}{{ 1 }}", set()),
    ],
)
def test_names_are_found_wherever_they_stand(tag: str, used: set[str]) -> None:
    assert names_used(template(tag)) == used


def test_names_are_found_in_every_part() -> None:
    document = opened(template("{{ i.kropp }}", header="{{ i.huvud }}", footer="{{ i.fot }}"))
    document.core_properties.title = "{{ i.titel }}"
    box = (
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{{ i.ruta }}</w:t></w:r></w:p></w:txbxContent></w:pict>"
        "</w:r><w:r><w:t>{{ i.kropp"
    )
    data = replaced(saved(document), "<w:r><w:t>{{ i.kropp", box)
    assert names_used(data) == {"i.kropp", "i.huvud", "i.fot", "i.titel", "i.ruta"}


def test_a_right_template_has_no_mistakes() -> None:
    assert added() == []


def test_every_mistake_is_told_at_once_in_the_order_of_the_document() -> None:
    told = check(
        template(
            "{{ titel }} {{ plan.mal",
            "{{ plan.ml }}",
            "{%p for d in plan.delmal %} x",
            "{{ d.ansvrig|safe }}",
            "{{ a b }}",
            "{% if titel %}",
            "{% for x on y %}",
            header="{{ titl }}",
        ),
        NAMES,
    )
    text = "\n".join(str(mistake) for mistake in told)
    for said in (
        "”{{ titel }} {{ plan.mal”: En tagg är inte avslutad",
        "Menade du ”plan.mal”?",
        "måste stå ensam i det",
        "Menade du ”d.ansvarig”?",
        "Filtret ”safe”",
        "Namn skrivs utan mellanslag: {{ a_b }}.",
        "”on” är oväntat",
        "”if titel” öppnas här och avslutas aldrig",
        "”for x on y” öppnas här och avslutas aldrig",
        "Sidhuvudet, ”{{ titl }}”: Namnet ”titl” finns inte. Menade du ”titel”?",
        "Skriv tre stycken: {%p for stycke in plan.syfte.stycken %}, sedan {{ stycke }} och sist",
    ):
        assert said in text


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ plann.mal }}", "Namnet ”plann.mal” finns inte. Menade du ”plan.mal”?"),
        ("{{ helt.annat }}", "Namnet ”helt.annat” finns inte."),
        ("{{ plan.delmal.text }}", "Namnet ”plan.delmal.text” finns inte."),
        ("{{ loop.index }}", "Namnet ”loop.index” finns inte."),
        (
            "{{ plan.delmal }}",
            "”plan.delmal” är en lista. I en tabell skrivs tre rader: {%tr for rad in plan.delmal %}, sedan",
        ),
        (
            "{{ plan.syfte }}",
            "”plan.syfte” är en grupp. Skriv tre stycken: {%p for stycke in plan.syfte.stycken %}, sedan",
        ),
        ("{% for x in titel %}{% endfor %}", "”titel” är ingen lista"),
        ("{% elif titel %}", "”elif” hör inte ihop"),
        ("{% else %}", "”else” hör inte ihop"),
        ("{% if titel %}{% endfor %}{% endif %}", "”endfor” hör inte ihop"),
        ("{% if a b %}{% endif %}", "”b” är oväntat"),
        ("{% raw %}", "”raw” kan inte användas"),
        ("{% set x %}", "något saknas"),
    ],
)
def test_one_mistake_is_told_once(tag: str, said: str) -> None:
    (told,) = added(tag)
    assert said in told
    assert tag in told


def test_loose_braces_in_text_that_word_has_split_do_not_hide_what_follows() -> None:
    document = opened(template(*RIGHT, "{{ titel"))
    document.paragraphs[-1].add_run(" slut")
    document.add_paragraph("{{ titl }}")
    assert len(about_tags(saved(document))) == 2


def test_what_only_shows_when_the_template_is_filled_is_found_by_trying() -> None:
    rows = [["{% endif %}"]]
    (mistake,) = about_tags(template(*RIGHT, "{% if titel %}", rows=rows))
    assert "olika delar av sidan" in mistake.message


def test_a_file_that_is_no_word_file_is_one_mistake() -> None:
    (mistake,) = check(b"hej", NAMES)
    assert mistake == Mistake(
        "filen", "", "Filen är inte en Word-fil (.docx), eller så är den skadad eller låst."
    )


def test_the_catalogue_lists_the_words_of_a_tree() -> None:
    assert set(NAMES.words) == {
        "titel",
        "plan.mal",
        "plan.delmal[].text",
        "plan.delmal[].ansvarig",
        "plan.delmal[].klart",
        "plan.syfte.stycken[]",
    }
    assert NAMES.words["plan.delmal[].klart"] is bool


def test_an_example_has_the_shape_of_the_words() -> None:
    assert NAMES.example(items=1, text="x") == {
        "titel": "x",
        "plan": {
            "mal": "x",
            "syfte": {"stycken": ["x"]},
            "delmal": [{"text": "x", "ansvarig": "x", "klart": True}],
        },
    }


@dataclass(frozen=True)
class _Optional:
    person: Dokument | None
    tider: list[tuple[str, ...]]


@dataclass(frozen=True)
class _Endless:
    next: "_Endless"


@dataclass(frozen=True)
class _Handle:
    file: io.BytesIO


def test_a_part_that_may_be_missing_offers_its_names() -> None:
    assert {"person.titel", "tider[][]"} <= set(catalogue(_Optional).words)


@pytest.mark.parametrize("wrong", [_Handle, _Endless])
def test_words_that_cannot_be_shown_are_a_programming_error(wrong: type) -> None:
    with pytest.raises(TypeError):
        catalogue(wrong)
