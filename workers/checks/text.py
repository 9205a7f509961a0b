"""The paragraphs of one part of a Word template, each with the pieces that its text is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

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

    Text boxes inside it have paragraphs of their own. A property of the file is a paragraph with number -1.
    """

    number: int
    node: etree._Element
    pieces: tuple[Piece, ...]
    text: str = field(default="")

    def piece_at(self, position: int) -> Piece:
        """The piece that holds the character at this position of the text."""
        for piece in self.pieces:
            if position < len(piece.text):
                return piece
            position -= len(piece.text)
        return self.pieces[-1]


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
            text="" if paragraph is None else shorten(paragraph.text),
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
            yield Paragraph(number=-1, node=node, pieces=(Piece(node, node.text, order),), text=node.text)


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
            own = tuple(pieces.get(node, ()))
            yield Paragraph(number, node, own, "".join(piece.text for piece in own))


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
