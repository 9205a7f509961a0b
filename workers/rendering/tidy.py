"""What docxtpl leaves and Word cannot open: rows without cells, tables without rows, cells without text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from workers.word.markup import CELL, PARAGRAPH, ROW, TABLE, w

_NEED_PARAGRAPH = (CELL, *map(w, ("hdr", "ftr", "footnote", "endnote", "txbxContent")))


def mended(root: etree._Element) -> etree._Element:
    """The same part, which Word can open whatever its loops and conditions have taken away."""
    for table in list(root.iter(TABLE)):
        _without_empty_rows(table)
    for container in root.iter(*_NEED_PARAGRAPH):
        blocks = list(container.iterchildren(PARAGRAPH, TABLE, w("sdt")))
        if not blocks or blocks[-1].tag == TABLE:
            etree.SubElement(container, PARAGRAPH)
    return root


def stray_text(root: etree._Element) -> Iterator[str]:
    """Text that stands between elements, where Word allows none."""
    for node in root.iter():
        if node.tail and node.tail.strip():
            yield node.tail
        if len(node) and node.text and node.text.strip():
            yield node.text


def _without_empty_rows(table: etree._Element) -> None:
    """A loop that yielded nothing takes its row with it, and the table when it was the last."""
    rows = [row for row in table.iter(ROW) if next(row.iterancestors(TABLE)) is table]
    empty = [row for row in rows if row.find(f".//{CELL}") is None]
    for node in empty if len(empty) < len(rows) else [table]:
        if (parent := node.getparent()) is not None:
            parent.remove(node)
