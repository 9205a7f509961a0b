"""What a filled part needs before Word can show it: line breaks, whole tables, paragraphs in every cell."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from lxml import etree

from workers.word.markup import BREAK, PARAGRAPH, RUN, TAB, TABLE, TEXT, XML_SPACE, w
from workers.word.tables import tidy_table

_DRAWING_ID = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PIECES = re.compile(r"([\n\t])")
_NEED_PARAGRAPH = (w("tc"), w("hdr"), w("ftr"), w("footnote"), w("endnote"), w("txbxContent"))


def tidy(root: etree._Element) -> None:
    """Repair what filling left over; docxtpl leaves tables without rows or grid and cells without text."""
    for table in list(root.iter(TABLE)):
        tidy_table(table)
    for container in root.iter(*_NEED_PARAGRAPH):
        _end_with_paragraph(container)
    _number_drawings(list(root.iter(_DRAWING_ID)))


def _end_with_paragraph(container: etree._Element) -> None:
    blocks = list(container.iterchildren(PARAGRAPH, TABLE, w("sdt")))
    if not blocks or blocks[-1].tag == TABLE:
        etree.SubElement(container, PARAGRAPH)


def _number_drawings(drawings: list[etree._Element]) -> None:
    """Give drawings numbers of their own when a loop has copied some."""
    if len({drawing.get("id") for drawing in drawings}) < len(drawings):
        for number, drawing in enumerate(drawings, start=1001):
            drawing.set("id", str(number))


def break_lines(root: etree._Element) -> None:
    """Turn line feeds and tabs in text into Word's own; keep every space as typed."""
    for node in list(root.iter(TEXT)):
        text = node.text or ""
        if "\n" in text or "\t" in text:
            _rebuild(node, _PIECES.split(text))
        elif text != text.strip() or "  " in text:
            node.set(XML_SPACE, "preserve")


def _rebuild(node: etree._Element, pieces: list[str]) -> None:
    node.text = pieces[0]
    node.set(XML_SPACE, "preserve")
    for mark, text in zip(pieces[1::2], pieces[2::2], strict=True):
        node = _after_break(node, text) if mark == "\n" else _after_tab(node, text)


def _after_break(node: etree._Element, text: str) -> etree._Element:
    line, rest = etree.Element(BREAK), _text(text)
    node.addnext(rest)
    node.addnext(line)
    return rest


def _after_tab(node: etree._Element, text: str) -> etree._Element:
    """A tab stands in a run of its own, as docxtpl writes it, with what followed in a third."""
    run = node.getparent()
    if run is None or run.tag != RUN:
        return _after_break(node, text)
    rest, tab = _same_run(run), _same_run(run)
    following = list(node.itersiblings())
    etree.SubElement(tab, TAB)
    rest.append(_text(text))
    rest.extend(following)
    run.addnext(rest)
    run.addnext(tab)
    return next(rest.iterchildren(TEXT))


def _same_run(run: etree._Element) -> etree._Element:
    """An empty run with the same formatting."""
    twin = etree.Element(RUN, nsmap=run.nsmap)
    twin.extend(copy.deepcopy(list(run.iterchildren(w("rPr")))))
    return twin


def _text(text: str) -> etree._Element:
    node = etree.Element(TEXT)
    node.text = text
    node.set(XML_SPACE, "preserve")
    return node


def stray_text(root: etree._Element) -> Iterator[str]:
    """Text that stands between elements, where Word allows none; spaces there are removed."""
    for node in root.iter():
        if node.tail and node.tail.strip():
            yield node.tail
        node.tail = None
