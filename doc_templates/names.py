"""The catalogue of words that a kind of document offers to its template."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import cached_property
from typing import Any

from doc_templates.words import EACH, MEANING

_PLAIN = (str, int, bool, date)
_STEP = re.compile(r"\[\]|\.")
MAX_DEPTH = 12


SHARED = frozenset({"dokument", "deltagare", "underskrifter", "motiveringar"})
"""Words that every document fills by itself, also one of a kind without code; nobody is asked for them."""


def is_shared(path: str) -> bool:
    """Whether a name fills itself, such as "dokument.id" or "underskrifter[].roll"."""
    return path.partition(".")[0].partition("[")[0] in SHARED


@dataclass(frozen=True)
class Names:
    """Every word by its path, "plan.delmal[].ansvarig", with the type of its value.

    `meanings` say what words, groups and lists are, and `items` what each item of a list is called in
    ``for``, by path; neither needs to be known.
    """

    words: Mapping[str, type]
    meanings: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def groups(self) -> frozenset[str]:
        """The paths above the words: group "plan", list "plan.delmal", item "plan.delmal[]"."""
        return frozenset(
            path[: step.start()] for path in self.words for step in _STEP.finditer(path)
        ) | frozenset(
            path[: step.end()]
            for path in self.words
            for step in re.finditer(r"\[\]", path)
            if step.end() < len(path)
        )

    def is_list(self, path: str) -> bool:
        """Whether the path can be walked with ``for``."""
        return f"{path}[]" in self.words or f"{path}[]" in self.groups

    def knows(self, path: str) -> bool:
        """Whether there is such a word, group or list."""
        return path in self.words or path in self.groups

    def children(self, path: str) -> frozenset[str]:
        """The names that may follow "path."; those at the top for an empty path."""
        start = f"{path}." if path else ""
        every = (*self.words, *self.groups)
        return frozenset(_STEP.split(name[len(start) :])[0] for name in every if name.startswith(start)) - {
            ""
        }

    def example(self, *, items: int, text: str) -> dict[str, object]:
        """Made-up words of this shape: every text is `text`, every list has `items` items."""
        return {name: self._example(name, items=items, text=text) for name in sorted(self.children(""))}

    def _example(self, path: str, *, items: int, text: str) -> object:
        if path in self.words:
            return _EXAMPLES[self.words[path]](text)
        if self.is_list(path):
            return [self._example(f"{path}[]", items=items, text=text) for _ in range(items)]
        return {
            name: self._example(f"{path}.{name}", items=items, text=text)
            for name in sorted(self.children(path))
        }


_EXAMPLES: Mapping[type, typing.Callable[[str], object]] = {
    str: lambda text: text,
    int: len,
    bool: bool,
    date: lambda _: date(2017, 2, 1),
}


def catalogue(words_type: type) -> Names:
    """The names of a frozen dataclass tree of words; a list or tuple of X gives "name[]".

    Raises TypeError for a field whose type cannot be shown in a document.
    """
    return Names(
        words=dict(_fields(words_type, path="", depth=0)),
        meanings=dict(_told(words_type, MEANING, path="")),
        items=dict(_told(words_type, EACH, path="")),
    )


def _fields(words_type: type, *, path: str, depth: int) -> Iterator[tuple[str, type]]:
    hints = typing.get_type_hints(words_type)
    for each in fields(words_type):
        name = f"{path}.{each.name}" if path else each.name
        yield from _names(hints[each.name], path=name, depth=depth + 1)


def _told(words_type: type, what: str, *, path: str) -> Iterator[tuple[str, str]]:
    """What the fields' metadata say, by path."""
    hints = typing.get_type_hints(words_type)
    for each in fields(words_type):
        name = f"{path}.{each.name}" if path else each.name
        if said := each.metadata.get(what):
            yield name, said
        for inner in choices(hints[each.name]):
            item = item_type(inner)
            if is_dataclass(item or inner):
                yield from _told(item or inner, what, path=f"{name}[]" if item else name)


def _names(hint: Any, *, path: str, depth: int) -> Iterator[tuple[str, type]]:
    if depth > MAX_DEPTH:
        raise TypeError(f"{path}: the words have too many levels")
    item = item_type(hint)
    if isinstance(hint, type) and hint in _PLAIN:
        yield path, hint
    elif isinstance(hint, type) and is_dataclass(hint):
        yield from _fields(hint, path=path, depth=depth)
    elif choices(hint) != (hint,):
        for choice in choices(hint):
            yield from _names(choice, path=path, depth=depth)
    elif item is not None:
        yield from _names(item, path=f"{path}[]", depth=depth + 1)
    else:
        raise TypeError(f"{path}: {hint} cannot be shown in a document")


def choices(hint: Any) -> tuple[Any, ...]:
    """What a type may be besides None: (str,) for ``str | None``."""
    if typing.get_origin(hint) not in (typing.Union, types.UnionType):
        return (hint,)
    return tuple(choice for choice in typing.get_args(hint) if choice is not type(None))


def item_type(hint: Any) -> Any:
    """The type of the items of a list or a tuple of any length; None for what is no list."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    return arguments[0] if origin in (list, tuple) and set(arguments[1:]) <= {Ellipsis} else None
