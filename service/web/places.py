"""Where on the page a person is after a button of a repeating group was pressed."""

import re

from forms.rows import Typed, indices, is_command

_ROW = re.compile(r"(?P<path>.+)-(?P<index>[0-9]{1,6})", re.ASCII)


def after(typed: Typed, command: str) -> str:
    """The row to go to, such as "mal-1", as numbered after the command; the group when none is left."""
    if not is_command(command):
        return ""
    verb, _, target = command.partition(":")
    if verb == "add":
        return f"{target}-{len(indices(typed, target))}"
    match = _ROW.fullmatch(target)
    if not match:
        return target
    rows = indices(typed, match["path"])
    if verb == "undo":
        return target
    place, last = sum(row < int(match["index"]) for row in rows), len(rows) - 1
    if verb == "remove":
        return f"{match['path']}-{min(place, last - 1)}" if last > 0 else match["path"]
    return f"{match['path']}-{min(max(place + (1 if verb == 'down' else -1), 0), last)}"
