"""The filters and tests of the template language: Jinja's pure ones, each bounded before it begins.

All of them take the context first, where the document's budget is; so none is worked out while a template
is compiled, where nothing is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2 import tests as jinja_tests
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.filters import make_attrgetter
from markupsafe import Markup

from workers.language.looks import NotInLanguage, as_text
from workers.word.limits import MAX_PIECES, MAX_TEXT

# Jinja types them as bare functions.
JINJA_TESTS: Any = jinja_tests.TESTS
_MAX_DECIMALS = 9
# Python looks for each of them in turn at each end of the text.
_MAX_TRIMMED = 100

_TOO_MUCH = "Taggen gör en text eller lista som är för lång."
_NO_TEXT = "En lista eller grupp kan inte göras om till text: skriv ut det den innehåller."
NO_NUMBER = "Det går bara att räkna med tal."
_AS_THEY_ARE = ("abs", "count", "d", "default", "first", "float", "int", "last", "length", "map")
_OF_TEXTS = ("capitalize", "lower", "title", "trim", "upper", "wordcount")
_OF_LISTS = ("items", "list", "reject", "rejectattr", "reverse", "select", "selectattr")
_COMPARING = ("dictsort", "groupby", "max", "min", "sort", "unique")
_TESTS_AS_THEY_ARE = (
    "boolean", "defined", "false", "float", "integer", "iterable", "mapping", "none", "number", "sequence",
    "string", "true", "undefined",
)  # fmt: skip
_TESTS_COMPARING = (
    "eq", "equalto", "ge", "greaterthan", "gt", "in", "le", "lessthan", "lt", "ne", "==", "!=", "<", "<=",
    ">", ">=",
)  # fmt: skip


def _bounded(context: Any, size: int) -> None:
    if size > MAX_TEXT:
        raise NotInLanguage(_TOO_MUCH)
    context.budget.write(size)


def _texted(value: Any) -> Any:
    """The value, if it is no list or group: as a text, one of those could be longer than the memory."""
    if not isinstance(value, (str, Undefined)) and hasattr(value, "__iter__"):
        raise NotInLanguage(_NO_TEXT)
    return value


class JoinedMarkup(NotInLanguage):
    """What is XML already would become part of a text, where texts alone are expected."""


def plain_concat(context: Any, parts: Iterable[Any]) -> Any:
    """What ``~`` makes of its parts, which are texts; raises JoinedMarkup."""
    return _plain(concat(context, parts))


def plain_join(context: Any, value: Any, d: str = "", attribute: str | int | None = None) -> Any:
    """The filter ``join`` of texts; raises JoinedMarkup."""
    return _plain(_join(context, value, d, attribute))


def _plain(text: Any) -> Any:
    if hasattr(text, "__html__"):
        raise JoinedMarkup
    return text


def concat(context: Any, parts: Iterable[Any]) -> Any:
    """What ``~`` makes of its parts."""
    texts = [part if hasattr(part, "__html__") else str(_texted(part)) for part in parts]
    _bounded(context, sum(len(str(text)) for text in texts))
    rich = any(hasattr(text, "__html__") for text in texts)
    return (Markup("") if rich else "").join(texts)


def _called(name: str) -> Callable[..., Any]:
    """Jinja's own filter, whatever it takes first."""
    function: Callable[..., Any] = JINJA_FILTERS[name]
    kind = getattr(getattr(function, "jinja_pass_arg", None), "name", "")
    if kind == "environment":
        return lambda context, *given, **named: function(context.environment, *given, **named)
    if kind == "eval_context":
        return lambda context, *given, **named: function(context.eval_ctx, *given, **named)
    if kind == "context":
        return function
    return lambda context, *given, **named: function(*given, **named)


def _of_text(name: str) -> Callable[..., Any]:
    called = _called(name)

    def changed(context: Any, value: Any, *given: Any, **named: Any) -> Any:
        context.budget.write(len(value) if isinstance(_texted(value), str) else 0)
        return called(context, value, *given, **named)

    return changed


def _trim(context: Any, value: Any, chars: str | None = None) -> Any:
    if chars is not None and len(chars) > _MAX_TRIMMED:
        raise NotInLanguage(f"”trim” kan ta bort högst {_MAX_TRIMMED} olika tecken.")
    return _of_text("trim")(context, value, chars)


def _of_list(name: str) -> Callable[..., Any]:
    called = _called(name)

    def gone_through(context: Any, value: Any, *given: Any, **named: Any) -> Any:
        if name != "items" or isinstance(value, dict):
            value = context.budget.listed(value)
        return called(context, value, *given, **named)

    return gone_through


def _comparing(name: str) -> Callable[..., Any]:
    called = _called(name)

    def compared(context: Any, value: Any, *given: Any, **named: Any) -> Any:
        if name == "dictsort" and not isinstance(value, dict):
            raise NotInLanguage("”dictsort” kan bara sortera en grupp.")
        value = context.budget.listed(value)
        context.budget.compared(value)
        return called(context, value, *given, **named)

    return compared


def _as_typed(context: Any, value: Any) -> Any:
    """``e`` and ``escape``: everything is escaped when it is printed, so there is nothing more to do."""
    return as_text(value)


def _join(context: Any, value: Any, d: str = "", attribute: str | int | None = None) -> Any:
    """Each item as it looks when printed, with `d` between them."""
    items = context.budget.listed(value)
    between = as_text(d)
    if attribute is not None:
        items = map(make_attrgetter(context.environment, attribute), items)
    parts = [as_text(item) for item in items]
    _bounded(context, sum(len(str(part)) for part in parts) + len(str(between)) * len(parts))
    rich = any(hasattr(part, "__html__") for part in (*parts, between))
    return (Markup("{}").format(between) if rich else between).join(parts)


def _replace(context: Any, value: Any, old: str, new: str, count: int = -1) -> str:
    text, old, new = as_text(value), as_text(old), as_text(new)
    if hasattr(text, "__html__"):
        raise NotInLanguage("En formaterad text kan inte ändras med ”replace”.")
    _bounded(context, len(text) + text.count(old) * len(new))
    return str(text.replace(old, new, count))


def _round(context: Any, value: float, precision: int = 0, method: str = "common") -> Any:
    if abs(precision) > _MAX_DECIMALS:
        raise NotInLanguage(f"Det går att avrunda till högst {_MAX_DECIMALS} decimaler.")
    return JINJA_FILTERS["round"](value, precision, str(_texted(method)))


def _truncate(  # noqa: PLR0917  an author may give all of them in turn
    context: Any, value: str, length: int = 255, killwords: bool = False, end: str = "...", leeway: int = 5
) -> str:
    """Jinja's own, which answers a length shorter than its end with an assertion."""
    if len(_texted(value)) <= length + leeway:
        return value
    context.budget.write(len(value) + len(_texted(end)))
    kept = value[: max(length - len(end), 0)]
    return (kept if killwords else kept.rsplit(" ", 1)[0]) + end


def _in_pieces(name: str) -> Callable[..., Any]:
    called = _called(name)

    def divide(context: Any, value: Any, count: int, fill_with: Any = None) -> Any:
        if not 0 < count <= MAX_PIECES:
            raise NotInLanguage(f"”{name}” kan dela i 1–{MAX_PIECES} delar.")
        context.budget.step(count)
        return list(called(context, context.budget.listed(value), count, fill_with))

    return divide


def _sum_of(context: Any, value: Any, attribute: str | None = None, start: int = 0) -> Any:
    numbers = context.budget.listed(value)
    if attribute is not None:
        numbers = map(make_attrgetter(context.environment, attribute), numbers)
    return sum((number for number in numbers if _is_number(number)), start)


def _is_number(value: object) -> bool:
    if isinstance(value, (int, float)):
        return True
    raise NotInLanguage("”sum” kan bara lägga ihop tal.")


def _test_compares(name: str) -> Callable[..., bool]:
    def compares(context: Any, value: Any, *other: Any) -> bool:
        budget = context.budget
        return bool(JINJA_TESTS[name](budget.compared(value), *map(budget.compared, other)))

    return compares


def _test_counts(name: str) -> Callable[..., bool]:
    """Of numbers: a text before ``%`` would be a pattern to fill in."""

    def counts(context: Any, *numbers: Any) -> bool:
        if any(isinstance(number, (str, list, tuple, dict)) for number in numbers):
            raise NotInLanguage(NO_NUMBER)
        return bool(JINJA_TESTS[name](*numbers))

    return counts


def _test_letters(name: str) -> Callable[..., bool]:
    return lambda context, value: bool(JINJA_TESTS[name](_texted(value)))


_BOUNDED: Mapping[str, Callable[..., Any]] = {
    **{name: _called(name) for name in _AS_THEY_ARE},
    **{name: _of_text(name) for name in _OF_TEXTS},
    **{name: _of_list(name) for name in _OF_LISTS},
    **{name: _comparing(name) for name in _COMPARING},
    **{name: _in_pieces(name) for name in ("batch", "slice")},
    **dict.fromkeys(("e", "escape"), _as_typed),
    "join": _join,
    "replace": _replace,
    "round": _round,
    "sum": _sum_of,
    "trim": _trim,
    "truncate": _truncate,
}
FILTERS = {name: pass_context(function) for name, function in _BOUNDED.items()}
PLAIN_FILTERS = {**FILTERS, "join": pass_context(plain_join)}
TESTS: dict[str, Callable[..., bool]] = {
    **{name: JINJA_TESTS[name] for name in _TESTS_AS_THEY_ARE},
    **{name: pass_context(_test_compares(name)) for name in _TESTS_COMPARING},
    **{name: pass_context(_test_counts(name)) for name in ("divisibleby", "even", "odd")},
    **{name: pass_context(_test_letters(name)) for name in ("lower", "upper")},
}
