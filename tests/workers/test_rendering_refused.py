"""Filling refuses: a wrong template, words that are not plain, a word that would look different."""

import datetime as dt
import re

import pytest
from docxtpl import DocxTemplate
from markupsafe import Markup

from tests.support.word import member, opened, replaced, template
from workers.errors import TemplateError, WordsError
from workers.rendering import fill


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ namm }}", "Namnet ”namm” finns inte. Menade du ”namn”?"),
        ("{{ person.ålder }}", "Namnet ”ålder” finns inte."),
        ("{{ person.telefn }}", "Menade du ”telefon”?"),
        ("{{ namn.upper }}", "Namnet ”upper” finns inte."),
        ("{{ ''.__class__ }}", "Namnet ”__class__” finns inte."),
        ("{{ lista[7] }}", "Namnet ”7” finns inte."),
        ("{{ namn.upper() }}", "”call” kan inte användas"),
        ("{{ namn|safe }}", "Filtret ”safe” finns inte"),
        ("{{ namn is callable }}", "Villkoret ”is callable” finns inte"),
        ("{% macro x() %}{% endmacro %}", "”macro” kan inte användas"),
        ("{% include 'x' %}", "”include” kan inte användas"),
        ("{{ namn[1:2] }}", "hakparenteser"),
        ("{{ 'a' * 1000000000 }}", "räkna med tal"),
        ("{{ 'a' + namn }}", "räkna med tal"),
        ("{{ person }}", "En lista eller grupp kan inte skrivas ut"),
        ("{{ lista }}", "En lista eller grupp kan inte skrivas ut"),
        ("{% for x in 5 %}{{ x }}{% endfor %}", "går inte att fylla i"),
        ("{{ namn", "inte avslutad i samma stycke"),
        ("{{ a b }}", "”b” är oväntat"),
        ("{{ }}", "något saknas"),
        ("{% if namn %}", "”if” avslutas aldrig"),
        ("{% endif %}", "”endif” hör inte ihop"),
        ("{% endif x %}", "”endif” hör inte ihop"),
        ("{% if namn %}{% else %}{% else %}{% endif %}", "”if” avslutas aldrig"),
        ("{% for loop in lista %}{% endfor %}", "går inte att förstå"),
        ("{{ " + "(" * 500 + "namn" + ")" * 500 + " }}", "för mycket står inuti vartannat"),
        ("{%p if namn %}", "”if” avslutas aldrig"),
        ("{%tr if namn %}", "ensam i en tabellrad"),
        ("{% for a in lista recursive %}{% endfor %}", "rekursiv"),
        ("{% for a in lista %}{{ loop.previtem }}{% endfor %}", "”loop.previtem” finns inte"),
        ("{% for a in lista %}" * 6 + "{% endfor %}" * 6, "Högst 5 slingor"),
    ],
)
def test_a_wrong_template_is_refused_with_the_place(tag: str, said: str) -> None:
    words = {"namn": "hemligt", "person": {"telefon": "hemligt"}, "lista": ["hemligt"]}
    with pytest.raises(TemplateError) as caught:
        fill(template("Rubrik", f"Stycke {tag}"), words)
    mistake = caught.value.mistake
    assert mistake.place == "brödtexten"
    assert tag[:12].removeprefix("{%p") in mistake.text
    assert said in mistake.message
    assert "hemligt" not in str(caught.value)


@pytest.mark.parametrize(("place", "part"), [("header", "sidhuvudet"), ("footer", "sidfoten")])
def test_a_mistake_in_header_or_footer_says_so(place: str, part: str) -> None:
    kwargs = {place: "Sida {{ okänt }}"}
    with pytest.raises(TemplateError, match=f"{part.capitalize()}, ”Sida {{{{ okänt }}}}”"):
        fill(template(header=kwargs.get("header", ""), footer=kwargs.get("footer", "")), {})


def test_a_condition_that_cuts_a_table_in_two_is_refused_without_telling_the_words() -> None:
    with pytest.raises(TemplateError, match="olika delar av sidan") as caught:
        fill(template("{{ y }}{% if x %}", rows=[["{% endif %}"]]), {"x": "", "y": "hemligt\nhemligt"})
    assert "hemligt" not in str(caught.value)


def test_a_brace_that_opens_nothing_in_a_hidden_place_is_refused() -> None:
    hidden = replaced(template("A"), "<w:r><w:t>A", '<w:bookmarkStart w:id="0" w:name="{{ x"/><w:r><w:t>A')
    with pytest.raises(TemplateError, match="går inte att förstå"):
        fill(hidden, {"x": "1"})


@pytest.mark.parametrize("letter", ["p", "r"])
def test_a_plain_text_where_only_formatted_ones_can_stand_is_refused(letter: str) -> None:
    with pytest.raises(TemplateError, match="utanför ett stycke"):
        fill(template("ett", f"{{{{{letter} namn }}}}"), {"namn": "hemligt"})


def test_text_outside_paragraphs_is_refused() -> None:
    wrong = replaced(template("ett", "två {{ x }}"), "</w:p><w:p>", "</w:p>{{ x }}<w:p>")
    with pytest.raises(TemplateError, match="utanför ett stycke") as caught:
        fill(wrong, {"x": "hemligt"})
    assert "hemligt" not in str(caught.value)


def test_a_word_that_would_look_different_is_an_error_and_no_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(DocxTemplate, "resolve_listing", lambda self, xml: xml.replace("rad", "ord"))
    not_proved = [["{%tc for a in y %}", "{{ a }}", "{%tc endfor %}"]]
    with pytest.raises(TemplateError, match="”: Texten blir inte likadan"):
        fill(template("först", "Stycke {{ x }}", rows=not_proved), {"x": "rad 1", "y": ["a"]})


def test_a_word_in_a_picture_description_is_proved_too() -> None:
    drawing = '<w:bookmarkStart w:id="0" w:name="{{ x }}"/>'
    marked = replaced(template("A{{ x }}"), "<w:r><w:t>A", f"{drawing}<w:r><w:t>A")
    data = fill(marked, {"x": 'a < "b"\nc'})
    assert opened(data).element.body.xpath(".//w:bookmarkStart/@w:name") == ['a < "b" c']


def test_copied_drawings_get_numbers_of_their_own() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="b"/></wp:inline></w:drawing></w:r>'
    )
    looped = replaced(
        template("{%p for x in y %}", "{{ x }}BILD", "{%p endfor %}"),
        "<w:r><w:t>{{ x }}BILD",
        f"{drawing}<w:r><w:t>{{{{ x }}}}",
    )
    assert re.findall('docPr id="(\\d+)"', member(fill(looped, {"y": ["a", "b"]}))) == ["1001", "1002"]


class _Name(str):
    """Equal to a name, and more than one."""

    __slots__ = ()


class _Row:
    name = "hemligt"


@pytest.mark.parametrize(
    "value",
    [
        _Row(),
        _Row,
        print,
        Markup("<b>"),
        dt.datetime(2017, 2, 1, tzinfo=dt.UTC),
        1.5,
        b"x",
        {"a"},
        iter([1]),
        {"x": _Row()},
        {1: "x"},
        {"_x": "1"},
        {"a b": "1"},
        [[_Row()]],
    ],
)
def test_only_plain_data_gets_near_a_template(value: object) -> None:
    with pytest.raises(WordsError, match="text") as caught:
        fill(template("{{ text }}"), {"text": value})
    assert "hemligt" not in str(caught.value)


def test_a_name_is_a_text_and_nothing_more() -> None:
    assert fill(template("{{ x }}"), {"x": "1"})
    with pytest.raises(WordsError):
        fill(template("{{ x }}"), {_Name("x"): "1"})


def test_words_that_hold_themselves_are_refused() -> None:
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(WordsError, match="för många nivåer"):
        fill(template("{{ text }}"), {"text": endless})
