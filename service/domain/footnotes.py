"""Footnotes in running text: a mark stands after the first place where its word does."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Text up to a mark, which `note` counts from 1, or to the end of its paragraph, where `note` is 0."""

    text: str
    note: int = 0


def place(text: str, word: str) -> int:
    """The index after the first `word` that is not part of a longer one; -1 when there is none."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) if word else None
    return found.end() if found else -1


def marked(paragraphs: Iterable[str], words: Sequence[str]) -> tuple[list[list[Piece]], list[int]]:
    """The paragraphs cut at their marks, and the indices of `words` in the order of the marks.

    The pieces of a paragraph together are the paragraph; a word that stands nowhere has no mark.
    """
    order: list[int] = []
    cut = [_cut(paragraph, words, order) for paragraph in paragraphs]
    return cut, order


def _cut(paragraph: str, words: Sequence[str], order: list[int]) -> list[Piece]:
    rest = [index for index in range(len(words)) if index not in order]
    ends = sorted((end, index) for index in rest if (end := place(paragraph, words[index])) >= 0)
    pieces, start = [], 0
    for end, index in ends:
        order.append(index)
        pieces.append(Piece(paragraph[start:end], len(order)))
        start = end
    return [*pieces, Piece(paragraph[start:])] if paragraph[start:] or not pieces else pieces
