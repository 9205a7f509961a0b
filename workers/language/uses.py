"""Which words a template uses, found by walking Jinja's own tree, with loops and ``set`` followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from jinja2 import nodes

from workers.language.lists import Scope, attributes, item_path, loop_scope, path_of, written

How = Literal["print", "test", "loop"]


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a word: its path ("plan.delmal[].ansvarig"), as typed ("d.ansvarig"), where and what for.

    `compared` are the texts that it is held against, as in ``d.ansvarig == "Ingen"``.
    """

    path: str
    written: str
    line: int
    how: How
    compared: tuple[str, ...] = ()


def uses(tree: nodes.Template) -> Iterator[Use]:
    """Every use of a word in a parsed part, in the order of the text."""
    yield from _statements(tree.body, {})


def _statements(body: list[nodes.Node], scope: Scope) -> Iterator[Use]:
    for node in body:
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                yield from _expression(child, scope, how="print")
        elif isinstance(node, nodes.For):
            yield from _loop(node, scope)
        elif isinstance(node, nodes.If):
            yield from _expression(node.test, scope, how="test")
            yield from _statements([*node.body, *node.elif_, *node.else_], scope)
        elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            yield from _expression(node.node, scope, how="test")
            scope[node.target.name] = path_of(node.node, scope)


def _loop(node: nodes.For, scope: Scope) -> Iterator[Use]:
    yield from _expression(node.iter, scope, how="loop")
    inner = loop_scope(node, scope)
    if node.test is not None:
        yield from _expression(node.test, inner, how="test")
    yield from _statements(node.body, inner)
    yield from _statements(node.else_, scope)


def _expression(node: nodes.Node, scope: Scope, *, how: How) -> Iterator[Use]:
    path = None if isinstance(node, nodes.Filter) else path_of(node, scope)
    if path is not None:
        yield Use(path=path, written=written(node), line=node.lineno, how=how)
    elif isinstance(node, nodes.Filter):
        yield from _filter(node, scope, how=how)
    elif isinstance(node, nodes.CondExpr):
        yield from _expression(node.test, scope, how="test")
        for branch in (node.expr1, node.expr2):
            yield from _expression(branch, scope, how=how) if branch is not None else ()
    elif isinstance(node, (nodes.Getattr, nodes.Getitem)):
        yield from _of_filtered(node, scope)
    elif isinstance(node, (nodes.Compare, nodes.Test)):
        yield from _held_against(node, scope)
    else:
        inner = how if isinstance(node, (nodes.And, nodes.Or)) else _inner(node)
        for child in node.iter_child_nodes():
            yield from _expression(child, scope, how=inner)


def _held_against(node: nodes.Compare | nodes.Test, scope: Scope) -> Iterator[Use]:
    """The words of a comparison, each with the texts that it is held against."""
    children = [
        child.expr if isinstance(child, nodes.Operand) else child for child in node.iter_child_nodes()
    ]
    texts = tuple(text for child in children for text in _texts(child))
    for child in children:
        plain = not isinstance(child, nodes.Filter) and path_of(child, scope) is not None
        for use in _expression(child, scope, how="test"):
            yield replace(use, compared=texts) if plain else use


def _texts(node: nodes.Node) -> Iterator[str]:
    items = node.items if isinstance(node, (nodes.List, nodes.Tuple)) else [node]
    return (each.value for each in items if isinstance(each, nodes.Const) and isinstance(each.value, str))


def _inner(node: nodes.Node) -> How:
    return "print" if isinstance(node, nodes.Concat) else "test"


def _of_filtered(node: nodes.Getattr | nodes.Getitem, scope: Scope) -> Iterator[Use]:
    """What is asked of something computed, such as ``(a|sort).b``; its words are asked about."""
    inner = node.node
    if not isinstance(inner, nodes.Name):
        yield from _expression(inner, scope, how="test")


def _filter(node: nodes.Filter, scope: Scope, *, how: How) -> Iterator[Use]:
    """A filter's value: ``first`` gives an item, ``join`` prints them all, most others look at the list."""
    inner = node.node
    found = item_path(inner, scope) if inner is not None else None
    named = list(attributes(node)) if found is not None else []
    for name in named:
        typed = f"{written(node)}.{name}"
        shown = how if node.name in ("join", "map", "sum") else "test"
        yield Use(path=f"{found}.{name}", written=typed, line=node.lineno, how=shown)
    if inner is not None and node.name in _OF_ITEMS and found is not None:
        if not named:
            yield Use(path=found, written=written(node), line=node.lineno, how=how)
    elif inner is not None:
        yield from _expression(inner, scope, how=_asked(node.name, how))
    for argument in node.args:
        yield from _expression(argument, scope, how="test")


_OF_ITEMS = ("first", "last", "join", "min", "max", "sum")
_OF_LISTS = (
    "batch", "count", "groupby", "length", "list", "map", "reject", "rejectattr", "reverse", "select",
    "selectattr", "slice", "sort", "unique",
)  # fmt: skip


def _asked(name: str, how: How) -> How:
    """What a filter does with the words it is given: what looks at a list as a whole does not print it."""
    return "test" if name in _OF_LISTS and how != "loop" else how
