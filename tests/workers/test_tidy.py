"""Line feeds and tabs in a filled part become what Word shows."""

from lxml import etree

from workers.word.markup import WORD
from workers.word.tidy import break_lines


def broken(body: str) -> str:
    root = etree.fromstring(f'<w:p xmlns:w="{WORD}">{body}</w:p>')
    break_lines(root)
    return etree.tostring(root, encoding="unicode").split(">", 1)[1].replace(' xml:space="preserve"', "")


def test_a_tab_gets_a_run_of_its_own_with_the_same_formatting() -> None:
    assert broken("<w:r><w:rPr><w:b/></w:rPr><w:t>a\tb\nc</w:t><w:br/></w:r>") == (
        "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:tab/></w:r>"
        "<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t><w:br/><w:t>c</w:t><w:br/></w:r></w:p>"
    )


def test_text_outside_a_run_is_kept() -> None:
    assert broken("<w:t>a\tb</w:t>") == "<w:t>a</w:t><w:br/><w:t>b</w:t></w:p>"


def test_only_spaces_that_would_be_lost_are_marked() -> None:
    root = etree.fromstring(f'<w:p xmlns:w="{WORD}"><w:t>a b</w:t><w:t>a  b</w:t><w:t> a</w:t></w:p>')
    break_lines(root)
    assert [len(node.attrib) for node in root] == [0, 1, 1]
