"""A signature never stands alone on its page: the last lines before it are kept with it.

Which text comes last depends on what was answered, so that no template can say it; the finished document can.
Word moves two lines of a paragraph that is kept, but LibreOffice all of it, and lets go of everything when
what is kept has no room on one page. So no more is kept than two lines need, and nothing so long that the
page before would be left half empty: that is worse than what is mended.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from workers.rendering.writer import ReadyFile
from workers.word.markup import BREAK, PARAGRAPH, ROW, TABLE, TEXT, parse, to_bytes, w

STYLE = "Underskriftsrubrik"
LINES, LETTERS = 2, 90
"""Lines to keep, and the length of a text that is sure to take two."""
LONGEST, LONGEST_IN_ROW = 1000, 500
"""A quarter of a page, in the column of the text and in one of a table."""
_BODY, _PROPERTIES, _STYLED, _KEPT, _VALUE = (
    "word/document.xml", w("pPr"), w("pStyle"), w("keepNext"), w("val"),
)  # fmt: skip
_NEW_PAGE = w("pageBreakBefore")


def signature_kept(docx: bytes) -> bytes:
    """The same Word file with the lines before its signatures kept with them; one without any as it is."""
    # Our own file, which may be larger than what is taken from outside.
    with ZipFile(io.BytesIO(docx)) as file:
        if STYLE.encode() not in file.read(_BODY):
            return docx
        members = {name: file.read(name) for name in file.namelist()}
    root = parse(members[_BODY])
    if (signatures := next(filter(_is_signed, root.iter(TABLE)), None)) is None:
        return docx
    for block in _kept_with(signatures):
        for paragraph in block.iter(PARAGRAPH):
            _keep(paragraph)
    members[_BODY] = to_bytes(root)
    return ReadyFile.of(members, changing=members).filled(members)


def _is_signed(table: etree._Element) -> bool:
    return any(style.get(_VALUE) == STYLE for style in table.iter(_STYLED))


def _kept_with(signatures: etree._Element) -> Iterator[etree._Element]:
    """The heading of the signatures and, above it, paragraphs and rows until there are lines enough."""
    lines = -1  # the heading is none of them
    for block in _upwards(signatures):
        if lines >= LINES or _begins_page(block) or _is_long(block):
            return
        yield block
        lines += _lines(block) if lines >= 0 else 1


def _upwards(signatures: etree._Element) -> Iterator[etree._Element]:
    for block in signatures.itersiblings(preceding=True):
        if block.tag == TABLE:
            yield from block.iterchildren(ROW, reversed=True)
        elif block.tag == PARAGRAPH:
            yield block
        else:
            return


def _lines(block: etree._Element) -> int:
    """How many lines a paragraph or row is sure to take, none or one or enough."""
    length = _length(block)
    return LINES if length >= LETTERS or next(block.iter(BREAK), None) is not None else min(length, 1)


def _length(block: etree._Element) -> int:
    """The letters of a paragraph, or of the longest one in a row."""
    return max(
        (sum(len(text.text or "") for text in paragraph.iter(TEXT)) for paragraph in block.iter(PARAGRAPH)),
        default=0,
    )


def _is_long(block: etree._Element) -> bool:
    return _length(block) > (LONGEST_IN_ROW if block.tag == ROW else LONGEST)


def _begins_page(block: etree._Element) -> bool:
    return next(block.iter(_NEW_PAGE), None) is not None


def _keep(paragraph: etree._Element) -> None:
    properties = paragraph.find(_PROPERTIES)
    if properties is None:
        properties = paragraph.makeelement(_PROPERTIES)
        paragraph.insert(0, properties)
    for old in properties.findall(_KEPT):
        properties.remove(old)
    # Word wants it right after the style.
    styled = properties.find(_STYLED)
    properties.insert(0 if styled is None else properties.index(styled) + 1, properties.makeelement(_KEPT))
