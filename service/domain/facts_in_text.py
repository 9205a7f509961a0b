"""Figures, dates and names in a text: what somebody changes in a document and the record also holds."""

import re
from collections.abc import Iterable

_FIGURE = re.compile(
    r"(?<!\w)(?P<figure>\d{4}-\d\d-\d\d|\d{6,8}[-+]\d{4}"
    r"|\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,:]\d+)?)(?: [a-zåäö]{1,15}\b)?"
)
_NAME = re.compile(r"\b[A-ZÅÄÖ][\w'-]*\w")
_START = re.compile(r"(?:^|[.!?:]\s)[\d.\s]*$")
_HYPHENS = re.compile("[\u2010-\u2013]")
_NOT_DIGITS = re.compile(r"\D")


def facts(text: str, *, certain: bool = False) -> dict[str, str]:
    """Each figure, date and name as it is written, by what it is compared as: "12 000" and "12000" are one.

    A figure is written with the word that follows it. A word with a capital letter counts as a name; with
    `certain`, not one that begins a sentence and is followed by a word without.
    """
    text = _HYPHENS.sub("-", text)
    figures = {_NOT_DIGITS.sub("", match["figure"]): match[0] for match in _FIGURE.finditer(text)}
    names = (match for match in _NAME.finditer(text) if not (certain and _begins(text, match)))
    return figures | {match[0].casefold(): match[0] for match in names}


def _begins(text: str, word: re.Match[str]) -> bool:
    """Whether a word may have its capital letter only because a sentence begins with it."""
    is_all, goes_on = word[0] == text.strip(), bool(_NAME.match(text, word.end() + 1))
    return not (is_all or goes_on) and bool(_START.search(text[: word.start()]))


def changed_facts(changes: Iterable[tuple[str, str]], known: Iterable[str]) -> tuple[str, ...]:
    """What stood before a change, not after it, and stands in one of the `known` texts.

    `changes` are (before, after) of paragraphs. What was only moved to another paragraph is not told.
    """
    pairs = [*changes]
    answers = {key for text in known for key in facts(text, certain=True)}
    kept = {key for _, after in pairs for key in facts(after)}
    gone: dict[str, str] = {}
    for before, _ in pairs:
        gone |= {key: said for key, said in facts(before).items() if key in answers - kept}
    return tuple(gone.values())
