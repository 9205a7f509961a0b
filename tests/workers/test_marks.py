"""The marks of a filled part find a value that was changed, lost or doubled on its way."""

import pytest
from lxml import etree

from workers.rendering.marks import first_difference
from workers.word.markup import WORD


def part(body: str) -> etree._Element:
    marked = body.replace("[", "\ufdd0").replace("]", "\ufdd1")
    return etree.fromstring(f'<w:p xmlns:w="{WORD}">{marked}</w:p>')


WHOLE = (
    "<w:r><w:t>a [x</w:t><w:br/><w:t>y</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>z]</w:t></w:r>"
    '<w:r w:val="[1 2]"/>'
)


def test_values_across_breaks_tabs_and_attributes_are_read_back_and_the_marks_removed() -> None:
    root = part(WHOLE)
    assert first_difference(root, ["x\ny\tz", "1\n2"]) is None
    assert etree.tostring(root, encoding="unicode").count("\ufdd0") == 0
    assert root.findtext(f".//{{{WORD}}}t") == "a x"


@pytest.mark.parametrize(
    ("printed", "number"),
    [(["x\ny\tq", "1\n2"], 0), (["x\ny\tz", "3"], 1), (["x\ny\tz", "1\n2", "3"], 2), (["x\ny\tz"], 0)],
)
def test_the_first_difference_is_told_by_its_number(printed: list[str], number: int) -> None:
    assert first_difference(part(WHOLE), printed) == number


def test_a_line_feed_that_docxtpl_leaves_is_the_space_that_word_shows() -> None:
    assert first_difference(part("<w:r><w:t>[x\ny]</w:t></w:r>"), ["x\ny"]) is None
    assert first_difference(part("<w:r><w:t>[x\ny]</w:t></w:r>"), ["x\nz"]) == 0
    assert first_difference(part("<w:r><w:instrText>[x]</w:instrText></w:r>"), ["x"]) is None
    assert first_difference(part('<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>[x]'), ["x"]) == 0
