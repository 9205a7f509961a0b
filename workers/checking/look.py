"""What the styles of a Word file say of its paragraphs and letters, as far as that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from workers.word.markup import parse, w
from workers.word.package import Package

Element = etree._Element
_STYLES = "word/styles.xml"
_HEADING = re.compile(r"(?:heading|rubrik) ?(\d)$", re.IGNORECASE)
_VALUE = w("val")
_OFF = {"0", "false", "off", "none"}


def find(node: Element, path: str) -> Element | None:
    """The first element at a path such as "pPr/keepNext"."""
    return node.find(_full(path))


@lru_cache(maxsize=64)
def _full(path: str) -> str:
    return "/".join(w(step) for step in path.split("/"))


def value(node: Element | None, name: str = "val") -> str:
    """An attribute of Word's own, "" when the element or the attribute is not there."""
    return "" if node is None else node.get(w(name), "")


def is_on(node: Element | None) -> bool:
    """Whether a switch such as bold is there and not off."""
    return node is not None and node.get(_VALUE, "1") not in _OFF


@dataclass(frozen=True, slots=True)
class Look:
    """The styles of one Word file, by their key."""

    styles: Mapping[str, Element]
    defaults: Element | None
    normal: str

    @classmethod
    def of(cls, package: Package) -> Look:
        """The styles of the package; none when the part is missing or damaged, which others tell."""
        try:
            root = parse(package.members[_STYLES])
        except (KeyError, etree.XMLSyntaxError):
            return cls({}, None, "")
        styles = {value(node, "styleId"): node for node in root.iterchildren(w("style"))}
        normal = [
            key for key, node in styles.items()
            if value(node, "type") == "paragraph" and value(node, "default") in {"1", "true", "on"}
        ]  # fmt: skip
        return cls(styles, find(root, "docDefaults"), normal[0] if normal else "")

    def chain(self, key: str) -> Iterator[Element]:
        """A style and those it is based on, the nearest first; a circle is walked once."""
        seen: set[str] = set()
        while key in self.styles and key not in seen:
            seen.add(key)
            yield self.styles[key]
            key = value(find(self.styles[key], "basedOn"))

    def style_of(self, paragraph: Element) -> str:
        return value(find(paragraph, "pPr/pStyle")) or self.normal

    def of_paragraph(self, paragraph: Element, name: str) -> Element | None:
        """What the paragraph or its style says, such as "shd"."""
        places = [paragraph, *self.chain(self.style_of(paragraph))]
        return next((node for place in places if (node := find(place, f"pPr/{name}")) is not None), None)

    def of_run(self, run: Element, paragraph: Element, name: str) -> Element | None:
        """What the letters of a run look like: their own setting, their style's, the paragraph's."""
        places = [run, *self.chain(value(find(run, "rPr/rStyle"))), *self.chain(self.style_of(paragraph))]
        found = next((node for place in places if (node := find(place, f"rPr/{name}")) is not None), None)
        if found is None and self.defaults is not None:
            found = find(self.defaults, f"rPrDefault/rPr/{name}")
        return found

    def level(self, paragraph: Element) -> int | None:
        """0 for a title, 1 to 9 for a heading, None for text."""
        names = [value(find(node, "name")) for node in self.chain(self.style_of(paragraph))]
        if names and names[0].lower() in {"title", "rubrik"}:
            return 0
        outline = value(self.of_paragraph(paragraph, "outlineLvl"))
        if outline.isdecimal():
            return int(outline) + 1 if int(outline) < 9 else None
        match = next((found for name in names if (found := _HEADING.match(name))), None)
        return int(match.group(1)) if match else None
