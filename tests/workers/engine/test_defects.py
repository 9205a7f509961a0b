"""What docxtpl does and Knutpunkt does not, each where it shows (docs/engine.md)."""

import io
import re

from docxtpl import DocxTemplate

from tests.support.word import member, opened, paragraphs, saved, template, with_members
from tests.workers.engine.documented import p
from tests.workers.engine.package import SECTION, word_file
from workers.language.environment import LANGUAGE
from workers.rendering import fill


def by_docxtpl(data: bytes, words: dict[str, object]) -> bytes:
    made = DocxTemplate(io.BytesIO(data))
    made.render(words, jinja_env=LANGUAGE)
    return saved(made.docx)


def test_braces_in_a_value_print_as_typed() -> None:
    words: dict[str, object] = {"x": "{_{ x }_} {_% så %_}"}
    data = template("{{ x }} {_{ mall }_}")
    assert paragraphs(fill(data, words)) == ["{_{ x }_} {_% så %_} {{ mall }}"]
    assert paragraphs(by_docxtpl(data, words)) == ["{{ x }} {% så %} {{ mall }}"]


def test_a_long_title_is_no_error() -> None:
    document = opened(template("a"))
    document.core_properties.title = "{{ x }}"
    assert opened(fill(saved(document), {"x": "å" * 300})).core_properties.title == "å" * 300


def test_footnotes_are_filled_once_however_many_sections_there_are() -> None:
    sections = p("{{ x }}") + f"<w:p><w:pPr>{SECTION}</w:pPr></w:p>"
    notes = f'<w:footnote w:id="2">{p("{_{ x }_} {{ x }}")}</w:footnote>'
    data = word_file(sections, {"footnotes": notes})
    words: dict[str, object] = {"x": "1"}
    assert "{{ x }} 1" in member(fill(data, words), "word/footnotes1.xml")
    assert "1 1" in member(by_docxtpl(data, words), "word/footnotes1.xml")


def test_endnotes_are_filled_as_footnotes_are() -> None:
    data = word_file(p("{{ x }}"), {"footnotes": f'<w:footnote w:id="2">{p("not {{ x }}")}</w:footnote>'})
    members = {name: member(data, name) for name in ("[Content_Types].xml", "word/_rels/document.xml.rels")}
    as_endnotes = with_members(
        data,
        {
            **{
                name: re.sub(r"/footnotes(?!1)|\.footnotes\+", _endnotes, text).encode()
                for name, text in members.items()
            },
            "word/footnotes1.xml": member(data, "word/footnotes1.xml")
            .replace("footnote", "endnote")
            .encode(),
        },
    )
    assert "not å" in member(fill(as_endnotes, {"x": "å"}), "word/footnotes1.xml")


def _endnotes(found: re.Match[str]) -> str:
    return found.group().replace("footnotes", "endnotes")
