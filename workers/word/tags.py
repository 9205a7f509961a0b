"""Tags as authors type them in Word: put together where Word has split them, and judged in their paragraph.

Word cuts a typed ``{{ deltagare.namn }}`` into several runs and turns quotes and spaces into typographic
ones. Here each tag is gathered into the run where it begins, before docxtpl sees it; the text around it
keeps its own formatting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from workers.errors import Mistake
from workers.word.markup import CELL, PARAGRAPH, ROW, TEXT, XML_SPACE

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LOOSE = re.compile(r"\{[{%#]|[}%#]\}")
_UNIT = re.compile(r"\{[%#](p|tr|tc)\s")
_RICH = re.compile(r"\{\{(?:p|r|tr|tc)\s")
# What Word's autocorrection makes of straight quotes and spaces, one character for one.
_STRAIGHT = str.maketrans(
    dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'")
    | dict.fromkeys("\u00a0\u202f\u2007\u2009", " ")
)
_UNITS = {
    "p": (PARAGRAPH, "{%p … %} tar bort hela stycket och måste stå ensam i det."),
    "tr": (ROW, "{%tr … %} tar bort hela tabellraden och måste stå ensam i en tabellrad."),
    "tc": (CELL, "{%tc … %} tar bort hela tabellcellen och måste stå ensam i en tabellcell."),
}


def join_tags(root: etree._Element) -> None:
    """Gather every tag into the text node where it begins, with straight quotes and ordinary spaces."""
    for paragraph in root.iter(PARAGRAPH):
        nodes = list(_texts(paragraph))
        before = [node.text or "" for node in nodes]
        for node, old, new in zip(nodes, before, _joined(before), strict=True):
            if new != old:
                node.text = new
                node.set(XML_SPACE, "preserve")


def tag_mistakes(root: etree._Element, *, place: str) -> Iterator[Mistake]:
    """Tags that docxtpl would misread: cut off, with other text beside them, or made for rich text."""
    for paragraph in root.iter(PARAGRAPH):
        text = "".join(node.text or "" for node in _texts(paragraph))
        for message in _problems(paragraph, text):
            yield Mistake(place=place, text=shorten(text), message=message)
        if _LOOSE.search(TAG.sub("", text)):
            _mend(paragraph, text)


def shorten(text: str) -> str:
    """A paragraph's text on one line, at most about 120 characters."""
    text = " ".join(text.split())
    return text if len(text) <= 120 else f"{text[:119]}…"


def _texts(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text nodes of a paragraph, without those of paragraphs inside it (text boxes)."""
    for node in paragraph.iter(TEXT):
        if next(node.iterancestors(PARAGRAPH)) is paragraph:
            yield node


def _joined(texts: list[str]) -> list[str]:
    text = "".join(texts)
    owner = [number for number, piece in enumerate(texts) for _ in piece]
    for tag in TAG.finditer(text):
        owner[tag.start() : tag.end()] = [owner[tag.start()]] * len(tag.group())
    text = TAG.sub(lambda tag: tag.group().translate(_STRAIGHT), text)
    pieces = [""] * len(texts)
    for character, number in zip(text, owner, strict=True):
        pieces[number] += character
    return pieces


def _mend(paragraph: etree._Element, text: str) -> None:
    """Take loose braces away once they are noted, so that they do not swallow what follows."""
    first, *rest = _texts(paragraph)
    first.text = "".join(tag or _LOOSE.sub("", between) for between, tag in _split(text))
    for node in rest:
        node.text = ""


def _split(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces: either what stands between tags, or a tag."""
    position = 0
    for tag in TAG.finditer(text):
        yield text[position : tag.start()], ""
        yield "", tag.group()
        position = tag.end()
    yield text[position:], ""


def _problems(paragraph: etree._Element, text: str) -> Iterator[str]:
    if _LOOSE.search(TAG.sub("", text)):
        yield "En tagg är inte avslutad i samma stycke, eller så finns det en klammer för mycket."
    if _RICH.search(text):
        yield "Skriv {{ … }} utan bokstav direkt efter klamrarna."
    for tag in TAG.finditer(text):
        unit = _UNIT.match(tag.group())
        if unit and not _alone(paragraph, tag.group(), unit=_UNITS[unit.group(1)][0]):
            yield _UNITS[unit.group(1)][1]


def _alone(paragraph: etree._Element, tag: str, *, unit: str) -> bool:
    whole = paragraph if unit == PARAGRAPH else next(paragraph.iterancestors(unit), None)
    return whole is not None and "".join(node.text or "" for node in whole.iter(TEXT)).strip() == tag
