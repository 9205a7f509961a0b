"""The bookmarks of a packet: its contents again, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import OutlineItem, Pdf

from workers.packets.contents import Row
from workers.packets.front import HEADING
from workers.packets.lines import Place
from workers.packets.links import whole_page

COVER = "Försättsblad"
_COVER, _CONTENTS = 0, 1


def put_bookmarks(pdf: Pdf, those: Sequence[Row], found: Sequence[Place | None]) -> None:
    """One for each row: it leads to the row's page, or to the row itself where that has no papers."""
    with pdf.open_outline() as outline:
        outline.root += [_item(pdf, COVER, _COVER), _item(pdf, HEADING, _CONTENTS)]
        above = [outline.root]
        for row, place in zip(those, found, strict=True):
            item = _of_row(pdf, row, place)
            above[row.level].append(item)
            above[row.level + 1 :] = [item.children]


def _of_row(pdf: Pdf, row: Row, place: Place | None) -> OutlineItem:
    if row.page:
        return _item(pdf, row.text, row.page - 1)
    return _item(pdf, row.text, place.page if place else _CONTENTS, top=place.box[3] if place else None)


def _item(pdf: Pdf, title: str, number: int, *, top: float | None = None) -> OutlineItem:
    page = pdf.pages[number]
    return OutlineItem(title, whole_page(page.obj, float(page.cropbox[3]) if top is None else top))
