"""Names typed as nobody can read them: with a hyphen, with spaces, or with a figure first."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from doc_templates.names import SHARED
from workers.checking.tags import Tag
from workers.language.hints import KEYWORDS, UNEXPECTED

_QUOTED = r"\"[^\"]*\"|'[^']*'"
_WORD = r"[^\W\d]\w*"
_HYPHENED = re.compile(rf"({_QUOTED})|(?<![\w.-])({_WORD}(?:\.{_WORD})*(?:-{_WORD}(?:\.{_WORD})*)+)")
_FIGURES_FIRST = re.compile(rf"({_QUOTED})|(?<![\w.])(\d+)([^\W\d_]\w*)")
_POWER = re.compile(r"[eE]\d*$")
_SPACED = re.compile(rf"({_WORD}(?:[.\s]+{_WORD})*?\s+{_WORD})\s*(?:\|.*)?", re.DOTALL)
_NOT_NAMES = {"and", "or", "not", "in", "is", "if", "else", *KEYWORDS, *UNEXPECTED}


@dataclass(frozen=True, slots=True)
class Respelt:
    """A tag with its names put right, and the sentence that says so."""

    tag: Tag
    message: str


def respelt(tag: Tag, groups: Collection[str]) -> Respelt | None:
    """What a tag must mean whose names cannot be names; None when nothing of that is wrong with it.

    `groups` are the names that loops around it give: what follows one of them stands in it, after a dot.
    """
    if tag.kind != "{" and tag.word not in KEYWORDS:
        return None
    for put_right, rule in (
        (_without_hyphens, "Bindestreck får inte stå i ett namn. Skriv {}."),
        (_letter_first, "Ett namn börjar med en bokstav. Skriv till exempel {}."),
        (lambda content: _together(content, groups), "Namn skrivs utan mellanslag: {}."),
    ):
        meant = put_right(tag.content)
        if meant != tag.content:
            right = _with_content(tag, meant)
            return Respelt(right, rule.format(" ".join(right.typed.meant.split())))
    return None


def _without_hyphens(content: str) -> str:
    return _HYPHENED.sub(lambda found: found[1] or found[2].replace("-", "_"), content)


def _letter_first(content: str) -> str:
    def turned(found: re.Match[str]) -> str:
        is_number = found[1] is None and _POWER.match(found[3])
        return found[0] if found[1] or is_number else f"{found[3]}_{found[2]}"

    return _FIGURES_FIRST.sub(turned, content)


def _together(content: str, groups: Collection[str]) -> str:
    found = _SPACED.fullmatch(content)  # only in tags that print: "if a b" may lack an "and"
    words = found[1].split() if found else []
    if not found or any(word.lower() in _NOT_NAMES for word in words):
        return content
    first, *others = words
    name = f"{first}.{'_'.join(others)}" if first.lower() in {*groups, *SHARED} else "_".join(words)
    return content[: found.start(1)] + name.lower() + content[found.end(1) :]


def _with_content(tag: Tag, content: str) -> Tag:
    """The tag with something else in it."""
    start = tag.typed.meant.index(tag.content)
    meant = tag.typed.meant[:start] + content + tag.typed.meant[start + len(tag.content) :]
    return Tag(replace(tag.typed, meant=meant), tag.paragraph)
