"""The tags of a part in the order of the file, each taken apart: unit, keyword and what is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from workers.checking.braces import Typed, typed_tags
from workers.checking.text import Paragraph, Piece, TextPart

_HEAD = re.compile(r"\{([{%#])([-+]?)(?:(p|tr|tc|r)(?=\s))?\s*")
_WORD = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True)
class Tag:
    """One tag: how it was typed and where, its unit ("tr", "p", …) and what stands in it."""

    typed: Typed
    paragraph: Paragraph

    @cached_property
    def piece(self) -> Piece:
        """Where it begins."""
        return self.paragraph.piece_at(self.typed.start)

    @cached_property
    def _head(self) -> re.Match[str] | None:
        return _HEAD.match(self.typed.meant)

    @property
    def kind(self) -> str:
        """The sign after the brace: "{" prints a word, "%" steers, "#" is a comment; "" is none of them."""
        return self._head.group(1) if self._head else ""

    @property
    def unit(self) -> str:
        """What the tag takes away with it: "p", "tr", "tc", "r" or ""."""
        return (self._head.group(3) or "") if self._head else ""

    @cached_property
    def content(self) -> str:
        """What stands between the braces, without unit and hyphens."""
        if self._head is None:
            return ""
        return self.typed.meant[self._head.end() : -2].removesuffix("-").removesuffix("+").strip()

    @cached_property
    def word(self) -> str:
        """The first word of steering, such as "for"; "" for everything else."""
        found = _WORD.match(self.content) if self.kind == "%" else None
        return found.group() if found else ""

    def __str__(self) -> str:
        return " ".join(self.typed.text.split())


def tags_of(part: TextPart) -> tuple[Tag, ...]:
    """Every tag of the part, in the order in which they are filled."""
    found = [Tag(typed, paragraph) for paragraph in part.paragraphs for typed in _typed(paragraph)]
    return tuple(sorted(found, key=lambda tag: (tag.piece.order, tag.paragraph.number, tag.typed.start)))


def _typed(paragraph: Paragraph) -> Iterator[Typed]:
    return typed_tags(paragraph.text) if paragraph.pieces else iter(())
