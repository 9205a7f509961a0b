"""The filters and tests of the template language: Jinja's pure ones, with bounds on what they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sized
from typing import Any

from jinja2 import TemplateRuntimeError, pass_environment
from jinja2.environment import Environment
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.filters import make_attrgetter
from markupsafe import Markup

from workers.word.looks import NotInLanguage, as_text

MAX_TEXT = 1_000_000
"""Characters that a tag may make of its values; a value itself may be longer."""
MAX_PIECES = 1_000
"""Rows or columns that ``batch`` and ``slice`` may divide a list into."""
_MAX_DECIMALS = 9

_TOO_MUCH = "Taggen gör en text eller lista som är för lång."
_AS_THEY_ARE = (
    "abs", "capitalize", "count", "d", "default", "dictsort", "first", "float", "groupby", "int", "items",
    "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse", "select",
    "selectattr", "sort", "title", "trim", "unique", "upper", "wordcount",
)  # fmt: skip
TESTS = (
    "boolean", "defined", "divisibleby", "eq", "equalto", "even", "false", "float", "ge", "greaterthan", "gt",
    "in", "integer", "iterable", "le", "lessthan", "lower", "lt", "mapping", "ne", "none", "number", "odd",
    "sequence", "string", "true", "undefined", "upper", "==", "!=", "<", "<=", ">", ">=",
)  # fmt: skip


class JoinedMarkup(TemplateRuntimeError):
    """What is XML already has become part of a text: what docxtpl makes of it is found the exact way."""


def _bounded(size: int) -> None:
    if size > MAX_TEXT:
        raise NotInLanguage(_TOO_MUCH)


def concat(parts: Iterable[Any]) -> Any:
    """What ``~`` makes of its parts."""
    texts = [part if hasattr(part, "__html__") else str(part) for part in parts]
    _bounded(sum(len(str(text)) for text in texts))
    rich = any(hasattr(text, "__html__") for text in texts)
    return (Markup("") if rich else "").join(texts)


def plain_concat(parts: Iterable[Any]) -> str:
    """The same, of texts alone; raises JoinedMarkup."""
    return _unmarked(concat(parts))


def _unmarked(text: Any) -> str:
    if type(text) is not str:
        raise JoinedMarkup
    return text


def _as_typed(value: Any) -> Any:
    """``e`` and ``escape``: everything is escaped when it is printed, so there is nothing more to do."""
    return as_text(value)


@pass_environment
def _join(environment: Environment, value: Any, d: str = "", attribute: str | int | None = None) -> Any:
    """Each item as it looks when printed, with `d` between them."""
    items = list(value if attribute is None else map(make_attrgetter(environment, attribute), value))
    between = as_text(d)
    parts = [as_text(item) for item in items]
    _bounded(sum(len(str(part)) for part in parts) + len(str(between)) * len(parts))
    rich = any(hasattr(part, "__html__") for part in (*parts, between))
    return (Markup("{}").format(between) if rich else between).join(parts)


@pass_environment
def plain_join(environment: Environment, *given: Any, **named: Any) -> str:
    """``join`` of texts alone; raises JoinedMarkup."""
    return _unmarked(_join(environment, *given, **named))


def _replace(value: Any, old: str, new: str, count: int = -1) -> str:
    text, old, new = as_text(value), as_text(old), as_text(new)
    if hasattr(text, "__html__"):
        raise NotInLanguage("En formaterad text kan inte ändras med ”replace”.")
    _bounded(len(text) + text.count(old) * len(new))
    return str(text.replace(old, new, count))


def _round(value: float, precision: int = 0, method: str = "common") -> Any:
    if abs(precision) > _MAX_DECIMALS:
        raise NotInLanguage(f"Det går att avrunda till högst {_MAX_DECIMALS} decimaler.")
    return JINJA_FILTERS["round"](value, precision, method)


def _truncate(
    value: str, length: int = 255, killwords: bool = False, end: str = "...", leeway: int = 5
) -> str:
    """Jinja's own, which answers a length shorter than its end with an assertion."""
    if len(value) <= length + leeway:
        return value
    kept = value[: max(length - len(end), 0)]
    return (kept if killwords else kept.rsplit(" ", 1)[0]) + end


def _in_pieces(name: str) -> Callable[..., Any]:
    def divide(value: Any, count: int, fill_with: Any = None) -> Any:
        if not 0 < count <= MAX_PIECES:
            raise NotInLanguage(f"”{name}” kan dela i 1–{MAX_PIECES} delar.")
        return list(JINJA_FILTERS[name](value, count, fill_with))

    return divide


def _sum_of(environment: Environment, value: Any, attribute: str | None = None, start: int = 0) -> Any:
    numbers = value if attribute is None else map(make_attrgetter(environment, attribute), value)
    return sum((number for number in numbers if _is_number(number)), start)


def _is_number(value: object) -> bool:
    if isinstance(value, (int, float)):
        return True
    raise NotInLanguage("”sum” kan bara lägga ihop tal.")


FILTERS: dict[str, Callable[..., Any]] = {
    **{name: JINJA_FILTERS[name] for name in _AS_THEY_ARE},
    "batch": _in_pieces("batch"),
    "e": _as_typed,
    "escape": _as_typed,
    "join": _join,
    "replace": _replace,
    "round": _round,
    "slice": _in_pieces("slice"),
    "sum": pass_environment(_sum_of),
    "truncate": _truncate,
}


def steps(value: Any) -> Any:
    """What a loop inside a loop goes through, when it is not too much."""
    if isinstance(value, Sized) and len(value) > MAX_PIECES:
        raise NotInLanguage(f"En slinga inne i en annan kan gå igenom högst {MAX_PIECES} saker.")
    return value
