"""Filling: every word arrives exactly, whatever it holds, and nothing wrong becomes a document."""

import copy
import datetime as dt
import io
import re

import pytest
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from service.domain.text import clean
from tests.support.word import member, opened, paragraphs, saved, table, template, with_members
from workers.language.environment import LANGUAGE
from workers.rendering import fill

HOSTILE = (
    "CRP < 5 och BMI > 25",
    "Fru & Herr AT&T",
    "&amp;lt;",
    "{{ 7*7 }}",
    "{% for %}",
    "{%p if x %}",
    "{_{ x }_}",
    "</w:t></w:r>",
    "<w:fldSimple>",
    "]]>",
    "<!-- -->",
    "\x00\x01\x07\x08\x1f",
    "\ud800",
    "rad 1\r\nrad 2\rrad 3",
    "sida\fsida",
    "\u2028\u2029\x85",
    "höger\u202evänster",
    "🎉👩‍👩‍👧",
    "مرحبا بالعالم",
    "a" + "\u0301" * 200,
    "   ",
    "\t",
    "\n",
    " kant ",
    "a  b",
    "=cmd|' /C calc'!A0",
    "../../x",
    "x" * 300,
    "\ufdd0",
    "\ufdd1x\ufdd0",
    "\ufffe\uffff",
    "“citat”",
    "\u00a0",
    "\u2060",
)
typed = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=()))), max_size=5
).map("".join)
EVERYWHERE = template(
    "Före {{ text }} efter",
    "{{ text }}",
    header="Huvud {{ text }}",
    footer="{{ text }} fot",
    rows=[["{%tr for rad in rader %}", ""], ["{{ rad.a }}", "{{ rad.b }}"], ["{%tr endfor %}", ""]],
)


def as_kept(text: str) -> str:
    return re.sub("[\ufdd0-\ufdef]", "", clean(text))


@pytest.mark.slow
@given(text=typed, other=typed)
def test_every_text_comes_back_equal_in_body_table_header_and_footer(text: str, other: str) -> None:
    data = fill(EVERYWHERE, {"text": text, "rader": [{"a": text, "b": other}, {"a": other, "b": text}]})
    kept, second = as_kept(text), as_kept(other)
    assert paragraphs(data) == [f"Före {kept} efter", kept]
    assert table(data) == [[kept, second], [second, kept]]
    section = opened(data).sections[0]
    assert section.header.paragraphs[0].text == f"Huvud {kept}"
    assert section.footer.paragraphs[0].text == f"{kept} fot"


def test_a_control_character_in_one_word_leaves_the_rest_alone() -> None:
    data = fill(template("A & B < C {{ x }}", "{{ y }}"), {"x": "\x01", "y": "AT&T"})
    assert paragraphs(data) == ["A & B < C ", "AT&T"]


def test_six_texts_of_100_000_characters() -> None:
    words = {f"t{n}": f"{n}" * 50_000 + "\n" + "å" * 49_999 for n in range(6)}
    assert paragraphs(fill(template(*[f"{{{{ {name} }}}}" for name in words]), words)) == list(words.values())


def test_a_long_text_becomes_real_paragraphs_in_a_loop() -> None:
    data = fill(
        template("{%p for s in x.stycken %}", "{{ s }}", "{%p endfor %}", "slut"),
        {"x": {"stycken": ["ett", "två"]}},
    )
    assert paragraphs(data) == ["ett", "två", "slut"]


def test_whole_numbers_can_be_counted_with() -> None:
    tags = template(
        "{{ tal + 1 }} {{ 2 * tal }} {{ lista[1] }}{% for x in lista %} {{ loop.revindex - 1 }}{% endfor %}"
    )
    assert paragraphs(fill(tags, {"tal": 3, "lista": ["a", "b"]})) == ["4 6 b 1 0"]


def test_how_values_look() -> None:
    data = fill(
        template("{{ ja }} {{ nej }} {{ inget }} {{ tal }} {{ dag }}"),
        {"ja": True, "nej": False, "inget": None, "tal": 30, "dag": dt.date(2017, 2, 1)},
    )
    assert paragraphs(data) == ["Ja Nej  30 2017-02-01"]


def test_a_word_may_have_any_name() -> None:
    assert paragraphs(fill(template("{{ x.items }} {{ x.keys }}"), {"x": {"items": "a", "keys": "b"}})) == [
        "a b"
    ]


def test_a_tag_that_word_has_split_is_filled_where_it_begins() -> None:
    document = opened(template("Hej {{ na"))
    document.paragraphs[0].add_run("mn }} igen").bold = True
    assert paragraphs(fill(saved(document), {"namn": "Eva"})) == ["Hej Eva igen"]


def test_curly_quotes_and_ampersands_in_tags_are_what_was_typed() -> None:
    tags = template("{% if x == “A & B” %}ja{% else %}nej{% endif %}{{ x }}")
    assert paragraphs(fill(tags, {"x": "A & B"})) == ["jaA & B"]


def test_braces_that_close_nothing_print_as_typed() -> None:
    assert paragraphs(fill(template("namn }} {{ x }}"), {"x": "1"})) == ["namn }} 1"]


def test_braces_that_are_meant_to_be_read() -> None:
    assert paragraphs(fill(template("Skriv {_{ namn }_} och {_% if %_}{{ x }}"), {"x": ""})) == [
        "Skriv {{ namn }} och {% if %}"
    ]


def test_spaces_and_tabs_stay_where_they_are_typed() -> None:
    assert paragraphs(fill(template("a {{ x }} b{{ y }}c"), {"x": " 1  2 ", "y": "\t"})) == ["a  1  2  b\tc"]


def test_text_after_a_tab_keeps_its_formatting() -> None:
    document = opened(template(""))
    document.paragraphs[0].add_run("{{ x }}").bold = True
    runs = opened(fill(saved(document), {"x": "a\tb\tc"})).paragraphs[0].runs
    assert "".join(run.text for run in runs if run.bold) == "a\tb\tc"


def test_properties_follow_the_words_and_are_escaped_once() -> None:
    document = opened(template("{{ dokument.titel }}"))
    document.core_properties.comments = "Om {{ dokument.titel }}"
    document.core_properties.author = document.core_properties.last_modified_by = "Testperson D1"
    header = {"titel": "Fru & Herr <1>", "projekt": "P", "id": "VK-1", "organisation": "AF"}
    core = opened(fill(saved(document), {"dokument": header})).core_properties
    assert (core.title, core.comments, core.subject) == ("Fru & Herr <1>", "Om Fru & Herr <1>", "P")
    assert (core.language, core.identifier, core.author, core.last_modified_by) == (
        "sv-SE",
        "VK-1",
        "AF",
        "AF",
    )


def test_properties_that_the_template_lacks_are_added() -> None:
    core = re.sub("<dc:title>.*?</dc:title>|<dc:title/>", "", member(template(), "docProps/core.xml"))
    bare = with_members(template(), {"docProps/core.xml": core.encode()})
    titled = opened(fill(bare, {"dokument": {"titel": "Plan", "projekt": None}}))
    assert titled.core_properties.title == "Plan"


def test_equal_words_give_equal_bytes() -> None:
    words = {"text": "Å", "rader": [{"a": "1", "b": "2"}]}
    assert fill(EVERYWHERE, words) == fill(EVERYWHERE, copy.deepcopy(words))
    assert fill(EVERYWHERE, words) != fill(EVERYWHERE, {**words, "text": "Ä"})


def test_an_ordinary_document_is_the_one_that_docxtpl_makes() -> None:
    words = {"text": "Fru & Herr\nrad 2", "rader": [{"a": "1", "b": "x\ty"}, {"a": "2", "b": "y"}]}
    theirs = DocxTemplate(io.BytesIO(EVERYWHERE))
    theirs.render({**words, " printed": []}, jinja_env=_without_marks())
    assert _shape(member(fill(EVERYWHERE, words))) == _shape(member(saved(theirs.docx)))


def _without_marks() -> Environment:
    environment = LANGUAGE.overlay()
    environment.finalize = None
    return environment


def _shape(xml: str) -> str:
    return re.sub(r' xml:space="preserve"| xmlns:\w+="[^"]*"|\s+(?=<)', "", xml.split("<w:body")[1])
