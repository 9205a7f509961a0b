"""The marks of a part filled docxtpl's own way: every printed value stands in the document as it went in.

While a part is filled, each value stands between two marks that no text can hold. Here the marks are read
back from the parsed document, compared one by one with what was printed, and removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from workers.language.environment import CLOSE, OPEN
from workers.word.markup import BREAK, RUN, TAB, TEXT

_ATTRIBUTE = "\ufdd2"
_VALUE = re.compile(f"{OPEN}(.*?){CLOSE}", re.DOTALL)
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_AS_SPACE = str.maketrans("\n\t", "  ")


def first_difference(root: etree._Element, printed: list[str]) -> int | None:
    """The number, from 0, of the first printed value that the part does not show; None when all are there.

    The marks are gone afterwards.
    """
    shown = _VALUE.findall("".join(_stream(root)))
    remove_marks(root)
    for number, (value, found) in enumerate(zip(printed, shown, strict=False)):
        if not _same(value, found):
            return number
    return None if len(shown) == len(printed) else min(len(shown), len(printed) - 1)


def remove_marks(root: etree._Element) -> None:
    """Take the marks away from text and attributes."""
    for node in root.iter():
        if node.text and (OPEN in node.text or CLOSE in node.text):
            node.text = _MARKS.sub("", node.text)
        for name, value in node.attrib.items():
            if OPEN in value:
                node.set(name, _MARKS.sub("", value))


def _stream(root: etree._Element) -> Iterator[str]:
    """All text in the order of the file, with breaks and tabs as Word shows them."""
    for node in root.iter():
        yield from (value.replace(OPEN, OPEN + _ATTRIBUTE) for value in node.attrib.values() if OPEN in value)
        if node.tag == TEXT:
            yield (node.text or "").translate(_AS_SPACE)
        elif node.tag == BREAK and not node.attrib:
            yield "\n"
        elif node.tag == TAB and (parent := node.getparent()) is not None and parent.tag == RUN:
            yield "\t"
        elif node.text:
            yield node.text


def _same(value: str, found: str) -> bool:
    if found.startswith(_ATTRIBUTE):
        return value.translate(_AS_SPACE) == found[1:]
    return value == found or value.translate(_AS_SPACE) == found.translate(_AS_SPACE)
