"""What a template may say: Jinja's constructs that are pure and bounded; everything else is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes

from workers.language.filters import FILTERS, TESTS

LOOP_NAMES = ("depth", "depth0", "first", "index", "index0", "last", "length", "revindex", "revindex0")
MAX_NESTED_LOOPS = 5
# Python, which a template is compiled to, ends at 100 blocks and 200 brackets; one step may take several.
MAX_BLOCKS = 30
MAX_STEPS = 40

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign,
    nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.Filter, nodes.Test, nodes.Keyword,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat,
    nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos,
    nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair,
)  # fmt: skip
# What no file of Word's may hold, written as an escape such as "\x01" in a tag.
_UNPRINTABLE = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_INSTEAD = {
    "assignblock": "”set” kan bara ge ett namn åt ett värde: {% set namn = värde %}.",
    "call": "”call” kan inte användas i mallar. Skriv ett filter i stället, till exempel {{ namn|upper }}.",
    "include": "”include” kan inte användas i mallar. Klistra in texten i mallen i stället.",
    "macro": "”macro” kan inte användas i mallar. Skriv texten på varje ställe i stället.",
    "pow": "”**” kan inte användas i mallar. Räkna med +, -, * och /.",
}


def forbidden(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Line and message of everything in a template that is Jinja, but not our language."""
    if (deep := _too_deep(tree)) is not None:
        # Everything else goes through the tree level by level, as Python does when it compiles it.
        yield deep
        return
    for node in _all(tree):
        if not isinstance(node, _ALLOWED):
            name = type(node).__name__.lower()
            yield node.lineno, _INSTEAD.get(name, f"”{name}” kan inte användas i mallar.")
        elif (message := _limits(node)) is not None:
            yield node.lineno, message
    yield from _deep_loops(tree, depth=1)


def _too_deep(tree: nodes.Template) -> tuple[int, str] | None:
    """The first place where more stands inside each other than can be compiled."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, blocks, steps = waiting.pop()
        blocks += isinstance(node, (nodes.If, nodes.For))
        steps += isinstance(node, nodes.Expr)
        if blocks > MAX_BLOCKS:
            return node.lineno, f"Högst {MAX_BLOCKS} villkor och slingor får stå i varandra. Dela upp texten."
        if steps > MAX_STEPS:
            return node.lineno, "Taggen är för lång. Dela upp den med {% set namn = … %}."
        waiting += [(child, blocks, steps) for child in node.iter_child_nodes()]
    return None


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all(child)


def _limits(node: nodes.Node) -> str | None:
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        return f"Filtret ”{node.name}” finns inte. De som finns är {', '.join(sorted(FILTERS))}."
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        words = ", ".join(name for name in TESTS if name.isalpha())
        return f"Villkoret ”is {node.name}” finns inte. De som finns är {words}."
    if isinstance(node, nodes.For) and node.recursive:
        return "En slinga kan inte vara rekursiv."
    if isinstance(node, nodes.Const) and isinstance(node.value, str) and _UNPRINTABLE.search(node.value):
        return "En text i en tagg kan inte innehålla styrtecken."
    return _wrong_item(node)


def _wrong_item(node: nodes.Node) -> str | None:
    of_loop = isinstance(node, nodes.Getattr) and node.node == nodes.Name("loop", "load")
    if isinstance(node, nodes.Getattr) and of_loop and node.attr not in LOOP_NAMES:
        return f"”loop.{node.attr}” finns inte. De som finns är {', '.join(LOOP_NAMES)}."
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice):
        return "Mellan hakparenteser kan bara ett tal eller ett namn inom citattecken stå."
    return None


def _deep_loops(node: nodes.Node, *, depth: int) -> Iterator[tuple[int, str]]:
    for child in node.iter_child_nodes():
        loop = isinstance(child, nodes.For)
        if loop and depth > MAX_NESTED_LOOPS:
            yield child.lineno, f"Högst {MAX_NESTED_LOOPS} slingor får stå i varandra."
        else:
            yield from _deep_loops(child, depth=depth + loop)
