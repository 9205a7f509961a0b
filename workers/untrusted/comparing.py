"""What the process for an untrusted file does to compare one: guard, read its text, tell what differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from workers.checking.text import PROPERTIES, text_part
from workers.guard import guard
from workers.untrusted.wire import packed
from workers.word.markup import TEXT, parse, w
from workers.word.package import Package, Part

MOST_CHANGES, MOST_LETTERS = 400, 4000
"""Changes that are told, and letters of a paragraph of them."""
TRACKED = (
    "Filen har spårade ändringar. Godkänn eller avvisa dem i Word, under Granska, och spara filen igen: "
    "annars följer det som ströks med till den som får filen."
)
COMMENTED = (
    "Filen har kommentarer, som skulle följa med till den som får filen. Ta bort dem i Word och spara igen."
)
FOREIGN = (
    "Filen är inte det här dokumentet: dokumentets id, {identity}, står inte i den. Ladda ned Word-filen "
    "här, ändra i den och låt sidfoten vara kvar."
)
_TRACKS = {w(name) for name in ("ins", "del", "moveFrom", "moveTo")}
_COMMENTS = {w("commentReference"), w("commentRangeStart")}
_AROUND = ("sidhuvudet", "sidfoten")
Line = tuple[str, str]


def work(docx: bytes, asked: Mapping[str, Any]) -> bytes:
    """Why the file is refused; else its text as [place, paragraph] and what differs from the text `before`.

    Without `identity` the file is our own, and only read.
    """
    reasons = [each.message for each in guard(docx)]
    if reasons:
        return packed({"reasons": list(dict.fromkeys(reasons)), "lines": [], "changes": [], "more": 0})
    parts = [(part, parse(part.xml)) for part in Package.read(docx).parts() if part.place != PROPERTIES]
    lines = [*_lines(parts)]
    reasons = [*_reasons(parts, lines, identity=asked["identity"])]
    changes = [*_changes([(place, text) for place, text in asked["before"]], lines)] if not reasons else []
    told = [[place, before[:MOST_LETTERS], after[:MOST_LETTERS]] for place, before, after in changes]
    more = max(0, len(told) - MOST_CHANGES)
    return packed({"reasons": reasons, "lines": lines, "changes": told[:MOST_CHANGES], "more": more})


def _lines(parts: Iterable[tuple[Part, Any]]) -> Iterator[Line]:
    """Every paragraph with text, those in table cells and text boxes too, in the order of the file."""
    for part, root in parts:
        if part.place in _AROUND:
            _empty_fields(root)
        for paragraph in text_part(part, root).paragraphs:
            if text := " ".join(paragraph.text.split()):
                yield part.place, text


def _empty_fields(root: Any) -> None:
    """Page numbers are what Word last counted: two files that say the same may have others."""
    inside = False
    for node in root.iter(w("fldChar"), w("fldSimple"), TEXT):
        if node.tag == w("fldChar"):
            inside = node.get(w("fldCharType")) == "separate"
        elif node.tag == TEXT and (inside or next(node.iterancestors(w("fldSimple")), None) is not None):
            node.text = ""


def _reasons(parts: Sequence[tuple[Part, Any]], lines: Iterable[Line], *, identity: str) -> Iterator[str]:
    if not identity:
        return
    tags = {node.tag for _, root in parts for node in root.iter()}
    if tags & _TRACKS:
        yield TRACKED
    if tags & _COMMENTS:
        yield COMMENTED
    if not any(_plain(identity) in _plain(text) for _, text in lines):
        yield FOREIGN.format(identity=identity)


def _plain(text: str) -> str:
    """Word may make another hyphen of one, or break a line at it."""
    return re.sub(r"[\s\u2010-\u2013\u00ad-]", "", text)


def _changes(before: Sequence[Line], after: Sequence[Line]) -> Iterator[tuple[str, str, str]]:
    """Place by place, since Word may write the headers and footers in another order."""
    for place in dict.fromkeys(place for place, _ in (*before, *after)):
        olds, news = ([text for at, text in lines if at == place] for lines in (before, after))
        matcher = SequenceMatcher(None, olds, news, autojunk=False)
        for how, start, end, begin, stop in matcher.get_opcodes():
            if how != "equal":
                pairs = zip_longest(olds[start:end], news[begin:stop], fillvalue="")
                yield from ((place, old, new) for old, new in pairs)
