"""Repeating groups: rows that a person adds, moves and removes, alike with and without JavaScript."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, cast

from wtforms import FieldList, Form, FormField
from wtforms.form import BaseForm

from forms.question import Question, When, in_words_of
from service.domain import messages
from service.domain.project import Project

Typed = Mapping[str, list[str]]


class RowForm(Form):
    """The questions of one row."""

    def questions(self) -> "Iterator[Question | RowsField]":
        yield from cast("Iterable[Question | RowsField]", self._fields.values())

    @property
    def answers(self) -> dict[str, object]:
        return {field.short_name: field.answer for field in self.questions() if field.applies(self)}

    @property
    def is_blank(self) -> bool:
        return all(field.is_blank for field in self.questions())


class RowsField(FieldList):  # type: ignore[type-arg]  # generic in the stubs only
    """A list of rows; blank rows are neither judged nor recorded, but at least `minimum` others are needed.

    `noun` is what a row is called on the buttons ("delmål"). More than `maximum` rows are a mistake; none is
    dropped in silence.
    """

    look = "rows"
    ceiling: ClassVar[int] = 600
    """Rows read at all; a page with more, which no person fills, is refused before it gets here."""

    def __init__(
        self,
        row: type[RowForm],
        label: str,
        *,
        noun: str = "rad",
        minimum: int = 0,
        maximum: int = 30,
        help: str = "",
        when: When | None = None,
        **wtforms_arguments: Any,
    ) -> None:
        shown = wtforms_arguments.pop("min_entries", 1)
        super().__init__(
            FormField(row), label, min_entries=shown, max_entries=self.ceiling, **wtforms_arguments
        )
        self.row, self.noun, self.minimum, self.maximum, self.help = row, noun, minimum, maximum, help
        self.when = when
        self.required = minimum > 0
        self.width = 12

    @property
    def title(self) -> str:
        return str(self.label.text)

    @property
    def rows(self) -> list[RowForm]:
        return [entry.form for entry in self.entries]

    @property
    def said(self) -> list[RowForm]:
        return [row for row in self.rows if not row.is_blank]

    @property
    def answer(self) -> list[dict[str, object]]:
        return [row.answers for row in self.said]

    @property
    def is_blank(self) -> bool:
        return not self.said

    def applies(self, form: BaseForm) -> bool:
        return self.when is None or self.when.holds(form)

    def prepare(self, project: Project) -> None:
        self.label.text = in_words_of(project, self.title)
        self.help = in_words_of(project, self.help)
        for row in self.rows:
            for field in row.questions():
                field.prepare(project)

    def validate(self, form: BaseForm, extra_validators: Any = ()) -> bool:
        """Judges the rows that say something, and the first `minimum` ones even when they do not."""
        self.errors: list[Any] = []
        if not self.applies(form):
            return True
        missing = max(0, self.minimum - len(self.said))
        blank = [row for row in self.rows if row.is_blank][:missing]
        judged = [row.validate() for row in self.rows if not row.is_blank or row in blank]
        if not self.rows and self.minimum:
            self.errors.append(messages.REQUIRED.text(etikett=self.title))
        if len(self.said) > self.maximum:
            self.errors.append(messages.TOO_MANY_ROWS.text(etikett=self.title, n=self.maximum))
        return all(judged) and not self.errors

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        """The numbers in "mal-0-namn"; what else a stranger may send, such as "mal-²-namn", is no row."""
        within = inside(prefix)
        yield from (int(match["index"]) for name in formdata if (match := within.match(name)))


def inside(path: str) -> re.Pattern[str]:
    """The name of an input in a row of `path`: its `index` and the `rest` of the name."""
    return re.compile(re.escape(path) + r"-(?P<index>[0-9]{1,6})-(?P<rest>.*)", re.DOTALL)


_NAME, _INDEX = "[a-z_0-9]{1,40}", "[0-9]{1,6}"
_COMMAND = re.compile(
    f"(?P<verb>add|remove|up|down|undo):(?P<path>{_NAME}(?:-{_INDEX}-{_NAME}){{0,3}})(?:-(?P<index>{_INDEX}))?"
)


def is_command(command: str) -> bool:
    """Whether it is one of the commands of a row's buttons."""
    return _COMMAND.fullmatch(command) is not None


def one_row(command: str, verb: str) -> tuple[str, int] | None:
    """Path and number of the row that the verb is told of, ("mal-0-delmal", 1); None for other commands."""
    match = _COMMAND.fullmatch(command)
    if not match or match["verb"] != verb or match["index"] is None:
        return None
    return match["path"], int(match["index"])


def count(names: Iterable[str]) -> int:
    """How many rows there are among the names of inputs, at every level."""
    return len({name[:end] for name in names for end in _row_ends(name)})


def _row_ends(name: str) -> Iterator[int]:
    return (match.end() for match in re.finditer(f"-{_INDEX}(?=-)", name))


def edit(typed: Typed, command: str) -> dict[str, list[str]]:
    """The typed text after a button: "add:mal", "remove:mal-0-delmal-1", "up:mal-1", "down:mal-0".

    Rows are renumbered from 0. An unknown command, or one that points outside, changes nothing; what is had
    back by "undo:mal-0" is not in the text (`forms.taken`).
    """
    match = _COMMAND.fullmatch(command)
    if not match or match["verb"] == "undo":
        return {**typed}
    path, index = match["path"], match["index"]
    order = indices(typed, path)
    if match["verb"] == "add" and index is None:
        return _reorder(typed, path=path, order=[*order, max(order, default=-1) + 1])
    if index is None or int(index) not in order:
        return {**typed}
    return _reorder(typed, path=path, order=_moved(order, verb=match["verb"], index=int(index)))


def indices(typed: Typed, path: str) -> list[int]:
    within = inside(path)
    return sorted({int(match["index"]) for name in typed if (match := within.match(name))})


def _moved(order: list[int], *, verb: str, index: int) -> list[int]:
    place = order.index(index)
    rest = order[:place] + order[place + 1 :]
    if verb == "remove":
        return rest
    step = -1 if verb == "up" else 1
    place = min(max(place + step, 0), len(rest))
    return [*rest[:place], index, *rest[place:]]


def _reorder(typed: Typed, *, path: str, order: list[int]) -> dict[str, list[str]]:
    """Numbers the rows of `path` by their place in `order`; an index without text becomes a new row."""
    place = {str(old): str(new) for new, old in enumerate(order)}
    within = inside(path)
    kept: dict[str, list[str]] = {}
    for name, values in typed.items():
        match = within.match(name)
        if match is None:
            kept[name] = values
        elif match["index"] in place:
            kept[f"{path}-{place[match['index']]}-{match['rest']}"] = values
    empty = {*range(len(order))} - {*indices(kept, path)}
    return {**kept, **{f"{path}-{new}-{ROW}": ["1"] for new in sorted(empty)}}


ROW = "rad"
"""A hidden input in each row, so that a row in which nothing is ticked or typed still exists."""
