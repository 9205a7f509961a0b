"""Tables after filling: as many grid columns as the widest row has, no empty rows, no empty tables."""

from __future__ import annotations

from lxml import etree

from workers.word.markup import CELL, GRID, GRID_COLUMN, ROW, TABLE, w

_VALUE, _WIDTH = w("val"), w("w")


def tidy_table(table: etree._Element) -> None:
    """Fit the grid to the rows; a loop that yielded nothing takes its row, or the whole table, with it."""
    for row in _rows(table):
        if row.find(f".//{CELL}") is None:
            _remove(row)
    rows = _rows(table)
    if not rows:
        _remove(table)
        return
    _fit(table, columns=max(map(_columns, rows)))


def _rows(table: etree._Element) -> list[etree._Element]:
    """The table's own rows, not those of tables inside it; content controls may lie between."""
    return [row for row in table.iter(ROW) if next(row.iterancestors(TABLE)) is table]


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _columns(row: etree._Element) -> int:
    """Grid columns that a row takes, skipped ones before and after included."""
    skipped = sum(_number(row.find(f"{w('trPr')}/{w(name)}")) for name in ("gridBefore", "gridAfter"))
    cells = (cell for cell in row.iter(CELL) if next(cell.iterancestors(ROW)) is row)
    return skipped + sum(_number(cell.find(f"{w('tcPr')}/{w('gridSpan')}"), 1) for cell in cells)


def _number(node: etree._Element | None, default: int = 0) -> int:
    text = "" if node is None else node.get(_VALUE, "")
    return int(text) if text.isdecimal() else default


def _fit(table: etree._Element, *, columns: int) -> None:
    grid = table.find(GRID)
    if grid is None:
        return
    widths = [_width(column) for column in grid.findall(GRID_COLUMN)]
    if len(widths) == columns or not widths:
        return
    for column in grid.findall(GRID_COLUMN):
        grid.remove(column)
    for number, width in enumerate(_spread(widths, columns=columns)):
        column = etree.Element(GRID_COLUMN)
        column.set(_WIDTH, str(width))
        grid.insert(number, column)


def _width(column: etree._Element) -> int:
    text = column.get(_WIDTH, "0")
    return int(float(text)) if text.replace(".", "", 1).isdecimal() else 0


def _spread(widths: list[int], *, columns: int) -> list[int]:
    """The same total width over another number of columns, in the proportions of those that remain."""
    total = sum(widths)
    kept = widths[:columns] + [total // len(widths)] * (columns - len(widths))
    return [width * total // sum(kept) if sum(kept) else 0 for width in kept]
