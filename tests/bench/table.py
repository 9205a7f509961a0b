"""What was measured, as lines of one table in Markdown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing: what it is, its value with unit, and what must be known to judge it."""

    what: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a title, which is a heading of the page."""

    title: str
    rows: tuple[Row, ...]
    head: Row = Row("what", "value", "note")

    def markdown(self) -> str:
        """The heading and the table, with columns as wide as their longest text; ends with a line break."""
        lines = [_cells(row) for row in (self.head, *self.rows)]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        rule = tuple("-" * width for width in widths)
        drawn = [_line(cells, widths) for cells in (lines[0], rule, *lines[1:])]
        return "\n".join((f"## {self.title}", "", *drawn, ""))


def page(title: str, tables: Iterable[Table], *, about: str = "") -> str:
    """All tables under one title; `about` tells of the machine and the versions."""
    return "\n".join(chain((f"# {title}", ""), _about(about), (table.markdown() for table in tables)))


def milliseconds(seconds: float) -> str:
    """A time as people compare it: three digits are enough."""
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds:.3g} s"


def _about(text: str) -> Iterator[str]:
    if text:
        yield from (text, "")


def _cells(row: Row) -> tuple[str, str, str]:
    what, value, note = (text.replace("|", "\\|") for text in (row.what, row.value, row.note))
    return what, value, note


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    padded = (text.ljust(width) for text, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"
