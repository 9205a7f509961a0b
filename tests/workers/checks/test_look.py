"""Rules of the checker about what is seen: styles, colours, paper, pictures and tables, one by one."""

import pytest

from tests.support.planted.case import Word, drawing, paragraph, run, table
from tests.support.word import template
from workers.checking import check
from workers.checking.contrast import ratio
from workers.checking.look import Look
from workers.word.package import Package


def of(*drawn: str) -> list[str]:
    """The messages about what is drawn at the end of a template that is right."""
    word = Word.of("remissvar")
    for xml in drawn:
        word.draw(xml)
    return [mistake.message for mistake in check(word.saved(), None)]


def test_a_template_without_styles_names_none_that_it_has() -> None:
    members = dict(Package.read(template("x")).members)
    del members["word/styles.xml"]
    assert Look.of(Package(members)).styles == {}


def test_a_table_style_with_colours_of_its_own_is_let_be() -> None:
    white = run("Vitt", '<w:color w:val="FFFFFF"/>')
    black = '<w:tblPr><w:shd w:val="clear" w:fill="000000"/></w:tblPr>'
    assert of(f"<w:tbl>{black}<w:tr><w:tc>{paragraph(white)}</w:tc></w:tr></w:tbl>") == []
    assert any("kontrasten 1,0:1" in message for message in of(paragraph(white)))


def test_a_pattern_behind_letters_is_let_be() -> None:
    assert of(paragraph(run("x", '<w:color w:val="EEEEEE"/><w:shd w:val="pct50" w:fill="000000"/>'))) == []


def test_hidden_and_empty_text_needs_no_contrast() -> None:
    pale = '<w:color w:val="EEEEEE"/>'
    assert of(paragraph(run(" ", pale)), paragraph(run("x", f"{pale}<w:vanish/>"))) == []


def test_steering_in_pale_letters_is_not_in_the_document() -> None:
    pale = '<w:color w:val="CCCCCC"/>'
    assert of(paragraph(run("{%p if spar %}", pale)), paragraph(run("{%p endif %}", pale))) == []


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ('<w:pgSz w:w="12240" w:h="15840"/>', "Papperet är US Letter (21,6 × 27,9 cm), inte A4."),
        ('<w:pgSz w:w="11907" w:h="16840"/>', ""),
        ('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>', ""),
        ('<w:pgSz w:w="10000" w:h="10000"/>', "Papperet är 17,6 × 17,6 cm, inte A4."),
        ("", "Papperet är US Letter"),
    ],
)
def test_paper_that_is_not_a4_is_told_as_advice(size: str, said: str) -> None:
    told = of(paragraph("", f"<w:sectPr>{size}</w:sectPr>"))
    assert [message for message in told if said and message.startswith(said)] == told


@pytest.mark.parametrize("kind", ["wordprocessingShape", "wordprocessingGroup", "wordprocessingCanvas"])
def test_shapes_are_not_taken_for_pictures(kind: str) -> None:
    data = f'<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/{kind}"/>'
    assert of(drawing(inside=data)) == []


def test_a_decorative_picture_needs_no_text() -> None:
    space = "http://schemas.microsoft.com/office/drawing/2017/decorative"
    mark = f'<a:extLst><a:ext uri="x"><d:decorative xmlns:d="{space}" val="1"/></a:ext></a:extLst>'
    assert of(drawing().replace('name="Bild 7" />', f'name="Bild 7">{mark}</wp:docPr>')) == []


def test_rows_that_repeat_under_no_header_are_told() -> None:
    told = of(
        table(
            ("{%tr for h in hanvisningar %}", ""), ("{{ h.aktor }}", "{{ h.atgard }}"), ("{%tr endfor %}", "")
        )
    )
    assert any("har ingen rubrikrad" in message for message in told)


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert ratio("000000", "FFFFFF") == pytest.approx(21)
