"""The small reader of PDF text understands the ways in which fonts tell their characters."""

import pikepdf
import pytest

from workers.pdf.text import holds

ONE_BYTE = b"begincodespacerange <00> <FF> endcodespacerange "
TWO_BYTES = b"begincodespacerange <0000> <FFFF> endcodespacerange "


def page(content: bytes, cmap: bytes | None) -> pikepdf.Pdf:
    document = pikepdf.new()
    document.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font)
    if cmap is not None:
        font.ToUnicode = document.make_stream(cmap)
    document.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    document.pages[0].Contents = document.make_stream(b"BT /F1 12 Tf " + content + b" ET")
    return document


@pytest.mark.parametrize(
    ("content", "cmap", "text"),
    [
        (b"(VK-1) Tj", None, "VK-1"),
        (b"[(VK) -20 (-1)] TJ", None, "VK-1"),
        (b'0 0 (VK-1) "', None, "VK-1"),
        (b"<0102> Tj", ONE_BYTE + b"beginbfchar <01> <00C5> <02> <00660069> endbfchar", "Åfi"),
        (b"<00010002> Tj", TWO_BYTES + b"beginbfrange <0001> <0002> <0041> endbfrange", "AB"),
        (b"<00010002> Tj", TWO_BYTES + b"beginbfrange <0001> <0002> [<0058> <0059>] endbfrange", "XY"),
        (b"<00010002> Tj", b"beginbfchar <0001> <0041> <0002> <0042> endbfchar", "AB"),
        (
            b"<0001> Tj <0002> Tj",
            TWO_BYTES + b"beginbfchar <0001> <0041> <0002> <0042> endbfchar",
            "A\u00adB ",
        ),
    ],
)
def test_characters_are_read_through_the_fonts_table(content: bytes, cmap: bytes | None, text: str) -> None:
    assert holds(page(content, cmap), text)


def test_a_code_without_character_is_no_text() -> None:
    assert not holds(page(b"<0009> Tj", TWO_BYTES + b"beginbfchar <0001> <0041> endbfchar"), "\x09A")


def test_a_page_without_fonts_holds_nothing() -> None:
    document = pikepdf.new()
    document.add_blank_page()
    assert not holds(document, "VK")
