"""The grammar of a part's tags: each judged alone, then what opens and closes what.

A wrong tag is noted and put right in the code that is handed on, so that it neither hides nor invents
another: the code always holds together, and the names in wrong tags still count as used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import jinja2
from jinja2 import nodes

from workers.checking import blocks
from workers.checking.alone import (
    code_of,
    instead,
    keyword_of,
    loop_guessed,
    mentioned,
    not_allowed,
    of_cells,
    understood,
)
from workers.checking.blocks import Block
from workers.checking.spelling import respelt
from workers.checking.tags import Tag
from workers.checking.text import TextPart
from workers.errors import Mistake
from workers.language.hints import KEYWORDS, nearest_keyword, no_such_statement, swedish

__all__ = ["Block", "Reading", "read_tags"]

_OPENED_BY = {"endif": ("if",), "endfor": ("for",), "elif": ("if",), "else": ("if", "for")}
_MOST_LOOKED_AHEAD = 50


@dataclass
class Reading:
    """A part's tags understood: code with one line for each tag, what opens what, and what is wrong.

    `guessed` are the lines of tags that nobody can understand, and `lost` is whether a loop's list is one
    of them.
    """

    part: TextPart
    tags: tuple[Tag, ...]
    lines: list[str] = field(default_factory=list)
    guessed: set[int] = field(default_factory=set)
    blocks: list[Block] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    lost: bool = False

    @property
    def code(self) -> str:
        return "\n".join(self.lines)

    def tag_on(self, line: int) -> Tag:
        """The tag on a line of the code, counted from 1."""
        return self.tags[min(max(line, 1), len(self.tags)) - 1]

    def note(self, message: str, tag: Tag) -> None:
        self.mistakes.append(self.part.mistake(message, tag.paragraph))


def read_tags(part: TextPart, tags: tuple[Tag, ...]) -> Reading:
    """The tags understood one by one; nothing is raised, whatever they hold."""
    reading = Reading(part=part, tags=tags)
    reader = _Reader(reading)
    for number, tag in enumerate(tags):
        reading.lines.append(reader.line_of(number, tag))
    reader.finish()
    return reading


@dataclass
class _Reader:
    """Goes through the tags in order and keeps account of what is open."""

    reading: Reading
    open: list[Block] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    looked_ahead: int = 0

    def line_of(self, number: int, tag: Tag) -> str:
        """The code of one tag, put right where it is wrong."""
        if tag.typed.wrong:
            self.reading.note(tag.typed.wrong, tag)
        if tag.kind in ("", "#"):
            return ""
        if (cell := of_cells(tag)) is not None:
            return self._alone(cell, "", tag) if cell else ""
        word, right = self._keyword(tag), self._respelt(tag)
        if word is None:
            return mentioned(right.content)
        return self._placed(number, tag, word, self._alone(code_of(right, word), word, right))

    def finish(self) -> None:
        """Close what nobody closed."""
        for block in reversed(self.open):
            self._never_closed(block)
            self.reading.lines[-1] += f"{{% end{block.word} %}}"

    def _keyword(self, tag: Tag) -> str | None:
        typed = keyword_of(tag)
        if tag.kind == "{" or typed in KEYWORDS:
            return typed
        if typed.removeprefix("end") not in self.refused:
            self._note(no_such_statement(typed) if typed else swedish(ValueError(), str(tag)), tag)
        self.refused.add(typed)
        meant = nearest_keyword(typed)
        if not meant:
            self.reading.guessed.add(len(self.reading.lines) + 1)
        return meant or None

    def _respelt(self, tag: Tag) -> Tag:
        """The tag with names that can be names; what was wrong with them is told once."""
        walked = [block.opener.content.split()[1:2] for block in self.open if block.word == "for"]
        found = respelt(tag, [name for names in walked for name in names])
        if found is None:
            return tag
        self.reading.note(found.message, tag)
        return found.tag

    def _note(self, message: str, tag: Tag) -> None:
        """Braces that are wrong are told already, and are the reason for whatever else is odd."""
        if not tag.typed.wrong:
            self.reading.note(message, tag)

    def _alone(self, code: str, word: str, tag: Tag) -> str:
        """The tag's code if it can be understood, else something harmless that still names its words."""
        try:
            tree = understood(code, word)
        except (jinja2.TemplateSyntaxError, RecursionError) as error:
            self.reading.guessed.add(len(self.reading.lines) + 1)
            self._note(swedish(error, str(tag)), tag)
            return self._instead(tag, word)
        if tree.find(nodes.Call) is not None:
            self.reading.guessed.add(len(self.reading.lines) + 1)  # a function is no name
        for message in not_allowed(tree):
            self.reading.note(message, tag)
        return code

    def _instead(self, tag: Tag, word: str) -> str:
        if word != "for":
            return instead(tag, word)
        loop = loop_guessed(tag)
        self.reading.lost = self.reading.lost or not loop
        return loop or "{% for _ in [] %}"

    def _placed(self, number: int, tag: Tag, word: str, code: str) -> str:
        if word in ("if", "for"):
            block = Block(word=word, tags=[tag])
            self.open.append(block)
            self.reading.blocks.append(block)
            return code
        return code if word not in _OPENED_BY else self._following(number, tag, word, code)

    def _following(self, number: int, tag: Tag, word: str, code: str) -> str:
        """An end or a turn: of what is open, of something further out, or of nothing."""
        openers = _OPENED_BY[word]
        if not any(block.word in openers for block in self.open):
            return self._stray(number, tag, word, openers)
        if self.open[-1].word not in openers and word.startswith("end"):
            return self._through(number, tag, word, code)
        block = self.open[-1]
        if block.word not in openers or (block.had_else and not word.startswith("end")):
            return self._wrong_turn(tag, word, openers)
        block.tags.append(tag)
        block.had_else = block.had_else or word == "else"
        if word.startswith("end"):
            self._close(block)
        return code

    def _close(self, block: Block) -> None:
        block.closed = True
        self.open.remove(block)

    def _through(self, number: int, tag: Tag, word: str, code: str) -> str:
        """An end of something further out, while something else is open in it."""
        outer = next(block for block in reversed(self.open) if f"end{block.word}" == word)
        inner = self.open[self.open.index(outer) + 1 :]
        if self._is_swapped(number, tag, inner[-1], outer):
            return self._swapped(tag, word, inner[-1])
        if not self._ends_later(number, inner[-1]):
            for block in reversed(inner):
                self._never_closed(block, before=tag)
                self.open.remove(block)
        elif self._ends_later(number, outer):
            return self._stray(number, tag, word, (outer.word,))
        else:
            self.reading.note(f"”{word}” står här för tidigt. {blocks.still_open(inner[-1])}", tag)
            self.forgiven += [f"end{block.word}" for block in inner]
            self.open = [block for block in self.open if block not in inner]
        outer.tags.append(tag)
        self._close(outer)
        return "".join(f"{{% end{block.word} %}}" for block in reversed(inner)) + code

    def _stray(self, number: int, tag: Tag, word: str, openers: Sequence[str]) -> str:
        """An end of nothing; when what is open has no end of its own, it was meant to be this one."""
        if word in self.forgiven:
            self.forgiven.remove(word)
            return ""
        wrong = f"”{word}” hör inte ihop med något ”{openers[0]}” före det."
        block = self.open[-1] if self.open else None
        if block is None:
            self.reading.note(wrong, tag)
            return ""
        if not word.startswith("end") or self._ends_later(number, block):
            self.reading.note(f"{wrong} {blocks.still_open(block)}", tag)
            return ""
        return self._swapped(tag, word, block)

    def _swapped(self, tag: Tag, word: str, block: Block) -> str:
        """An end that was meant for something else than it says."""
        self.reading.note(blocks.swapped(block, word), tag)
        block.tags.append(tag)
        self._close(block)
        return f"{{% end{block.word} %}}"

    def _is_swapped(self, number: int, tag: Tag, inner: Block, outer: Block) -> bool:
        """Whether the end is one too many of its sort, and what is open nearest has none of its own."""
        if tag.unit != inner.opener.unit or self._ends_later(number, inner):
            return False
        still_open = sum(block.word == outer.word for block in self.open)
        return self._ends_left(number, outer.word) >= still_open

    def _ends_left(self, number: int, word: str) -> int:
        """How many ends further on are of something that is open already."""
        self.looked_ahead += 1
        depth, left = 0, 0
        for tag in self.reading.tags[number + 1 :] if self.looked_ahead <= _MOST_LOOKED_AHEAD else ():
            depth += {word: 1, f"end{word}": -1}.get(keyword_of(tag), 0)
            left, depth = (left + 1, 0) if depth < 0 else (left, depth)
        return left

    def _ends_later(self, number: int, block: Block) -> bool:
        """Whether what is open has an end further on, one that takes away as much as its beginning."""
        self.looked_ahead += 1
        if self.looked_ahead > _MOST_LOOKED_AHEAD:
            return True
        depth = 1
        for tag in self.reading.tags[number + 1 :]:
            depth += {block.word: 1, f"end{block.word}": -1}.get(keyword_of(tag), 0)
            if not depth:
                return tag.unit == block.opener.unit
        return False

    def _wrong_turn(self, tag: Tag, word: str, openers: Sequence[str]) -> str:
        block = self.open[-1]
        message = f"”{word}” hör inte ihop med något ”{openers[0]}” före det."
        if block.word in openers:
            message = f"”{word}” kan inte stå efter ”else”. {blocks.still_open(block)}"
        else:
            message = f"{message} {blocks.still_open(block)}"
        self.reading.note(message, tag)
        return ""

    def _never_closed(self, block: Block, *, before: Tag | None = None) -> None:
        self.reading.note(blocks.never_closed(block, before=before), block.opener)
