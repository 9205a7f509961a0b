"""A row that a person removed, with all that stood in it, and the text with the row back in its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from wtforms.form import BaseForm

from forms.rows import ROW, RowsField, Typed, indices, inside, one_row


@dataclass(frozen=True, slots=True)
class Taken:
    """The row `index` of `path`; `texts` are what its inputs held, by the rest of their names.

    `only`: no other row was left, so that an empty one stands in its place.
    """

    path: str
    index: int
    texts: Mapping[str, list[str]]
    only: bool

    @property
    def command(self) -> str:
        """The button that has it back."""
        return f"undo:{self.path}-{self.index}"


def taken(typed: Typed, command: str) -> Taken | None:
    """What "remove:mal-0-delmal-1" takes away; None when the row is empty, so that nothing is lost."""
    if not (found := one_row(command, "remove")):
        return None
    path, index = found
    order = indices(typed, path)
    texts = _texts(typed, path, index)
    if index not in order or not _says(texts):
        return None
    return Taken(path, order.index(index), texts, only=len(order) == 1)


def had_back(typed: Typed, gone: Taken, *, form: BaseForm) -> dict[str, list[str]]:
    """The text with the row where it was; the empty one that took its place goes if nobody wrote in it.

    `form` has the same text: it knows what stands in an empty row from the start.
    """
    order = indices(typed, gone.path)
    over = gone.only and _stands_empty(form, gone.path)
    place, within = min(gone.index, 0 if over else len(order)), inside(gone.path)
    text: dict[str, list[str]] = {}
    for name, values in typed.items():
        if not (match := within.match(name)):
            text[name] = values
        elif not over:
            number = order.index(int(match["index"]))
            text[f"{gone.path}-{number + (number >= place)}-{match['rest']}"] = values
    return {**text, **{f"{gone.path}-{place}-{rest}": values for rest, values in gone.texts.items()}}


def _texts(typed: Typed, path: str, index: int) -> dict[str, list[str]]:
    within = inside(path)
    found = ((within.match(name), values) for name, values in typed.items())
    return {match["rest"]: values for match, values in found if match and int(match["index"]) == index}


def _stands_empty(form: BaseForm, path: str) -> bool:
    """Whether the group, such as "mal-0-delmal", has but one row and nobody has written in it."""
    name, *deeper = re.split("-([0-9]+)-", path)
    try:
        field = cast("RowsField", form[name])
        for number, inner in zip(deeper[::2], deeper[1::2], strict=True):
            field = cast("RowsField", field.rows[int(number)][inner])
    except (KeyError, IndexError):
        return False
    return len(field.rows) == 1 and field.rows[0].is_blank


def _says(texts: Mapping[str, list[str]]) -> bool:
    """Whether anything is typed or chosen, at any level."""
    answers = (values for name, values in texts.items() if name.rpartition("-")[2] != ROW)
    return any(value.strip() for values in answers for value in values)
