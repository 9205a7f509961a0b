"""Word template + words -> Word file: the one way in which a document comes about."""

from __future__ import annotations

from collections.abc import Mapping

from workers.language.budget import BUDGET, Budget
from workers.language.nearest import nearest
from workers.language.plain import plain
from workers.rendering.template import open_template

__all__ = ["fill", "nearest"]


def fill(template: bytes, words: Mapping[str, object]) -> bytes:
    """The Word file that the template and the words make; the same two always give the same bytes.

    Raises TemplateError, with the place, when the template is wrong or any word would not be shown exactly
    as it is, and WordsError when the words are not plain data. Texts are cleaned first. docs/engine.md tells
    how it is done.
    """
    return open_template(template).fill({**plain(words), BUDGET: Budget()})
