"""The lines that are kept with a signature: two, whatever comes last, and never more than they need."""

import io

import docx
import pytest
from docx.document import Document

from service.documents.kinds import REGISTRY
from tests.support.kinds import words
from tests.support.wordstyle import find, is_on, q
from workers.rendering import fill
from workers.rendering.signature import LETTERS, LONGEST, LONGEST_IN_ROW, STYLE, signature_kept

LONG = "a" * LETTERS


def saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def ending(*texts: str, rows: tuple[str, ...] = (), signed: bool = True) -> Document:
    """A document of paragraphs and a table, then the heading and the signatures."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(rows=0, cols=2)
        for text in rows:
            table.add_row().cells[0].text = text
    document.add_heading("Underskrift", 1)
    document.styles.add_style(STYLE, 1)
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    if signed:
        cell.paragraphs[0].style = STYLE
    return document


def kept(document: Document) -> list[str]:
    """The texts that are kept with what follows, of those before the signatures."""
    made = docx.Document(io.BytesIO(signature_kept(saved(document))))
    found = [each for each in made.element.body.iter(q("p")) if is_on(find(each, "pPr/keepNext"))]
    return ["".join(node.text or "" for node in each.iter(q("t"))) for each in found]


@pytest.mark.parametrize(
    ("texts", "last"),
    [
        (("ett", "två", "tre"), ["två", "tre"]),
        (("ett", "två", LONG), [LONG]),
        (("ett", LONG, "tre"), [LONG, "tre"]),
        (("ett", "två\nrader"), ["tvårader"]),
        (("ett", "två", "", "tre"), ["två", "", "tre"]),
        (("ett", "b" * LONGEST), ["b" * LONGEST]),
        (("ett", "b" * (LONGEST + 1), "tre"), ["tre"]),
        (("ett", "b" * (LONGEST + 1)), []),
        ((), []),
    ],
)
def test_two_lines_are_kept_and_no_paragraph_more(texts: tuple[str, ...], last: list[str]) -> None:
    assert kept(ending(*texts)) == [*last, "Underskrift"]


def test_the_last_rows_of_a_table_are_kept_and_what_stands_above_a_short_one() -> None:
    assert kept(ending("ett", rows=("A", "B", "C"))) == ["B", "", "C", "", "Underskrift"]
    assert kept(ending("ett", rows=("A",))) == ["ett", "A", "", "Underskrift"]
    assert kept(ending("ett", rows=("A", LONG))) == [LONG, "", "Underskrift"]
    assert kept(ending("ett", rows=("A", "b" * (LONGEST_IN_ROW + 1)))) == ["Underskrift"]


def test_a_signature_that_was_given_a_page_of_its_own_has_it() -> None:
    document = ending("ett", "två")
    document.paragraphs[-1].paragraph_format.page_break_before = True
    assert kept(document) == []


def test_what_was_let_go_in_the_template_is_kept_where_it_comes_last() -> None:
    document = ending("ett", "två")
    document.paragraphs[0].paragraph_format.keep_with_next = False
    assert kept(document) == ["ett", "två", "Underskrift"]


def test_nothing_else_is_changed() -> None:
    unsigned = saved(ending("ett", signed=False))
    assert signature_kept(unsigned) is unsigned
    bare = saved(docx.Document())
    assert signature_kept(bare) is bare
    made = fill(REGISTRY["avbrott"].template, words("avbrott"))
    once = signature_kept(made)
    assert signature_kept(once) == once
    before, after = (docx.Document(io.BytesIO(data)) for data in (made, once))
    for each in after.element.body.iter(q("keepNext")):
        each.getparent().remove(each)
    for each in before.element.body.iter(q("keepNext")):
        each.getparent().remove(each)
    assert [p.xml for p in before.element.body.iter(q("p"))] == [
        p.xml for p in after.element.body.iter(q("p"))
    ]
