"""A Word file's paragraphs and tables with what their styles make of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from workers.word.package import Package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Element = etree._Element


def q(name: str) -> str:
    return f"{{{W}}}{name}"


def value(element: Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(q(name), "")


def find(element: Element, path: str) -> Element | None:
    """The first element at a path such as "pPr/keepNext"."""
    return element.find("/".join(q(step) for step in path.split("/")))


def text(element: Element) -> str:
    return "".join(node.text or "" for node in element.iter(q("t")))


def is_on(element: Element | None) -> bool:
    return element is not None and value(element) not in {"0", "false", "off"}


@dataclass(frozen=True)
class WordFile:
    """The parts of a Word file that a reader sees."""

    data: bytes

    @cached_property
    def members(self) -> dict[str, bytes]:
        return dict(Package.read(self.data).members)

    @cached_property
    def parts(self) -> list[Element]:
        """Body, headers, footers and footnotes."""
        shown = ("document", "header", "footer", "footnotes")
        names = [name for name in self.members if name.startswith(tuple(f"word/{part}" for part in shown))]
        return [etree.fromstring(self.members[name]) for name in names if name.endswith(".xml")]

    @cached_property
    def body(self) -> Element:
        return etree.fromstring(self.members["word/document.xml"])

    @cached_property
    def styles(self) -> dict[str, Element]:
        root = etree.fromstring(self.members["word/styles.xml"])
        return {value(style, "styleId"): style for style in root.iter(q("style"))}

    def paragraphs(self) -> Iterator[Element]:
        for part in self.parts:
            yield from part.iter(q("p"))

    def tables(self) -> Iterator[Element]:
        for part in self.parts:
            yield from part.iter(q("tbl"))

    def chain(self, style: str) -> Iterator[Element]:
        """A style and those it is based on, the nearest first."""
        while style in self.styles:
            yield self.styles[style]
            style = value(find(self.styles[style], "basedOn"))

    def setting(self, paragraph: Element, name: str) -> Element | None:
        """What the paragraph or else its style says, such as "keepNext" or "shd"."""
        own = find(paragraph, f"pPr/{name}")
        from_styles = (find(style, f"pPr/{name}") for style in self.chain(self.style(paragraph)))
        return own if own is not None else next((found for found in from_styles if found is not None), None)

    def style(self, paragraph: Element) -> str:
        return value(find(paragraph, "pPr/pStyle")) or "Normal"

    def colour(self, run: Element, paragraph: Element) -> str:
        """The colour of a run's letters as six hexadecimal digits."""
        styles = [*self.chain(value(find(run, "rPr/rStyle"))), *self.chain(self.style(paragraph))]
        said = [value(find(each, "rPr/color")) for each in (run, *styles)]
        return next((colour for colour in said if colour not in {"", "auto"}), "000000")

    def background(self, paragraph: Element) -> str:
        """The colour behind a paragraph: its own, its cell's or the paper's."""
        cell = next(paragraph.iterancestors(q("tc")), None)
        behind = [self.setting(paragraph, "shd"), None if cell is None else find(cell, "tcPr/shd")]
        filled = [value(shade, "fill") for shade in behind]
        return next((colour for colour in filled if colour not in {"", "auto"}), "FFFFFF")
