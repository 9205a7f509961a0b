"""How a paragraph of a Word file looks by its styles: what its translation follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from workers.word.markup import RUN, parse, w

DEFAULT_SIZE = 22
"""Half points; what Word itself prints with where nothing is said."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by their ids, and the size of its plain text in half points."""

    by_id: Mapping[str, etree._Element]
    size: int = DEFAULT_SIZE

    @classmethod
    def of(cls, xml: bytes) -> Styles:
        """Those of a styles part; none at all of an empty one."""
        if not xml:
            return cls({})
        root = parse(xml)
        plain = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('sz')}")
        found = {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
        return cls(found, _number(plain, "val", DEFAULT_SIZE))

    def size_of(self, paragraph: etree._Element) -> int:
        """The size of the paragraph's first text, in half points."""
        run = paragraph.find(RUN)
        looks = [] if run is None else [*self._looks(run, "rPr", "rStyle")]
        looks += [
            look
            for style in self._chain(_named(paragraph, "pPr", "pStyle"))
            for look in style.iterfind(w("rPr"))
        ]
        return next(
            (_number(look.find(w("sz")), "val", 0) for look in looks if look.find(w("sz")) is not None),
            self.size,
        )

    def keeps_next(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph may not be parted from what follows."""
        looks = self._looks(paragraph, "pPr", "pStyle")
        said = next((found for look in looks if (found := look.find(w("keepNext"))) is not None), None)
        return said is not None and said.get(w("val"), "1") in ("1", "true", "on")

    def first_line(self, paragraph: etree._Element) -> int:
        """How far from the margin the first line begins, in twentieths of a point."""
        for look in self._looks(paragraph, "pPr", "pStyle"):
            if (indent := look.find(w("ind"))) is not None:
                return max(0, _number(indent, "left", 0) - _number(indent, "hanging", 0))
        return 0

    def _looks(self, element: etree._Element, own: str, style: str) -> Iterator[etree._Element]:
        """What is said of an element, the nearest first."""
        yield from element.iterfind(w(own))
        for each in self._chain(_named(element, own, style)):
            yield from each.iterfind(w(own))

    def _chain(self, name: str) -> Iterator[etree._Element]:
        """A style and those it is based on; a circle of styles is walked once."""
        seen: set[str] = set()
        while name in self.by_id and name not in seen:
            seen.add(name)
            yield self.by_id[name]
            based = self.by_id[name].find(w("basedOn"))
            name = "" if based is None else based.get(w("val"), "")


def _named(element: etree._Element, own: str, style: str) -> str:
    found = element.find(f"{w(own)}/{w(style)}")
    return "" if found is None else found.get(w("val"), "")


def _number(element: etree._Element | None, name: str, otherwise: int) -> int:
    said = "" if element is None else element.get(w(name), "")
    return int(said) if said.lstrip("-").isdigit() else otherwise
