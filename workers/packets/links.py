"""The contents' rows as links to their pages, for eyes, hands and screen readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from workers.packets.contents import Row
from workers.packets.lines import Place
from workers.packets.tree import Tree

_INLINE = frozenset({"/Span", "/Link", "/Quote"})
_PRINTED = 4
_ROOM = 1.5
_RIGHT = 59.5


@dataclass(frozen=True, slots=True)
class Links:
    """Writes links into the contents of one packet; `marks` are the elements of its front's pieces."""

    pdf: Pdf
    tree: Tree
    marks: Object

    def put(self, those: Sequence[Row], found: Sequence[Place | None]) -> None:
        """A link on each row that has a page, and all rows as the entries of a table of contents."""
        blocks = []
        for row, place in zip(those, found, strict=True):
            if place is None or (block := self._block(place)) is None:
                continue
            if row.page:
                self._link(row, place, block)
            blocks.append(block)
        if blocks:
            self._listed(blocks)

    def _block(self, place: Place) -> Object | None:
        """The paragraph that holds the row."""
        marks = self.marks[place.page]
        element: Object | None = marks[place.pieces[0]] if place.pieces[0] < len(marks) else None
        while element is not None and str(element.S) in _INLINE:
            element = element.get("/P")
        return element

    def _link(self, row: Row, place: Place, block: Object) -> None:
        page, target = self.pdf.pages[place.page], self.pdf.pages[row.page - 1]
        link = self.tree.element("Link", block)
        link.Pg = page.obj
        annotation = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, P=page.obj, Rect=self._box(place), F=_PRINTED,
            Border=Array([0, 0, 0]), Contents=String(f"{row.text}, sida {row.page}"),
            A=Dictionary(S=Name.GoTo, D=whole_page(target.obj, float(target.cropbox[3]))),
            StructParent=self.tree.number(link),
        )  # fmt: skip
        annotation = self.pdf.make_indirect(annotation)
        if "/Annots" not in page.obj:
            page.obj.Annots, page.obj.Tabs = Array(), Name.S
        page.obj.Annots.append(annotation)
        self._move(block, link, place)
        link.K.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page.obj))

    def _move(self, block: Object, link: Object, place: Place) -> None:
        """What the paragraph holds becomes what the link in it holds."""
        kids = block.get("/K", Array())
        link.K = Array([*kids]) if isinstance(kids, Array) else Array([kids])
        block.K = Array([link])
        for kid in link.K:
            if isinstance(kid, Dictionary) and "/S" in kid:
                kid.P = link
        marks = self.marks[place.page]
        for number, element in enumerate(marks):
            if isinstance(element, Dictionary) and element.objgen == block.objgen:
                marks[number] = link

    def _box(self, place: Place) -> Array:
        """As wide as the lines are, so that one need not hit the letters."""
        page = self.pdf.pages[place.page]
        left, bottom, right, top = place.box
        edge = max(right, float(page.cropbox[2]) - _RIGHT)
        return Array([round(each, 2) for each in (left - _ROOM, bottom - _ROOM, edge, top + _ROOM)])

    def _listed(self, blocks: Sequence[Object]) -> None:
        """The rows, and the notes between them, as one table of contents."""
        parent = blocks[0].P
        kids, rows = [*parent.K], {block.objgen for block in blocks}
        numbers = [at for at, kid in enumerate(kids) if isinstance(kid, Dictionary) and kid.objgen in rows]
        if not numbers:
            return
        first = numbers[0]  # whatever follows the first row belongs to the contents, for they come last
        contents = self.tree.element("TOC", parent)
        contents.K = Array([*self._entries(kids[first:], rows, contents)])
        parent.K = Array([*kids[:first], contents])

    def _entries(
        self, kids: Sequence[Object], rows: set[tuple[int, int]], contents: Object
    ) -> Iterator[Object]:
        entry: Object | None = None
        for kid in kids:
            if entry is None or kid.objgen in rows:
                if entry is not None:
                    yield entry
                entry = self.tree.element("TOCI", contents)
            entry.K.append(kid)
            kid.P = entry
        if entry is not None:
            yield entry


def whole_page(page: Object, top: float) -> Array:
    """A destination: the page from its top, as large as it was."""
    return Array([page, Name.XYZ, None, round(top, 2), None])
