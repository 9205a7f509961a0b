"""The template language: Jinja2 in a sandbox that sees plain data, a few filters and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from jinja2 import StrictUndefined, TemplateRuntimeError, UndefinedError, nodes, pass_context
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS
from jinja2.utils import missing

FILTERS = ("capitalize", "first", "join", "last", "length", "lower", "trim", "upper")
TESTS = ("even", "odd", "none")
LOOP_NAMES = ("depth", "first", "index", "index0", "last", "length", "revindex", "revindex0")
MAX_NESTED_LOOPS = 5

# Around every value that is printed, until the document is proved; two characters that no text may hold.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
# No author can type this name: it leads to the list of what has been printed.
PRINTED = " printed"

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign,
    nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.Filter, nodes.Test, nodes.Keyword,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat,
    nodes.Add, nodes.Sub, nodes.Mul,
)  # fmt: skip


class NotInLanguage(TemplateRuntimeError):
    """The template asks for something our language does not do; the message is Swedish and names no value."""


class UnknownName(UndefinedError):
    """A name in the template that the words do not have; `among` is what it was looked for in."""

    def __init__(self, among: object, name: object, message: str | None = None) -> None:
        super().__init__(message)
        self.among, self.name = among, str(name)


class _Unknown(StrictUndefined):
    """An unknown name: any use of it is an error that remembers where it was looked for."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: object = None
    ) -> None:
        del exc  # always our own
        # Jinja types `exc` as a class, but only ever calls it with the message.
        super().__init__(hint, obj, name, partial(UnknownName, obj, name))  # type: ignore[arg-type]


class Language(ImmutableSandboxedEnvironment):
    """The only environment that templates run in: escaped, strict, without globals, calls or attributes."""

    intercepted_binops = frozenset("+-*")

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=_Unknown, finalize=_printed)
        self.globals.clear()
        self.filters = {name: JINJA_FILTERS[name] for name in FILTERS}
        self.tests = {name: JINJA_TESTS[name] for name in TESTS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A word by name; never a Python attribute, so that a word may well be called ``items``."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A word by name, or an item of a list by its number from 0."""
        if isinstance(obj, dict) and argument in obj:
            return obj[argument]
        if isinstance(obj, (list, tuple)) and type(argument) is int and argument < len(obj):
            return obj[argument]
        if isinstance(obj, LoopContext) and argument in LOOP_NAMES:
            return getattr(obj, argument)
        return self.undefined(obj=obj, name=argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Whole numbers only: multiplying texts or lists could fill the memory."""
        if type(left) is not int or type(right) is not int:
            raise NotInLanguage("Det går bara att räkna med heltal.")
        return super().call_binop(context, operator, left, right)


def forbidden(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Line and message of everything in a template that is Jinja, but not our language."""
    for node in _all(tree):
        if not isinstance(node, _ALLOWED):
            yield node.lineno, f"”{type(node).__name__.lower()}” kan inte användas i mallar."
        elif (message := _limits(node)) is not None:
            yield node.lineno, message
    yield from _deep_loops(tree, depth=1)


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all(child)


def _limits(node: nodes.Node) -> str | None:
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        return f"Filtret ”{node.name}” finns inte. De som finns är {', '.join(FILTERS)}."
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        return f"Villkoret ”is {node.name}” finns inte. De som finns är {', '.join(TESTS)}."
    if isinstance(node, nodes.For) and node.recursive:
        return "En slinga kan inte vara rekursiv."
    if (
        isinstance(node, nodes.Getattr)
        and node.node == nodes.Name("loop", "load")
        and node.attr not in LOOP_NAMES
    ):
        return f"”loop.{node.attr}” finns inte. De som finns är {', '.join(LOOP_NAMES)}."
    if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
        return "Mellan hakparenteser kan bara ett tal eller ett namn inom citattecken stå."
    return None


def _deep_loops(node: nodes.Node, *, depth: int) -> Iterator[tuple[int, str]]:
    for child in node.iter_child_nodes():
        loop = isinstance(child, nodes.For)
        if loop and depth > MAX_NESTED_LOOPS:
            yield child.lineno, f"Högst {MAX_NESTED_LOOPS} slingor får stå i varandra."
        else:
            yield from _deep_loops(child, depth=depth + loop)


@pass_context
def _printed(context: Context, value: object) -> str:
    text = as_text(value)
    line = sys._getframe(1).f_lineno  # the compiled template's own line, which Jinja can lead back
    context.resolve(PRINTED).append((text, line))
    return f"{OPEN}{text}{CLOSE}"


def as_text(value: object) -> str:
    """How a value looks in a document; lists and groups of words have no look of their own."""
    if isinstance(value, Undefined):
        return str(value)  # raises UnknownName
    look: Callable[[Any], str] | None = _LOOKS.get(type(value))
    if look is None:
        raise NotInLanguage(
            "En lista eller grupp kan inte skrivas ut som den är: skriv ut det den innehåller."
        )
    return look(value)


_LOOKS: dict[type, Callable[[Any], str]] = {
    str: str,
    int: str,
    bool: lambda value: "Ja" if value else "Nej",
    type(None): lambda _: "",
    date: date.isoformat,
}


LANGUAGE = Language()
