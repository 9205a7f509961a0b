"""The contents of a packet as rows: what stands on each, on which page it begins, and where it leads."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from doc_templates.motespaket import CASE, LINE, PAPERS, POINT, Innehallsrad
from workers.packets.plan import Agenda, Case, Line, Paper, Point
from workers.packets.stamps import SIGNED

_KINDS = {Point: POINT, Case: CASE, Line: LINE}
_HEIGHTS = {POINT: 27.0, CASE: 18.0, LINE: 19.0} | dict.fromkeys(PAPERS, 14.7)
_NOTE, _FIRST_ROW, _ONE_PAGE = 12.5, 40.0, 648.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `page` counts from 1 behind the contents and is 0 for a row without papers."""

    level: int
    kind: str
    text: str
    page: int
    signed: bool

    def printed(self) -> Innehallsrad:
        """The row as the Word file prints it."""
        sida, tillagg = str(self.page) if self.page else "", SIGNED if self.signed else ""
        return Innehallsrad(slag=self.kind, text=self.text, sida=sida, tillagg=tillagg)


def rows(agenda: Agenda, lengths: Sequence[int]) -> list[Row]:
    """The rows, given how many pages each paper has; the papers begin at page 1."""
    starts = iter([1 + sum(lengths[:number]) for number in range(len(lengths))])
    told = [*_told(agenda, starts)]
    return [row if row.page else replace(row, page=_first_below(told, at)) for at, row in enumerate(told)]


def behind(pages: int, those: Sequence[Row]) -> list[Row]:
    """The same rows where the papers begin after so many pages."""
    return [replace(row, page=row.page + pages) if row.page else row for row in those]


def likely_pages(those: Sequence[Row]) -> int:
    """How many pages the rows will fill, judged by their usual heights."""
    high = sum(_HEIGHTS[row.kind] + (_NOTE if row.signed else 0) for row in those)
    return max(1, math.ceil((high + _FIRST_ROW) / _ONE_PAGE))


def _told(agenda: Agenda, starts: Iterator[int]) -> Iterator[Row]:
    for level, node in agenda.nodes():
        if isinstance(node, Paper):
            yield Row(level, PAPERS[level], node.title, next(starts), signed=bool(node.attached_as))
        else:
            yield Row(level, _KINDS[type(node)], node.text, 0, signed=False)


def _first_below(those: Sequence[Row], at: int) -> int:
    """The page of the first paper that belongs to the row."""
    for row in those[at + 1 :]:
        if row.level <= those[at].level:
            return 0
        if row.page:
            return row.page
    return 0
