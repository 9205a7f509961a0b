"""What was found in an uploaded template, with no personal number that stands in it: it is kept unsealed."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from service.domain.numbers_in_text import masked
from workers.errors import Mistake
from workers.untrusted import Examined, Field

_Row = TypeVar("_Row", Mistake, Field)


def without_numbers(found: Examined) -> Examined:
    """The same, every personal number masked in places, texts, messages, names and labels."""
    return replace(
        found,
        mistakes=tuple(map(row_without_numbers, found.mistakes)),
        names=tuple(map(masked, found.names)),
        fields=tuple(map(row_without_numbers, found.fields)),
    )


def row_without_numbers(row: _Row) -> _Row:
    """A mistake or a field, masked in each of its texts."""
    texts: dict[str, Any] = {
        each.name: masked(value) for each in fields(row) if type(value := getattr(row, each.name)) is str
    }
    return replace(row, **texts)
