"""The paths of words, through names that loops, ``set`` and filters of lists give them."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

Scope = dict[str, str | None]
"""The path that each name of the template's own stands for; None when it cannot be known."""

# Before the path of a list that is gone through in groups: each item is then a group of its items.
_GROUPS = "groupby "
_SAME_LIST = (
    "d", "default", "list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique",
)  # fmt: skip
_ONE = ("first", "last", "max", "min")
_BY_ATTRIBUTE = ("groupby", "join", "map", "max", "min", "rejectattr", "selectattr", "sort", "sum", "unique")
_FIRST_IS_ATTRIBUTE = ("groupby", "rejectattr", "selectattr", "sum")


def path_of(node: nodes.Node | None, scope: Scope) -> str | None:
    """The dotted path of a plain name, or None for anything computed."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Filter):
        return _filtered(node, scope)
    parent = path_of(node.node, scope) if isinstance(node, (nodes.Getattr, nodes.Getitem)) else None
    return None if parent is None else _inside(node, parent)


def _inside(node: nodes.Node | None, parent: str) -> str | None:
    if _is_group(parent):
        return _of_group(parent, getattr(node, "attr", ""))
    if isinstance(node, nodes.Getattr):
        return f"{parent}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{parent}[]" if isinstance(node.arg.value, int) else f"{parent}.{node.arg.value}"
    return None


def item_path(node: nodes.Node | None, scope: Scope) -> str | None:
    """The path of each item of what a loop goes through."""
    if isinstance(node, nodes.Filter) and node.name not in (*_ONE, *_SAME_LIST):
        return _item_of_filtered(node, scope)
    path = path_of(node, scope)
    return None if path is None else f"{path}[]"


def loop_scope(node: nodes.For, scope: Scope) -> Scope:
    """What the names mean inside a loop."""
    item = item_path(node.iter, scope)
    if isinstance(node.target, nodes.Name):
        return {**scope, "loop": None, node.target.name: item}
    names = [target.name for target in node.target.find_all(nodes.Name)]
    parts = (
        (_of_group(item, "grouper"), _of_group(item, "list"))
        if item and _is_group(item)
        else (item,) * len(names)
    )
    return {**scope, "loop": None, **dict(zip(names, parts, strict=False))}


def attributes(node: nodes.Filter) -> Iterator[str]:
    """The names that a filter is told to look at in each item, written as texts."""
    if node.name not in _BY_ATTRIBUTE:
        return
    given = [word.value for word in node.kwargs if word.key == "attribute"]
    given += node.args[:1] if node.name in _FIRST_IS_ATTRIBUTE else []
    for value in given:
        if isinstance(value, nodes.Const) and isinstance(value.value, str):
            yield value.value


def written(node: nodes.Node | None) -> str:
    """The name as it was typed, without what stands between brackets."""
    if isinstance(node, nodes.Name):
        return node.name
    before = written(node.node) if isinstance(node, (nodes.Getattr, nodes.Getitem, nodes.Filter)) else ""
    return f"{before}.{node.attr}" if isinstance(node, nodes.Getattr) else before


def _filtered(node: nodes.Filter, scope: Scope) -> str | None:
    if node.name in _SAME_LIST:
        return path_of(node.node, scope)
    return item_path(node.node, scope) if node.name in _ONE else None


def _item_of_filtered(node: nodes.Filter, scope: Scope) -> str | None:
    """An item of a list that a filter has made into something else."""
    inner, names = item_path(node.node, scope), list(attributes(node))
    if node.name == "map":
        return f"{inner}.{names[0]}" if inner and names else inner
    if node.name in ("batch", "slice"):
        return path_of(node.node, scope)
    if node.name == "groupby" and inner and names:
        return f"{_GROUPS}{inner} {names[0]}"
    path = path_of(node, scope)
    return None if path is None else f"{path}[]"


def _is_group(path: str) -> bool:
    return path.startswith(_GROUPS)


def _of_group(path: str, name: str) -> str | None:
    """The path of a group's own two: its list, or what its items have in common."""
    item, _, by = path.removeprefix(_GROUPS).partition(" ")
    return {"list": item.removesuffix("[]"), "grouper": f"{item}.{by}"}.get(name)
