"""Where the lines of the contents stand on their pages, and which tagged pieces hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from workers.pdf.pages import ONE_AT_A_TIME

_HYPHENS = "-\u00ad\u2010\u2011\u0002\ufffe"
"""What a line may end at is drawn and read back in many ways."""
_LEADER = "."


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the contents: its page from 0, the numbers of its pieces, left, bottom, right and top."""

    page: int
    pieces: tuple[int, ...]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    page: int
    piece: int
    box: tuple[float, float, float, float]


def places(pdf: bytes, *, heading: str, lines: Sequence[tuple[str, str]]) -> list[Place | None]:
    """The place of each line, a text with its page number or "", in order after the heading.

    None for one that cannot be found, as in a script that a PDF draws in another order than one reads it.
    """
    letters = _letters(pdf)
    at = (_found(letters, heading, range(len(letters))) or (0, 0))[1]
    return [place for place, at in _in_order(letters, lines, at)]


def _in_order(
    letters: Sequence[_Letter], lines: Sequence[tuple[str, str]], at: int
) -> Iterator[tuple[Place | None, int]]:
    for text, number in lines:
        found = _found(letters, text, range(at, len(letters)))
        if found is None:
            yield None, at
            continue
        start, at = found
        while number and at < len(letters) and letters[at].text == _LEADER:
            at += 1
        _, at = _found(letters, number, range(at, at + 1)) or (at, at)
        yield _place(letters[start:at]), at


def _letters(pdf: bytes) -> list[_Letter]:
    """The letters of tagged text, without spaces; headers and footers are no tagged text."""
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        return [letter for number in range(len(document)) for letter in _on_page(document[number], number)]


def _on_page(page: pypdfium2.PdfPage, number: int) -> Iterator[_Letter]:
    shown = page.get_textpage()
    for at in range(shown.count_chars()):
        text = chr(raw.FPDFText_GetUnicode(shown, at))
        if text.isspace() or text in _HYPHENS:
            continue
        drawing = raw.FPDFText_GetTextObject(shown, at)
        piece = raw.FPDFPageObj_GetMarkedContentID(drawing) if drawing else -1
        if piece >= 0:
            yield _Letter(text, number, piece, shown.get_charbox(at, loose=True))


def _bare(text: str) -> str:
    return "".join(letter for letter in text if not letter.isspace() and letter not in _HYPHENS)


def _found(letters: Sequence[_Letter], text: str, starts: range) -> tuple[int, int] | None:
    """From where to where the text stands first, beginning at one of the starts."""
    wanted = _bare(text)
    for at in starts:
        shown = (letter.text for letter in letters[at : at + len(wanted)])
        if wanted and all(map(str.__eq__, shown, wanted)) and at + len(wanted) <= len(letters):
            return at, at + len(wanted)
    return None


def _place(letters: Sequence[_Letter]) -> Place | None:
    if letters[0].page != letters[-1].page:
        return None
    left, bottom, right, top = zip(*(letter.box for letter in letters), strict=True)
    pieces = tuple(sorted({letter.piece for letter in letters}))
    return Place(letters[0].page, pieces, (min(left), min(bottom), max(right), max(top)))
