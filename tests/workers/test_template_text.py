"""The readable text of a Word file, which git shows when a template has changed."""

import sys
from pathlib import Path

import pytest

from tests.support.word import opened, replaced, saved, template
from workers import template_text
from workers.template_text import docx_text
from workers.word.package import Package


def test_a_template_is_shown_line_by_line_with_styles_tables_and_tags() -> None:
    document = opened(template(header="{{ dokument.titel }}\t2", rows=[["{{ a }}", "b"]]))
    document.add_heading("Mål", 2)
    document.core_properties.title = "Plan"
    text = docx_text(saved(document))
    assert "=== brödtexten (word/document.xml) ===\n| {{ a }} | b |\n[heading 2] Mål\n" in text
    assert "(word/header1.xml) ===\n[header] {{ dokument.titel }}→2\n" in text
    assert "title: Plan\n" in text


def test_fields_pictures_breaks_and_text_boxes_can_be_seen() -> None:
    inside = (
        "<w:instrText> PAGE </w:instrText><w:br/>"
        '<wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" id="1"'
        ' descr="Logga"/>'
        "<w:txbxContent><w:p><w:r><w:t>ruta</w:t></w:r></w:p></w:txbxContent><w:t>X"
    )
    data = replaced(template("X"), "<w:t>X", inside)
    assert "\n<PAGE>↵[bild: Logga]X\n[textruta] ruta\n" in docx_text(data)


def test_a_file_without_styles_shows_the_style_keys() -> None:
    document = opened(template())
    document.add_heading("Mål", 2)
    members = dict(Package.read(saved(document)).members)
    del members["word/styles.xml"]
    text = docx_text(Package(members).to_bytes())
    assert "[Heading2] Mål" in text


def test_where_a_tab_stands_on_the_ruler_is_not_text() -> None:
    document = opened(template())
    document.add_paragraph("a").paragraph_format.tab_stops.add_tab_stop(1000)
    assert "\na\n" in docx_text(saved(document))


def test_a_change_of_style_alone_is_seen_too() -> None:
    before = template("a")
    after = replaced(before, 'w:val="Normal"', 'w:val="Brödtext"', name="word/styles.xml")
    changed = set(docx_text(before).splitlines()) ^ set(docx_text(after).splitlines())
    assert {line.split()[0] for line in changed} == {"word/styles.xml"}


def test_the_program_prints_a_file_and_survives_a_broken_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.docx"
    for content, said in ((template("Hej"), "Hej"), (b"x", "Filen är inte en Word-fil")):
        file.write_bytes(content)
        monkeypatch.setattr(sys, "argv", ["text", str(file)])
        assert template_text.main() == 0
        assert said in capsys.readouterr().out
    monkeypatch.setattr(sys, "argv", ["text"])
    assert template_text.main() == 2
