"""Styles that a template names but does not have: Word shows them as ordinary text, without a word."""

from __future__ import annotations

from collections.abc import Iterator

from workers.checking.look import Look, value
from workers.checking.text import TextPart
from workers.errors import Mistake
from workers.word.markup import PARAGRAPH, TABLE, w

_NAMED_IN = {w("pStyle"): "Formatmallen", w("rStyle"): "Teckenformatet", w("tblStyle"): "Tabellformatet"}


def missing_styles(part: TextPart, look: Look) -> Iterator[Mistake]:
    """Advice on each style that is not in the file, told once for each part, where it stands first."""
    told: set[str] = set()
    paragraphs = {paragraph.node: paragraph for paragraph in part.paragraphs}
    for node in part.root.iter(*_NAMED_IN):
        key = value(node)
        if not key or key in look.styles or key in told:
            continue
        told.add(key)
        around = next(node.iterancestors(PARAGRAPH, TABLE), None)
        if around is not None and around.tag == TABLE:
            around = next(around.iter(PARAGRAPH), None)
        message = f"{_NAMED_IN[str(node.tag)]} ”{key}” finns inte i filen: texten får utseendet Normal."
        yield part.advice(message, None if around is None else paragraphs.get(around))
