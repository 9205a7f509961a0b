"""The words that a template uses, each with where and how, so that a question can be proposed for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from workers.checking.braces import has_tag, without_tags
from workers.checking.look import Look
from workers.checking.names import used
from workers.checking.syntax import Block, Reading
from workers.checking.tags import Tag
from workers.checking.text import Paragraph
from workers.language.uses import How
from workers.word.markup import CELL, PARAGRAPH, ROW, TABLE, TEXT

_BETWEEN = re.compile(r"[\s:.–—-]+$")
_LAST_SENTENCE = re.compile(r"(?:^|[.;,\t\n])\s*([^.;,\t\n]+)$")
LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True)
class FieldUse:
    """One use of a word: its path, as it was typed, what for, and what stands around it in the page.

    `label` is the text that leads up to it: before it in the paragraph, in the cell to its left, at the head
    of its column, or the heading above. `alone` is whether it has a paragraph to itself, `in_table` whether
    it stands in a row that a {%tr for %} repeats, `in_cell` whether it stands in a table at all.
    `compared` are the texts that it is held against.
    """

    path: str
    written: str
    how: How
    label: str
    in_table: bool
    in_cell: bool
    alone: bool
    part: str
    paragraph: int
    compared: tuple[str, ...] = ()


def field_uses(reading: Reading, look: Look) -> Iterator[FieldUse]:
    """Every use of a word in one part, in order."""
    headings = _headings(reading, look)
    for use in used(reading):
        tag = reading.tag_on(use.line)
        yield FieldUse(
            path=use.path,
            written=use.written,
            how=use.how,
            label=_label(tag, headings),
            in_table=_in_row_loop(reading, use.line),
            in_cell=_around(tag, CELL) is not None,
            alone=_is_alone(tag),
            part=reading.part.name,
            paragraph=tag.paragraph.number,
            compared=use.compared,
        )


def _in_row_loop(reading: Reading, line: int) -> bool:
    """Whether the line stands inside a loop over table rows, or opens one."""
    order = {id(tag): number for number, tag in enumerate(reading.tags, start=1)}
    return any(_is_over_rows(block) and _holds(block, line, order) for block in reading.blocks)


def _is_over_rows(block: Block) -> bool:
    return block.word == "for" and block.opener.unit == "tr"


def _holds(block: Block, line: int, order: dict[int, int]) -> bool:
    return order[id(block.opener)] <= line <= order[id(block.tags[-1])]


def _label(tag: Tag, headings: dict[int, str]) -> str:
    before = without_tags(tag.paragraph.text[: tag.typed.start])
    beside = _cleaned(before) or _head_of_column(tag) or _left(tag)
    return beside or headings.get(tag.paragraph.number, "")


def _cleaned(text: str) -> str:
    """The last words of a text, as a label: "Ort och datum:" is "Ort och datum"."""
    text = _BETWEEN.sub("", text).strip()
    last = _LAST_SENTENCE.search(text)
    label = " ".join((last.group(1) if last else text).split())
    return label if len(label) <= LONGEST_LABEL else ""


def _around(tag: Tag, kind: str) -> etree._Element | None:
    return next(tag.paragraph.node.iterancestors(kind), None)


def _left(tag: Tag) -> str:
    """What the nearest cell to the left says, when it only says something."""
    cell = _around(tag, CELL)
    before = cell.itersiblings(CELL, preceding=True) if cell is not None else iter(())
    text = next((text for each in before if (text := _text(each))), "")
    return "" if has_tag(text) else _cleaned(text)


def _head_of_column(tag: Tag) -> str:
    """What the table's first row says over the cell, when that row only says something."""
    cell, row, table = (_around(tag, kind) for kind in (CELL, ROW, TABLE))
    if cell is None or row is None or table is None:
        return ""
    first = next(table.iter(ROW))
    texts = [_text(each) for each in first.iter(CELL)]
    number = sum(1 for _ in cell.itersiblings(CELL, preceding=True))
    heads = first is not row and all(text and not has_tag(text) for text in texts)
    return _cleaned(texts[number]) if heads and number < len(texts) and len(texts) > 1 else ""


def _headings(reading: Reading, look: Look) -> dict[int, str]:
    """The heading, or else the short line, above each paragraph."""
    above, found = "", {}
    for paragraph in reading.part.paragraphs:
        found[paragraph.number] = above
        text = paragraph.text.strip()
        if text and not has_tag(text) and (_is_heading(paragraph, look) or len(text) <= LONGEST_LABEL):
            above = _cleaned(text)
    return found


def _is_heading(paragraph: Paragraph, look: Look) -> bool:
    return paragraph.number >= 0 and look.level(paragraph.node) is not None


def _is_alone(tag: Tag) -> bool:
    return tag.paragraph.text.strip() == tag.typed.text.strip()


def _text(node: etree._Element) -> str:
    paragraphs = ("".join(text.text or "" for text in each.iter(TEXT)) for each in node.iter(PARAGRAPH))
    return " ".join(" ".join(paragraphs).split())
