"""What of a paragraph in a template is fixed text: a whole sentence, or the label before a value."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_AT_TIMES = re.compile(r"\{% if (?P<when>[^%]+?) %\}(?P<text>[^{}]+)\{% endif %\}")
_EDGE = " :–-"


@dataclass(frozen=True, slots=True)
class Fixed:
    """`swedish` is the text to translate, with its tags when they stand among the words.

    `inline`: more follows on the same line, so that the translation stands right behind the text. `when` is
    the condition under which the text is printed at all, "" for always.
    """

    swedish: str
    inline: bool = False
    when: str = ""


def fixed(text: str) -> Fixed | None:
    """The fixed text of a paragraph; None when it has none that can be translated."""
    label, tab, _ = text.partition("\t")
    if at_times := _AT_TIMES.fullmatch(label.strip()):
        return Fixed(at_times["text"].strip(_EDGE), when=at_times["when"].strip())
    if tab:
        return None if _TAG.search(label) or not _is_text(label) else Fixed(label.strip(_EDGE))
    first, *rest = _TAG.split(text)
    if not rest:
        return Fixed(text.strip()) if _is_text(text) else None
    if _is_text(first) and not any(map(_is_text, rest)):
        return Fixed(first.strip(_EDGE), inline=True)
    whole = any(map(_is_text, rest)) and "{%" not in text
    return Fixed(text.strip()) if whole else None


def _is_text(piece: str) -> bool:
    return any(character.isalpha() for character in piece)
