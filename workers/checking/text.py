"""The paragraphs of one part of a Word template, each with the pieces that its text is made of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Self

from lxml import etree

from workers.errors import Mistake, Severity
from workers.word.markup import BREAK, PARAGRAPH, TAB, TEXT, w
from workers.word.package import Part
from workers.word.tags import shorten

PROPERTIES = "dokumentegenskaperna"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_RUN = w("r")
DELETED = w("delText")
# What stands between letters in a run, as the letters it stands for.
_SIGNS: Mapping[str, str] = {
    TAB: "\t",
    BREAK: "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_TAGGED = ("{{", "{%", "{#")


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A stretch of text in one element; `order` is the element's place in the part."""

    node: etree._Element
    text: str
    order: int


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """One paragraph: its number in the part, its element, its text in pieces and as a whole.

    `short` is the text as it is told of, and `starts` is where in the text each piece begins.
    Text boxes inside it have paragraphs of their own. A property of the file is a paragraph with number -1.
    """

    number: int
    node: etree._Element
    pieces: tuple[Piece, ...]
    text: str
    short: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, number: int, node: etree._Element, pieces: Iterable[Piece] = ()) -> Self:
        """The paragraph that these pieces make."""
        own = tuple(piece for piece in pieces if piece.text)
        starts = accumulate((len(piece.text) for piece in own), initial=0)
        text = "".join(piece.text for piece in own)
        return cls(number, node, own, text, shorten(text), tuple(starts))

    def piece_at(self, position: int) -> Piece:
        """The piece that holds the character at this position of the text."""
        return self.pieces[bisect_right(self.starts, position, hi=len(self.pieces)) - 1]


@dataclass(frozen=True, slots=True, eq=False)
class TextPart:
    """One part that may hold tags, read: its name, what people call it, and its paragraphs in order."""

    name: str
    place: str
    root: etree._Element
    paragraphs: tuple[Paragraph, ...]

    def mistake(
        self, message: str, paragraph: Paragraph | None = None, *, severity: Severity = Severity.ERROR
    ) -> Mistake:
        """A mistake in this part, in a paragraph or in the whole of it."""
        return Mistake(
            place=self.place,
            text="" if paragraph is None else paragraph.short,
            message=message,
            severity=severity,
            part=self.name,
            paragraph=-1 if paragraph is None else paragraph.number,
        )

    def advice(self, message: str, paragraph: Paragraph | None = None) -> Mistake:
        """The same for something that would be better otherwise, but works."""
        return self.mistake(message, paragraph, severity=Severity.ADVICE)


def text_part(part: Part, root: etree._Element) -> TextPart:
    """The part with this root element, its paragraphs read."""
    read = _properties(root) if part.place == PROPERTIES else _paragraphs(root)
    return TextPart(name=part.name, place=part.place, root=root, paragraphs=tuple(read))


def _properties(root: etree._Element) -> Iterator[Paragraph]:
    for order, node in enumerate(root.iter()):
        if node.text:
            yield Paragraph.of(-1, node, [Piece(node, node.text, order)])


def _paragraphs(root: etree._Element) -> Iterator[Paragraph]:
    """Every paragraph but the copies that Word keeps of drawings for older programs."""
    pieces: dict[etree._Element, list[Piece]] = {}
    for order, node in enumerate(root.iter()):
        for text in _texts(node):
            owner = next(node.iterancestors(PARAGRAPH), None)
            if owner is not None:
                pieces.setdefault(owner, []).append(Piece(node, text, order))
    for number, node in enumerate(root.iter(PARAGRAPH)):
        if next(node.iterancestors(_FALLBACK), None) is None:
            yield Paragraph.of(number, node, pieces.get(node, ()))


def _texts(node: etree._Element) -> Iterator[str]:
    """What an element adds to its paragraph's text: letters, a sign, or tags in unusual places."""
    parent = node.getparent()
    if node.tag == TEXT:
        yield node.text or ""
    elif node.tag in _SIGNS and parent is not None and parent.tag == _RUN:
        yield _SIGNS[str(node.tag)]
    else:
        hidden = (*node.attrib.values(), node.text or "")
        yield from (text for text in hidden if any(sign in text for sign in _TAGGED))
