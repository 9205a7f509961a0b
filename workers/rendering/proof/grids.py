"""Tables in the proof: every row fits the grid, no row is without cells, no table without rows.

docxtpl's fix_tables adds columns to a grid when a row has more cells, and takes columns away when the widest
row is narrower. Where neither can happen, nothing has to be fixed. A row whose cells depend on the words is
counted while it is written, and should it not fit, the part is made docxtpl's own way (`misfit`).

The lines of code call what they count by names that end with the element's key: where a table and a row began
in what is written (`table`, `row`), the rows and the widest row of a table (`rows`, `widest`), the cells and
columns of a row (`cells`, `columns`), the columns of a cell (`span`).
"""

from __future__ import annotations

from dataclasses import dataclass

from workers.rendering.proof.frames import Frame
from workers.rendering.proof.xmltags import FILLED, NotProved


@dataclass(frozen=True, slots=True)
class Grids:
    """The tables of one part. Only in the body does docxtpl fix grids; rows and cells matter everywhere."""

    body: bool
    watched: frozenset[str]
    wanted: set[str]

    def opened(self, frame: Frame, around: list[Frame], attributes: dict[str, str]) -> list[str]:
        """An element begins; code to run before it."""
        parent = around[-1] if around else None
        inside = parent.name if parent is not None else ""
        _must_be(_INSIDE.get(frame.name, inside), inside)
        if frame.name == "w:tbl" and frame.key in self.watched:
            return [f"table{frame.key} = len(out); rows{frame.key} = widest{frame.key} = 0"]
        if frame.name == "w:tr" and parent is not None and parent.key in self.watched:
            return [f"row{frame.key} = len(out); cells{frame.key} = columns{frame.key} = 0"]
        if frame.name in ("w:tblGrid", "w:gridCol") and parent is not None:
            self._grid(frame, parent, around)
        elif frame.name == "w:tcPr" and parent is not None:
            _must_be(parent.properties, 0)  # docxtpl reads the first alone
            parent.properties += 1
        elif frame.name == "w:gridSpan" and parent is not None:
            self._span(frame, parent, around[-2], attributes.get("w:val", ""))
        return []

    def closed(self, frame: Frame, around: list[Frame]) -> list[str]:
        """An element ends; code to run after it."""
        if frame.name == "w:tc":
            return self._cell(frame, around[-1], around[-2])
        if frame.name == "w:tr":
            return self._row(frame, around[-1], [each for each in around if each.name == "w:tbl"])
        return self._table(frame) if frame.name == "w:tbl" else []

    def _grid(self, frame: Frame, parent: Frame, around: list[Frame]) -> None:
        _must_be(frame.control, parent.control)
        if frame.name == "w:gridCol":
            around[-2].grid = (around[-2].grid or 0) + 1
        elif parent.grid is not None or parent.rows:
            raise NotProved
        else:
            parent.grid = 0

    def _span(self, frame: Frame, properties: Frame, cell: Frame, value: str) -> None:
        _must_be(frame.control, cell.control)
        if cell.span is not None or properties.name != "w:tcPr":
            raise NotProved
        if value != FILLED and not value.isdecimal():
            raise NotProved
        cell.span = f"span{cell.key}" if value == FILLED else int(value)

    def _cell(self, cell: Frame, row: Frame, table: Frame) -> list[str]:
        span = 1 if cell.span is None else cell.span
        if cell.control == row.control and isinstance(span, int):
            row.cells += 1
            row.columns += span
        else:
            row.loose = True
        return [f"cells{row.key} += 1; columns{row.key} += {span}"] if table.key in self.watched else []

    def _row(self, row: Frame, table: Frame, tables: list[Frame]) -> list[str]:
        room = min((each.grid or 0) for each in tables) if self.body else row.cells
        if self.body and table.grid is None:
            raise NotProved
        table.rows += 1
        if row.loose or not row.cells:
            table.loose = True
        elif row.cells > room:
            raise NotProved
        elif row.control == table.control:
            table.full |= row.columns >= (table.grid or 0) or not self.body
        if table.key not in self.watched:
            return []
        widest = f"widest{table.key}"
        count = f"rows{table.key} += 1; {widest} = max({widest}, columns{row.key})"
        fits = [f"if cells{row.key} > {room}: misfit()"] if self.body else []
        return [*fits, f"if cells{row.key}: {count}", f"else: del out[row{row.key}:]"]

    def _table(self, table: Frame) -> list[str]:
        if table.loose or not table.full:
            self.wanted.add(table.key)
        if table.key not in self.watched:
            return []
        gone = [f"if not rows{table.key}: del out[table{table.key}:]"]
        return [*gone, f"elif widest{table.key} < {table.grid or 0}: misfit()"] if self.body else gone


_INSIDE = {
    "w:tc": "w:tr",
    "w:tr": "w:tbl",
    "w:tblGrid": "w:tbl",
    "w:gridCol": "w:tblGrid",
    "w:gridSpan": "w:tcPr",
}


def _must_be(wanted: object, found: object) -> None:
    if wanted != found:
        raise NotProved
