"""The texts around a tag that tell what it stands for: a label, the heading above it, a pair of boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from workers.checking.braces import has_tag, typed_tags, without_tags
from workers.checking.look import Look
from workers.checking.syntax import Reading
from workers.checking.tags import Tag
from workers.word.markup import CELL, PARAGRAPH, ROW, TABLE, TEXT, w

LONGEST_LABEL = 80
_BETWEEN = re.compile(r"[\s:.,;–—-]+$")
_LAST_SENTENCE = re.compile(r"(?:^|[.;,\t\n])\s*([^.;,\t\n]+)$")
_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+(?=\S)")
_BOXES = re.compile(r"[☐☑☒□■▢◻◼⬜❏❑]|\[ ?\]|\( ?\)")
_BOX = rf"(?:(?:{_BOXES.pattern})\s*)*"
_YES_NO = re.compile(rf"{_BOX}\bja\b\s*{_BOX}(?:(?:[/,|]|eller\b)\s*)?{_BOX}nej\b\s*{_BOX}", re.IGNORECASE)
_SPAN = f"{w('tcPr')}/{w('gridSpan')}"
# How many rows or paragraphs before a tag are looked at: a file may have thousands, and tags in each.
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Around:
    """What leads up to a tag; `yes_no` is whether boxes for Ja and Nej stand beside it."""

    label: str
    yes_no: bool = False


@dataclass(frozen=True, slots=True)
class Headings:
    """By paragraph: the heading or short line just above, and the heading whose section it stands in."""

    above: dict[int, str]
    section: dict[int, str]

    @classmethod
    def of(cls, reading: Reading, look: Look) -> Headings:
        """A line above leads up to the first answer after it, and to no later one."""
        found, line = cls({}, {}), ""
        section = ""
        for paragraph in reading.part.paragraphs:
            text = paragraph.text.strip()
            level = look.level(paragraph.node) if paragraph.number >= 0 else None
            if level and text and not has_tag(text):
                section = whole(text)
            found.above[paragraph.number], found.section[paragraph.number] = line, section
            if "{{" in text:
                line = ""
            elif text and not has_tag(text) and (level is not None or _is_title(text)):
                line = whole(text)
        return found


def around(tag: Tag, headings: Headings, *, repeats: bool) -> Around:
    """What leads up to a tag; `repeats` is whether it stands in a table row that a loop repeats."""
    text = tag.paragraph.text
    before, printed = _since_last_word(text[: tag.typed.start])
    before, yes_no = _before_boxes(before)
    if tag.kind == "%":
        before, yes_no = _BOXES.split(before)[0], _has_boxes(without_tags(text))
    yes_no = yes_no or _starts_with_boxes(text[tag.typed.end : tag.typed.end + LONGEST_LABEL])
    label = _cleaned(before)
    if label or printed:
        return Around(label, yes_no)
    row = _in_row(tag, repeats=repeats)
    return Around(row.label or headings.above.get(tag.paragraph.number, ""), yes_no or row.yes_no)


def title_of_loop(tag: Tag) -> str:
    """The heading or short line over a loop, or over the table whose rows it repeats; no sentence is one."""
    table = next(tag.paragraph.node.iterancestors(TABLE), None) if tag.unit in ("tr", "tc") else None
    node = tag.paragraph.node if table is None else table
    for each in islice(node.itersiblings(preceding=True), _NEAR):
        text = _text(each)
        if each.tag != PARAGRAPH or "{{" in text:
            return ""
        if text and not has_tag(text) and _is_title(text):
            return whole(text)
    return ""


def _is_title(text: str) -> bool:
    """Whether it is short, and no sentence."""
    return len(text) <= LONGEST_LABEL and not text.endswith(".")


def whole(text: str) -> str:
    """A heading or a cell as a label, without its number: "2.1 Mål och medel:" is "Mål och medel"."""
    label = _NUMBER.sub("", _BETWEEN.sub("", " ".join(text.split())))
    return label if len(label) <= LONGEST_LABEL else ""


def _cleaned(text: str) -> str:
    """The last words of a text, as a label: "Ort och datum:" is "Ort och datum"."""
    text = _BETWEEN.sub("", text).strip()
    last = _LAST_SENTENCE.search(text)
    label = " ".join((last.group(1) if last else text).split())
    return label if len(label) <= LONGEST_LABEL else ""


def _since_last_word(text: str) -> tuple[str, bool]:
    """What stands after the last tag that prints, without the other tags, and whether there is one."""
    printed = [tag.end for tag in typed_tags(text) if tag.meant.startswith("{{")]
    return without_tags(text[max(printed, default=0) :]), bool(printed)


def _before_boxes(text: str) -> tuple[str, bool]:
    """The text without boxes for Ja and Nej at its end, and whether there were any."""
    plain = text.rstrip(" \t\n:–—-)")
    for found in _YES_NO.finditer(plain):
        if found.end() == len(plain) and _are_boxes(found):
            return plain[: found.start()].rstrip("( "), True
    return text, False


def _starts_with_boxes(text: str) -> bool:
    found = _YES_NO.match(text.partition("{")[0].lstrip(" \t\n(:–—-"))
    return found is not None and _are_boxes(found)


def _has_boxes(text: str) -> bool:
    return any(map(_are_boxes, _YES_NO.finditer(text)))


def _are_boxes(found: re.Match[str]) -> bool:
    """Whether there is something to choose with, and not only the two words after each other."""
    return not re.fullmatch(r"ja\s*,?\s*nej\s*", found.group(), re.IGNORECASE)


def _in_row(tag: Tag, *, repeats: bool) -> Around:
    """What the table says: over the column of a row that repeats, else to the left; both where they cross."""
    node = tag.paragraph.node
    cell, row = (next(node.iterancestors(kind), None) for kind in (CELL, ROW))
    if cell is None or row is None:
        return Around("")
    head = _head(cell, row)
    others = [each for each in row.iterchildren(CELL) if each is not cell and has_tag(_text(each))]
    lefts = [text for each in cell.itersiblings(CELL, preceding=True) if (text := _text(each))]
    said = [text for text in lefts if not has_tag(text)]
    left = next((whole(text) for text in said if not _is_yes_no(text)), "")
    boxes = bool(said) and _is_yes_no(said[0])
    if head and (repeats or not left):
        return Around(head, boxes)
    if head:
        return Around(f"{left}, {head}" if others else left, boxes)
    return Around("" if lefts and has_tag(lefts[0]) else left, boxes)


def _is_yes_no(text: str) -> bool:
    found = _YES_NO.fullmatch(text)
    return found is not None and _are_boxes(found)


def _head(cell: etree._Element, row: etree._Element) -> str:
    """What the nearest row above that only says something has over the cell, in at least two cells."""
    place = sum(map(_width, cell.itersiblings(CELL, preceding=True)))
    for above in _rows_above(row):
        texts = [(at, _text(each)) for at, each in _placed(above)]
        if not has_tag("".join(text for _, text in texts)) and sum(bool(text) for _, text in texts) > 1:
            return whole(next((text for at, text in reversed(texts) if at <= place), ""))
    return ""


def _rows_above(row: etree._Element) -> Iterator[etree._Element]:
    """The nearest rows above, and the first one: a long table need not be walked from each of its cells."""
    yield from islice(row.itersiblings(ROW, preceding=True), _NEAR)
    first = next(row.itersiblings(ROW, preceding=True), None)
    if first is not None and (parent := row.getparent()) is not None:
        yield next(parent.iterchildren(ROW))


def _placed(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row, each with the column of the table's grid that it begins at."""
    at = 0
    for cell in row.iterchildren(CELL):
        yield at, cell
        at += _width(cell)


def _width(cell: etree._Element) -> int:
    """How many columns a merged cell takes."""
    span = cell.find(_SPAN)
    said = "" if span is None else span.get(w("val"), "")
    return int(said) if said.isdecimal() and len(said) < 4 else 1


def _text(node: etree._Element) -> str:
    paragraphs = ("".join(text.text or "" for text in each.iter(TEXT)) for each in node.iter(PARAGRAPH))
    return " ".join(" ".join(paragraphs).split())
