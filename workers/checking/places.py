"""Where in the page a tag stands: paragraph, cell, row and table, and what it may take away with it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from workers.checking.syntax import Block, Reading
from workers.checking.tags import Tag
from workers.errors import Mistake
from workers.word.markup import CELL, PARAGRAPH, ROW, TABLE, TEXT
from workers.word.tags import shorten

_ELEMENT = {"p": PARAGRAPH, "tr": ROW, "tc": CELL}
_CALLED = {"p": "stycke", "tr": "tabellrad", "tc": "tabellcell"}
_WHAT = {"p": "hela stycket", "tr": "hela tabellraden", "tc": "hela tabellcellen"}
_ROW_LOOP = (
    "Skriv {{%tr {0} %}} ensam i en egen tabellrad före och {{%tr end{1} %}} ensam i en egen tabellrad efter."
)
_APART = "En tagg börjar och slutar i olika delar av sidan, till exempel mitt i en tabell."


def units(reading: Reading) -> Iterator[Mistake]:
    """{%p %}, {%tr %} and {%tc %} that do not stand alone in what they take away; {{p x}} for rich text."""
    for tag in reading.tags:
        message = _unit(tag)
        if message:
            yield reading.part.mistake(message, tag.paragraph)


def pairs(reading: Reading) -> Iterator[Mistake]:
    """Conditions and loops whose beginning and end cut a table, a row or a paragraph apart."""
    for block in reading.blocks:
        message = _apart(block)
        if message:
            yield reading.part.mistake(message, block.opener.paragraph)


def _unit(tag: Tag) -> str:
    if tag.kind == "{" and tag.unit:
        return "Skriv {{ … }} utan bokstav direkt efter klamrarna."
    if tag.unit not in _ELEMENT:
        return ""
    around = around_tag(tag, tag.unit)
    if around is None:
        return f"”{tag}” står inte i någon tabell. Skriv {{%p … %}} för hela stycken."
    if not _alone(tag, around):
        called = "det" if tag.unit == "p" else f"en {_CALLED[tag.unit]}"
        return f"{{%{tag.unit} … %}} tar bort {_WHAT[tag.unit]} och måste stå ensam i {called}."
    return ""


def around_tag(tag: Tag, unit: str) -> etree._Element | None:
    """The paragraph, row or cell that the tag stands in, or None where there is none."""
    node = tag.paragraph.node
    return node if unit == "p" else next(node.iterancestors(_ELEMENT[unit]), None)


def _alone(tag: Tag, around: etree._Element) -> bool:
    """Whether nothing else is written there; text that is struck out or hidden in fields does not count."""
    text = "".join(node.text or "" for node in around.iter(TEXT))
    return text.strip() == tag.typed.text.strip()


def _apart(block: Block) -> str:
    if not block.closed:
        return ""
    first, *others = block.tags
    for tag in others:
        if tag.unit != first.unit and {tag.unit, first.unit} != {"", "r"}:
            return _different_units(first, tag)
        if message := _cut(block, first, tag):
            return message
    return ""


def _different_units(first: Tag, tag: Tag) -> str:
    where = f"i stycket ”{tag.paragraph.short}”"
    if tag.paragraph is first.paragraph:
        where = "i samma stycke"
    unit = first.unit or "utan bokstav"
    return (
        f"”{first}” och ”{tag}” {where} hör ihop men tar bort olika mycket: skriv båda med samma bokstav "
        f"efter procenttecknet ({unit} här)."
    )


def _cut(block: Block, first: Tag, tag: Tag) -> str:
    if tag.paragraph is first.paragraph and tag.piece is first.piece:
        return ""
    if first.unit == "tr":
        return "" if _same(first, tag, TABLE) else f"”{first}” och ”{tag}” står inte i samma tabell."
    if first.unit == "tc":
        return "" if _same(first, tag, ROW) else f"”{first}” och ”{tag}” står inte i samma tabellrad."
    if not _same(first, tag, CELL) and _same(first, tag, TABLE):
        rows = "i en annan cell" if _same(first, tag, ROW) else "i en annan rad"
        short = shorten(first.content)
        return f"”{short}” börjar i en tabellcell och slutar {rows}. {_ROW_LOOP.format(short, block.word)}"
    return "" if _shape(first) == _shape(tag) else _APART


def _same(one: Tag, other: Tag, kind: str) -> bool:
    """Whether both stand in the same element of this kind, or neither in any."""
    first, second = (next(tag.paragraph.node.iterancestors(kind), None) for tag in (one, other))
    return first is second


def _shape(tag: Tag) -> list[str]:
    """The kinds of elements around what the tag takes away: equal ones can be cut out or repeated."""
    node = tag.paragraph.node if tag.unit == "p" else tag.piece.node
    return [str(around.tag) for around in node.iterancestors()]
