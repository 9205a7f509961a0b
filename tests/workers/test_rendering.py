"""Filling: every word arrives exactly, whatever it holds, and nothing wrong becomes a document."""

import copy
import datetime as dt
import io
import re

import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup

from service.domain.text import clean
from tests.support.word import member, opened, paragraphs, replaced, saved, table, template, with_members
from workers import rendering
from workers.errors import TemplateError, WordsError
from workers.rendering import fill
from workers.word.language import LANGUAGE
from workers.word.markup import w

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
@settings(deadline=None)  # other processes may hold the machine
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


def test_loops_of_table_rows_in_loops() -> None:
    rows = [
        ["{%tr for m in mal %}", ""],
        ["{{ m.namn }}", "{{ loop.index }}"],
        ["{%tr for d in m.delmal %}", ""],
        ["{{ d }}", "{{ loop.last }}"],
        ["{%tr endfor %}", ""],
        ["{%tr endfor %}", ""],
    ]
    words = {"mal": [{"namn": "A", "delmal": ["a1", "a2"]}, {"namn": "B", "delmal": []}]}
    assert table(fill(template(rows=rows), words)) == [["A", "1"], ["a1", "Nej"], ["a2", "Ja"], ["B", "2"]]


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


def test_a_tag_that_word_has_split_keeps_the_formatting_around_it() -> None:
    document = opened(template("Hej {{ na"))
    document.paragraphs[0].add_run("mn }} igen").bold = True
    paragraph = opened(fill(saved(document), {"namn": "Eva"})).paragraphs[0]
    assert paragraph.text == "Hej Eva igen"
    assert [run.text for run in paragraph.runs if run.bold] == [" igen"]


def test_quotes_spaces_and_ampersands_as_word_writes_them_in_tags() -> None:
    tags = template(
        "{%\u00a0if x == ”A & B” %}ja{% else %}nej{% endif %}{{\u00a0x\u00a0}}",
        "{%p\u00a0if x %}",
        "syns",
        "{%p endif %}",
    )
    assert paragraphs(fill(tags, {"x": "A & B"})) == ["jaA & B", "syns"]


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


def test_a_table_whose_loop_yields_nothing_is_gone_and_one_that_keeps_its_header_stays_whole() -> None:
    loop = [["{%tr for r in rader %}", ""], ["{{ r }}", ""], ["{%tr endfor %}", ""]]
    assert opened(fill(template(rows=loop), {"rader": []})).tables == []
    data = fill(template(rows=[["Rubrik", "B"], *loop]), {"rader": []})
    assert table(data) == [["Rubrik", "B"]]
    assert len(re.findall("<w:gridCol ", member(data))) == 2


def test_cells_merged_over_a_loop_fit_the_grid() -> None:
    rows = [
        ["{%tc for r in rader %}", "{{ r }}", "{%tc endfor %}"],
        ["{% colspan rader|length %}Summa", "", ""],
    ]
    document = opened(template(rows=rows))
    row = document.tables[0].rows[1]._tr
    for cell in row.findall(w("tc"))[1:]:
        row.remove(cell)
    data = fill(saved(document), {"rader": ["a", "b", "c", "d"]})
    assert table(data) == [["a", "b", "c", "d"], ["Summa"] * 4]
    assert len(re.findall("<w:gridCol ", member(data))) == 4


def test_cells_are_merged_down_and_across_and_coloured() -> None:
    rows = [
        ["{%tr for f in rader %}", ""],
        ["{% vm %}Samma", "{% cellbg f %}{{ f }}"],
        ["{%tr endfor %}", ""],
    ]
    xml = member(fill(template(rows=rows), {"rader": ["FF0000", "00FF00"]}))
    assert re.findall('vMerge w:val="(\\w+)"', xml) == ["restart", "continue"]
    assert re.findall('w:fill="(\\w+)"', xml) == ["FF0000", "00FF00"]
    across = [["{%tc for f in rader %}", "{% hm %}Rubrik", "{%tc endfor %}"]]
    assert 'gridSpan w:val="3"' in member(fill(template(rows=across), {"rader": ["a", "b", "c"]}))


def test_a_loop_of_cells_fits_the_grid() -> None:
    cells = [["{%tc for r in rader %}", "{{ r }}", "{%tc endfor %}"]]
    data = fill(template(rows=cells), {"rader": ["a", "b", "c", "d"]})
    assert table(data) == [["a", "b", "c", "d"]]
    assert len(re.findall("<w:gridCol ", member(data))) == 4
    assert opened(fill(template(rows=cells), {"rader": []})).tables == []


@pytest.mark.parametrize("grid", ["", "<w:tblGrid/>"])
def test_a_table_without_a_grid_is_left_as_it_is(grid: str) -> None:
    bare = template(rows=[["{{ x }}"]])
    bare = replaced(bare, re.findall("<w:tblGrid>.*</w:tblGrid>", member(bare), re.DOTALL)[0], grid)
    assert "gridCol" not in member(fill(bare, {"x": "1"}))


def test_a_cell_that_a_condition_empties_still_has_a_paragraph() -> None:
    document = opened(template(rows=[["{%p if x %}"]]))
    cell = document.tables[0].cell(0, 0)
    cell.add_paragraph("syns")
    cell.add_paragraph("{%p endif %}")
    assert table(fill(saved(document), {"x": ""})) == [[""]]


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
        ("{{ namn is defined }}", "Villkoret ”is defined” finns inte"),
        ("{% macro x() %}{% endmacro %}", "”macro” kan inte användas"),
        ("{% include 'x' %}", "”include” kan inte användas"),
        ("{{ namn[1:2] }}", "hakparenteser"),
        ("{{ 'a' * 1000000000 }}", "räkna med heltal"),
        ("{{ 'a' + namn }}", "räkna med heltal"),
        ("{{ person }}", "En lista eller grupp kan inte skrivas ut"),
        ("{{ lista }}", "En lista eller grupp kan inte skrivas ut"),
        ("{% for x in 5 %}{{ x }}{% endfor %}", "går inte att fylla i"),
        ("{{ namn", "inte avslutad i samma stycke"),
        ("namn }}", "klammer för mycket"),
        ("{{ a b }}", "”b” är oväntat"),
        ("{{ }}", "något saknas"),
        ("{% if namn %}", "”if” avslutas aldrig"),
        ("{% endif %}", "”endif” hör inte ihop"),
        ("{% endif x %}", "”x” är oväntat"),
        ("{% if namn %}{% else %}{% else %}{% endif %}", "”else” hör inte ihop"),
        ("{% for loop in lista %}{% endfor %}", "går inte att förstå"),
        ("{{ " + "(" * 500 + "namn" + ")" * 500 + " }}", "något saknas"),
        ("{{p namn }}", "utan bokstav"),
        ("{%p if namn %}", "måste stå ensam"),
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
    assert mistake.text.startswith("Stycke")
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


def test_text_outside_paragraphs_is_refused() -> None:
    wrong = replaced(template("ett", "två {{ x }}"), "</w:p><w:p>", "</w:p>{{ x }}<w:p>")
    with pytest.raises(TemplateError, match="utanför ett stycke") as caught:
        fill(wrong, {"x": "hemligt"})
    assert "hemligt" not in str(caught.value)


def test_a_word_that_would_look_different_is_an_error_and_no_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rendering, "break_lines", lambda root: None)
    with pytest.raises(TemplateError, match="”: Texten blir inte likadan"):
        fill(template("först", "Stycke {{ x }}"), {"x": "rad 1\nrad 2"})


def test_a_word_in_a_picture_description_is_proved_too() -> None:
    drawing = '<w:bookmarkStart w:id="0" w:name="{{ x }}"/>'
    marked = replaced(template("A{{ x }}"), "<w:r><w:t>A", f"{drawing}<w:r><w:t>A")
    assert 'w:name="a &lt; b c"' in member(fill(marked, {"x": "a < b\nc"}))


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
        fill(EVERYWHERE, {"text": value, "rader": []})
    assert "hemligt" not in str(caught.value)


def test_words_that_hold_themselves_are_refused() -> None:
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(WordsError, match="för många nivåer"):
        fill(EVERYWHERE, {"text": endless, "rader": []})
