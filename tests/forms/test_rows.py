"""Repeating groups: adding, moving and removing rows never loses or mixes what was typed in the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.base import KindForm, Problem, as_typed
from forms.fields import ChoiceField, DateField, TextField, YesNoField
from forms.rows import RowForm, RowsField, count, edit, is_command
from tests.support.kinds import PROJECT


class StepRow(RowForm):
    text = TextField("Delmål", required=True)
    dag = DateField("Klart senast")
    status = ChoiceField("Status", {"ny": "Ny", "klar": "Klar"}, preset="ny")


class GoalRow(RowForm):
    mal = TextField("Mål", required=True)
    steg = RowsField(StepRow, "Delmål", noun="delmål", minimum=1)


class PlanForm(KindForm):
    mal = RowsField(GoalRow, "Mål", noun="mål", minimum=1, maximum=3)
    tankar = RowsField(StepRow, "Tankar")
    delat = YesNoField("Delat")


def plan(*goals: tuple[str, list[str]]) -> dict[str, list[str]]:
    rows = [{"mal": name, "steg": [{"text": step} for step in steps]} for name, steps in goals]
    return as_typed({"mal": rows})


def read(typed: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    rows = PlanForm(typed, project=PROJECT).answers().rows("mal")
    return [(row.text("mal"), [step.text("text") for step in row.rows("steg")]) for row in rows]


def goals(typed: dict[str, list[str]]) -> list[GoalRow]:
    return [row for row in PlanForm(typed, project=PROJECT).mal.rows if isinstance(row, GoalRow)]


def judge(typed: dict[str, list[str]]) -> list[Problem]:
    return PlanForm(typed, project=PROJECT).judge([])


TWO = plan(("A", ["a1", "a2"]), ("B", ["b1"]))


@pytest.mark.parametrize(
    ("command", "left"),
    [
        ("up:mal-1", [("B", ["b1"]), ("A", ["a1", "a2"])]),
        ("down:mal-0", [("B", ["b1"]), ("A", ["a1", "a2"])]),
        ("up:mal-0", [("A", ["a1", "a2"]), ("B", ["b1"])]),
        ("down:mal-1", [("A", ["a1", "a2"]), ("B", ["b1"])]),
        ("remove:mal-0", [("B", ["b1"])]),
        ("remove:mal-0-steg-0", [("A", ["a2"]), ("B", ["b1"])]),
        ("down:mal-0-steg-0", [("A", ["a2", "a1"]), ("B", ["b1"])]),
        ("remove:mal-7", [("A", ["a1", "a2"]), ("B", ["b1"])]),
        ("fly:mal-0", [("A", ["a1", "a2"]), ("B", ["b1"])]),
        ("up:mal", [("A", ["a1", "a2"]), ("B", ["b1"])]),
        ("remove:mal-²", [("A", ["a1", "a2"]), ("B", ["b1"])]),
        ("", [("A", ["a1", "a2"]), ("B", ["b1"])]),
    ],
)
def test_what_each_button_leaves(command: str, left: list[tuple[str, list[str]]]) -> None:
    assert read(edit(TWO, command)) == left


def test_an_added_row_is_shown_empty_and_last() -> None:
    assert [goal.mal._value() for goal in goals(edit(TWO, "add:mal"))] == ["A", "B", ""]


def test_an_added_inner_row_belongs_to_its_own_row() -> None:
    assert [len(goal.steg.rows) for goal in goals(edit(TWO, "add:mal-0-steg"))] == [3, 1]


def test_a_new_row_starts_from_its_presets() -> None:
    added = goals(edit(TWO, "add:mal-1-steg"))[1].steg.rows[1]
    assert isinstance(added, StepRow)
    assert added.status._value() == "ny"


names = st.text("abcdefgh", min_size=1, max_size=3)
plans = st.lists(st.tuples(names, st.lists(names, min_size=1, max_size=3)), min_size=1, max_size=3)
commands = st.lists(
    st.from_regex(r"(add|up|down):mal(-[0-3](-steg(-[0-3])?)?)?", fullmatch=True)
    | st.sampled_from(["add:mal", "add:mal-0-steg", "up:mal-1", "down:mal-0-steg-0"]),
    max_size=8,
)


def said(typed: dict[str, list[str]]) -> list[str]:
    return sorted(value for values in typed.values() for value in values if value not in ("", "1"))


@given(plans, commands)
def test_no_sequence_of_adding_and_moving_loses_a_word(
    drawn: list[tuple[str, list[str]]], pressed: list[str]
) -> None:
    typed = before = plan(*drawn)
    for command in pressed:
        typed = edit(typed, command)
    assert said(typed) == said(before)
    assert sorted(name for name, _ in read(typed)) == sorted(name for name, _ in drawn)


@given(plans, st.data())
def test_removing_takes_one_row_with_all_that_is_in_it_and_nothing_else(
    drawn: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(drawn) - 1))
    assert read(edit(plan(*drawn), f"remove:mal-{place}")) == drawn[:place] + drawn[place + 1 :]


@given(plans, st.data())
def test_moving_down_and_up_again_changes_nothing(
    drawn: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, max(0, len(drawn) - 2)))
    moved = edit(plan(*drawn), f"down:mal-{place}")
    assert edit(moved, f"up:mal-{min(place + 1, len(drawn) - 1)}") == plan(*drawn) or len(drawn) == 1


@given(st.dictionaries(st.from_regex(r"mal-[0-9²٣]{1,9}-(mal|steg-\d+-text)"), st.just(["x"])), st.text())
def test_names_and_commands_that_no_page_sends_do_no_harm(typed: dict[str, list[str]], command: str) -> None:
    judge(edit(typed, command))


def test_blank_rows_are_neither_judged_nor_recorded() -> None:
    typed = {**TWO, **as_typed({"tankar": [{"text": "", "dag": "", "status": "ny"}]})}
    assert judge(typed) == []
    assert PlanForm(typed, project=PROJECT).answers().rows("tankar") == ()


def test_a_row_in_which_only_something_unreadable_was_typed_is_judged() -> None:
    problems = judge({**TWO, "tankar-0-dag": ["nästa vecka"]})
    assert [(problem.id, problem.label) for problem in problems] == [
        ("tankar-0-text", "Delmål"),
        ("tankar-0-dag", "Klart senast"),
    ]


def test_a_list_that_needs_a_row_says_what_is_missing_in_it() -> None:
    assert [problem.id for problem in judge({})] == ["mal-0-mal", "mal-0-steg-0-text"]


def test_too_many_rows_are_told_and_none_is_dropped() -> None:
    typed = plan(*[(f"Mål {number}", ["steg"]) for number in range(5)])
    assert [problem.message for problem in judge(typed)] == ["Mål får ha högst 3 rader."]
    assert len(read(typed)) == 5


def test_a_question_outside_a_list_keeps_its_answer_when_rows_move() -> None:
    form = PlanForm(edit({**TWO, "delat": ["ja"]}, "up:mal-1"), project=PROJECT)
    assert form.answers().yes("delat") is True


def test_rows_are_counted_at_every_level() -> None:
    names = ["mal-0-mal", "mal-0-delmal-0-rad", "mal-0-delmal-1-rad", "mal-1-mal", "start"]
    assert count(names) == 4


def test_commands_that_no_button_sends_are_none() -> None:
    assert is_command("remove:mal-0-delmal-1")
    assert not is_command("remove:mal-" + "9" * 5000)
    assert not is_command("add:" + "a" * 100_000)
    assert edit({"mal-0-mal": ["x"]}, "remove:mal-" + "9" * 5000) == {"mal-0-mal": ["x"]}
