"""The words that a template uses, each with where and how, so that a question can be proposed for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workers.checking.labels import Around, Headings, around, title_of_loop
from workers.checking.look import Look
from workers.checking.names import used
from workers.checking.syntax import Reading
from workers.checking.tags import Tag
from workers.language.uses import How, Use
from workers.word.markup import CELL


@dataclass(frozen=True, slots=True)
class FieldUse:
    """One use of a word: its path, as it was typed, what for, and what stands around it in the page.

    `label` is the text that leads up to it, of a loop that is the title of what it repeats; `section` the
    heading that it stands under. `alone` is whether it has a paragraph to itself, `in_table` whether it
    stands in a row that a {%tr for %} repeats, `in_cell` whether it stands in a table at all, `yes_no`
    whether boxes for Ja and Nej stand beside it. `compared` are the texts that it is held against.
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
    section: str = ""
    yes_no: bool = False
    compared: tuple[str, ...] = ()


def field_uses(reading: Reading, look: Look) -> Iterator[FieldUse]:
    """Every use of a word in one part, in order."""
    headings, loops = Headings.of(reading, look), _row_lines(reading)
    for use in used(reading):
        tag = reading.tag_on(use.line)
        in_table = any(use.line in loop for loop in loops)
        found = _around(tag, use, headings, repeats=in_table)
        yield FieldUse(
            path=use.path,
            written=use.written,
            how=use.how,
            label=found.label,
            in_table=in_table,
            in_cell=next(tag.paragraph.node.iterancestors(CELL), None) is not None,
            alone=tag.paragraph.text.strip() == tag.typed.text.strip(),
            part=reading.part.name,
            paragraph=tag.paragraph.number,
            section=headings.section.get(tag.paragraph.number, ""),
            yes_no=found.yes_no,
            compared=use.compared,
        )


def _around(tag: Tag, use: Use, headings: Headings, *, repeats: bool) -> Around:
    if use.how == "loop" and (tag.unit in ("tr", "tc") or title_of_loop(tag)):
        return Around(title_of_loop(tag))
    return around(tag, headings, repeats=repeats)


def _row_lines(reading: Reading) -> list[range]:
    """The lines of each loop over table rows, with those that open and end it."""
    order = {id(tag): number for number, tag in enumerate(reading.tags, start=1)}
    return [
        range(order[id(block.opener)], order[id(block.tags[-1])] + 1)
        for block in reading.blocks
        if block.word == "for" and block.opener.unit == "tr"
    ]
