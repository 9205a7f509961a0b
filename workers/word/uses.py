"""Which words a template uses, found by walking Jinja's own tree, with loops and ``set`` followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from jinja2 import nodes

How = Literal["print", "test", "loop"]
Scope = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a word: its path ("plan.delmal[].ansvarig"), as typed ("d.ansvarig"), where and what for."""

    path: str
    written: str
    line: int
    how: How


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
            scope[node.target.name] = _path(node.node, scope)


def _loop(node: nodes.For, scope: Scope) -> Iterator[Use]:
    yield from _expression(node.iter, scope, how="loop")
    path = _path(node.iter, scope)
    item = None if path is None else f"{path}[]"
    targets = node.target.find_all(nodes.Name) if not isinstance(node.target, nodes.Name) else [node.target]
    inner: Scope = {**scope, "loop": None, **{target.name: item for target in targets}}
    if node.test is not None:
        yield from _expression(node.test, inner, how="test")
    yield from _statements(node.body, inner)
    yield from _statements(node.else_, scope)


def _expression(node: nodes.Node, scope: Scope, *, how: How) -> Iterator[Use]:
    path = _path(node, scope)
    if path is not None:
        yield Use(path=path, written=_written(node), line=node.lineno, how=how)
    elif isinstance(node, nodes.Filter):
        yield from _filter(node, scope, how=how)
    elif isinstance(node, nodes.CondExpr):
        yield from _expression(node.test, scope, how="test")
        for branch in (node.expr1, node.expr2):
            yield from _expression(branch, scope, how=how) if branch is not None else ()
    elif not isinstance(node, (nodes.Getattr, nodes.Getitem)):
        inner = how if isinstance(node, (nodes.And, nodes.Or)) else _inner(node)
        for child in node.iter_child_nodes():
            yield from _expression(child, scope, how=inner)


def _inner(node: nodes.Node) -> How:
    return "print" if isinstance(node, nodes.Concat) else "test"


def _filter(node: nodes.Filter, scope: Scope, *, how: How) -> Iterator[Use]:
    """A filter's value; ``join`` prints what is in the list, ``length`` only asks about it."""
    path = None if node.node is None else _path(node.node, scope)
    if node.node is not None and node.name == "join" and path is not None:
        attribute = next(
            (f".{word.value.value}" for word in node.kwargs if isinstance(word.value, nodes.Const)), ""
        )
        written = f"{_written(node.node)}{attribute}"
        yield Use(path=f"{path}[]{attribute}", written=written, line=node.lineno, how="print")
    elif node.node is not None:
        yield from _expression(node.node, scope, how="test" if node.name == "length" else how)
    for argument in node.args:
        yield from _expression(argument, scope, how="test")


def _path(node: nodes.Node, scope: Scope) -> str | None:
    """The dotted path of a plain name, or None for anything computed."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    inner = node.node if isinstance(node, (nodes.Getattr, nodes.Getitem, nodes.Filter)) else None
    parent = None if inner is None else _path(inner, scope)
    if parent is None:
        return None
    if isinstance(node, nodes.Getattr):
        return f"{parent}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{parent}[]" if isinstance(node.arg.value, int) else f"{parent}.{node.arg.value}"
    return f"{parent}[]" if isinstance(node, nodes.Filter) and node.name in ("first", "last") else None


def _written(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    inner = node.node if isinstance(node, (nodes.Getattr, nodes.Getitem, nodes.Filter)) else None
    before = "" if inner is None else _written(inner)
    if isinstance(node, nodes.Getattr):
        return f"{before}.{node.attr}"
    return before
