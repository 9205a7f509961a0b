"""Figures, dates and names in a text: what somebody changes in a document and the record also holds."""

import re
from collections.abc import Iterable

_FIGURE = re.compile(
    r"\d{4}-\d\d-\d\d|\d{6,8}[-+]\d{4}|\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,:]\d+)?"
)
_NAME = re.compile(r"\b[A-ZÅÄÖ][\w'-]*\w")
_HYPHENS = re.compile("[\u2010-\u2013]")
_NOT_DIGITS = re.compile(r"\D")


def facts(text: str) -> dict[str, str]:
    """Each figure, date and name as it is written, by what it is compared as: "12 000" and "12000" are one.

    A word with a capital letter counts as a name: one that merely begins a sentence is told too often rather
    than a name too seldom.
    """
    text = _HYPHENS.sub("-", text)
    found = {_NOT_DIGITS.sub("", each): each.strip() for each in _FIGURE.findall(text)}
    return found | {each.casefold(): each for each in _NAME.findall(text)}


def changed_facts(changes: Iterable[tuple[str, str]], known: Iterable[str]) -> tuple[str, ...]:
    """What stood before a change, not after it, and stands in one of the `known` texts.

    `changes` are (before, after) of paragraphs. What was only moved to another paragraph is not told.
    """
    pairs = [*changes]
    answers: set[str] = set()
    for text in known:
        answers |= facts(text).keys()
    kept: set[str] = set()
    for _, after in pairs:
        kept |= facts(after).keys()
    gone: dict[str, str] = {}
    for before, _ in pairs:
        gone |= {key: said for key, said in facts(before).items() if key in answers and key not in kept}
    return tuple(gone.values())
