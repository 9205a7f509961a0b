"""Headings of a PDF in the order they are read.

A heading in the left margin stands in a frame. LibreOffice lists the headings in frames before all others
among the bookmarks, and hides them inside the paragraph that holds the frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf

_HEADINGS = frozenset(f"/H{level}" for level in range(1, 7))
_HALF_LINE = 6.0
"""Points. A margin heading is read before the subheading beside it, although their tops are level."""


@dataclass(frozen=True, slots=True)
class _Bookmark:
    item: OutlineItem
    level: int
    page: int
    top: float

    @property
    def place(self) -> tuple[int, float]:
        """Sorts as one reads: page by page, from the top."""
        return self.page, -self.top - (0 if self.level else _HALF_LINE)


def put_in_order(document: Pdf) -> bool:
    """Sorts the bookmarks and frees the headings from their frames; whether anything was changed."""
    sorted_any = _sort_bookmarks(document)
    return _free_headings(document) or sorted_any


def _sort_bookmarks(document: Pdf) -> bool:
    pages = {page.objgen: number for number, page in enumerate(document.pages)}
    with document.open_outline() as outline:
        try:
            found = list(_bookmarks(outline.root, pages))
        except (TypeError, ValueError, KeyError, AttributeError):
            return False  # a bookmark that does not lead to a place on a page: then the order is unknown
        ordered = sorted(found, key=lambda bookmark: bookmark.place)
        if ordered != found:
            outline.root[:] = _nested(ordered)
        return ordered != found


def _bookmarks(items: Iterable[OutlineItem], pages: Mapping[Any, int], level: int = 0) -> Iterator[_Bookmark]:
    for item in items:
        page, _, _, top, _ = cast("Array", item.destination)
        yield _Bookmark(item, level, pages[page.objgen], float(cast("Any", top)))
        yield from _bookmarks(item.children, pages, level + 1)


def _nested(bookmarks: Sequence[_Bookmark]) -> list[OutlineItem]:
    """The items again as a tree: each under the nearest one before it of a lower level."""
    root: list[OutlineItem] = []
    above: list[_Bookmark] = []
    for bookmark in bookmarks:
        bookmark.item.children.clear()
        while above and above[-1].level >= bookmark.level:
            above.pop()
        (above[-1].item.children if above else root).append(bookmark.item)
        above.append(bookmark)
    return root


def _free_headings(document: Pdf) -> bool:
    tree = document.Root.get(Name.StructTreeRoot)
    body = _only_child(tree) if isinstance(tree, Dictionary) else None
    if body is None or not isinstance(body.get(Name.K), Array):
        return False
    framed = [(place, heading) for place, child in enumerate(body.K) if (heading := _framed(child))]
    for place, heading in framed:
        body.K[place] = heading
        heading.P = body
    return bool(framed)


def _framed(element: Object) -> Dictionary | None:
    """The heading that is all there is in the frame that is all there is in the element."""
    frame = _only_child(element)
    heading = _only_child(frame) if frame is not None and frame.get(Name.S) == Name.Div else None
    return heading if heading is not None and str(heading.get(Name.S)) in _HEADINGS else None


def _only_child(element: Object) -> Dictionary | None:
    children = element.get(Name.K) if isinstance(element, Dictionary) else None
    if isinstance(children, Array) and len(children) == 1:
        children = children[0]
    return children if isinstance(children, Dictionary) else None
