"""What "Ta bort" takes away can be had back: in its place, at every level, with all that was there."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from wtforms import Form

from forms.fields import TextField
from forms.rows import RowForm, RowsField, edit
from forms.taken import Taken, had_back, taken


class Step(RowForm):
    delmal = TextField("Delmål")
    status = TextField("Status", preset="ej_paborjat")


class Goal(RowForm):
    mal = TextField("Mål")
    delmal = RowsField(Step, "Delmål")


class Plan(Form):
    mal = RowsField(Goal, "Mål")
    rader = RowsField(Step, "Delmål")


def back(typed: Mapping[str, list[str]], gone: Taken) -> dict[str, list[str]]:
    return had_back(
        typed, gone, form=Plan(MultiDict([(n, v) for n, values in typed.items() for v in values]))
    )


TWO = {
    "resurser": ["Envis"],
    "mal-0-rad": ["1"], "mal-0-mal": ["Första"],
    "mal-0-delmal-0-rad": ["1"], "mal-0-delmal-0-delmal": ["Ett"],
    "mal-0-delmal-1-rad": ["1"], "mal-0-delmal-1-delmal": ["Två"],
    "mal-1-rad": ["1"], "mal-1-mal": ["Andra"],
}  # fmt: skip


def removed(typed: Mapping[str, list[str]], command: str) -> tuple[Taken, dict[str, list[str]]]:
    gone = taken(typed, command)
    assert gone is not None
    return gone, edit(typed, command)


@pytest.mark.parametrize("command", ["remove:mal-0", "remove:mal-1", "remove:mal-0-delmal-0"])
def test_the_row_comes_back_with_all_that_stood_in_it(command: str) -> None:
    gone, left = removed(TWO, command)
    assert left != TWO
    assert back({**left, "resurser": ["Skrivet efteråt"]}, gone) == {**TWO, "resurser": ["Skrivet efteråt"]}
    assert gone.command == command.replace("remove", "undo")


def test_a_row_that_was_added_meanwhile_stays_last() -> None:
    gone, left = removed(TWO, "remove:mal-1")
    more = {**edit(left, "add:mal"), "mal-1-mal": ["Tredje"]}
    assert {name: text for name, text in back(more, gone).items() if name.endswith("-mal")} == {
        "mal-0-mal": ["Första"],
        "mal-1-mal": ["Andra"],
        "mal-2-mal": ["Tredje"],
    }


def test_the_only_row_takes_the_place_of_the_empty_one_unless_somebody_wrote_in_it() -> None:
    one = {"mal-0-rad": ["1"], "mal-0-mal": ["Ensam"]}
    gone, _ = removed(one, "remove:mal-0")
    empty = {"mal-0-rad": ["1"], "mal-0-mal": [""], "mal-0-delmal-0-status": ["ej_paborjat"]}
    assert back(empty, gone) == one
    assert back({**empty, "mal-0-mal": ["Ny"]}, gone)["mal-1-mal"] == ["Ny"]
    assert back({}, gone) == one


@pytest.mark.parametrize(
    "command", ["remove:mal-2", "add:mal", "remove:mal", "save", "up:mal-1", "remove:../x-0"]
)
def test_nothing_is_kept_of_what_was_empty_or_never_there(command: str) -> None:
    assert taken({**TWO, "mal-2-rad": ["1"], "mal-2-mal": [" "]}, command) is None


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=5), st.data())
def test_removing_and_having_back_is_as_if_nothing_was_done(rows: list[str], data: st.DataObject) -> None:
    typed = {f"rader-{number}-delmal": [text] for number, text in enumerate(rows)}
    gone, left = removed(typed, f"remove:rader-{data.draw(st.integers(0, len(rows) - 1))}")
    assert back(left, gone) == typed
