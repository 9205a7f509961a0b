"""What a condition or loop opens, and the sentences about one that is not ended as it should."""

from __future__ import annotations

from dataclasses import dataclass

from workers.checking.tags import Tag
from workers.word.tags import shorten

# Where an end stands that nobody has written.
_OWN_PLACE = {"p": "i ett eget stycke", "tr": "i en egen tabellrad", "tc": "i en egen tabellcell"}
_LAST = {"for": "efter det sista som ska upprepas", "if": "efter det sista som villkoret gäller"}


@dataclass(eq=False)
class Block:
    """What a condition or loop opens: its tags in order, the last of them the end where there is one."""

    word: str
    tags: list[Tag]
    had_else: bool = False
    closed: bool = False

    @property
    def opener(self) -> Tag:
        return self.tags[0]


def never_closed(block: Block, *, before: Tag | None) -> str:
    """What to write, and where; at the latest it stands before another tag."""
    unit = block.opener.unit
    own = f" {_OWN_PLACE[unit]}" if unit in _OWN_PLACE else ""
    where = f"före ”{before}” i stycket ”{before.paragraph.short}”" if before else _LAST[block.word]
    return f"”{_short(block.opener)}” öppnas här och avslutas aldrig. Skriv {_end(block)}{own} {where}."


def swapped(block: Block, word: str) -> str:
    """The end of something else stands where the block's own should."""
    return (
        f"Här ska stå {_end(block)}, inte ”{word}”: det är ”{_short(block.opener)}” i stycket "
        f"”{block.opener.paragraph.short}” som ska avslutas."
    )


def still_open(block: Block) -> str:
    """What is open where something that does not belong to it stands."""
    text = block.opener.paragraph.short
    return f"”{_short(block.opener)}” öppnades i stycket ”{text}” och är fortfarande öppen här."


def _end(block: Block) -> str:
    """What ends the block, as it is typed."""
    return f"{{%{block.opener.unit} end{block.word} %}}"


def _short(tag: Tag) -> str:
    """The tag without braces, as people speak of it: "for m in mal"."""
    return shorten(tag.content)
