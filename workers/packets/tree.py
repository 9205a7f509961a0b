"""The tags of all parts as one tree, under one document."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String


class Tree:
    """Grows part by part; nothing is in force until it is planted."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = self.element("Document", self.root)
        self.root.K = Array([self._document])
        self._numbers: list[object] = []
        self._ids: list[tuple[bytes, Object]] = []

    def element(self, tag: str, parent: Object) -> Object:
        """A new element below another, which does not yet know it."""
        return self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=parent, K=Array())
        )

    def add(self, bundle: Object, pages: Sequence[Page], *, title: str) -> Object:
        """Put a part's tags in at the end; gives the elements of each page's pieces."""
        holder = bundle.Holder
        holder.P, holder.T = self._document, String(title)
        self._document.K.append(holder)
        for page, marks in zip(pages, bundle.Marks, strict=True):
            page.obj.StructParents = self.number(marks)
        self._ids += [(bytes(element.ID), element) for element in bundle.Ids]
        return bundle.Marks

    def number(self, what: Object) -> int:
        """A number by which pages and links find their place in the tree."""
        number = len(self._numbers) // 2
        self._numbers += [number, what]
        return number

    def plant(self) -> None:
        """Make it the tree of the document."""
        self.root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(self._numbers)))
        self.root.ParentTreeNextKey = len(self._numbers) // 2
        if self._ids:
            named = sorted(self._ids, key=lambda pair: pair[0])
            self.root.IDTree = Dictionary(
                Names=Array([each for name, element in named for each in (String(name), element)])
            )
        self._pdf.Root.StructTreeRoot = self.root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)
