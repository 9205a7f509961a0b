"""What downloaded documents say, read without anything of ours between: in the order of the pages."""

import re
from collections.abc import Iterable
from pathlib import Path

import pikepdf

from service.domain.text import NB_HYPHEN
from tests.support import wordstyle
from workers.pdf.text import page_text

_SPACE = re.compile(r"[\s\u00ad\u200b\u2060]+")


def pdf(path: Path) -> str:
    """The text of a PDF, spaces taken away: where they fall is not certain in a PDF."""
    with pikepdf.open(path) as document:
        return bare("".join(page_text(page) for page in document.pages))


def word(path: Path) -> str:
    """The text of a Word file's body, paragraphs and table cells as they follow, spaces taken away.

    The hyphens that keep a date whole are read as those that were typed.
    """
    return bare(wordstyle.text(wordstyle.WordFile(path.read_bytes()).body).replace(NB_HYPHEN, "-"))


def bare(text: str) -> str:
    return _SPACE.sub("", text)


def missing(texts: Iterable[str], within: str) -> list[str]:
    """The texts that do not stand whole, each after the one before it."""
    at, lost = 0, []
    for text in texts:
        found = within.find(bare(text), at)
        if found < 0:
            lost.append(text)
        else:
            at = found + len(bare(text))
    return lost
