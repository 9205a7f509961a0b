"""The budget: sums, shares, and what does not add up; golden figures are the real application's."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import service
from service.domain.budget import Budget, Row, project_years
from service.domain.kronor import kronor
from service.domain.project_file import load_project

PROJECT = load_project(Path(service.__file__).parent / "projects" / "vagknuten_2_0.toml")
GOLD = Budget(
    years=3,
    costs=tuple(Row(name=line.name, amounts=line.amounts) for line in PROJECT.cost_lines),
    incomes=tuple(Row(name=line.name, amounts=line.amounts) for line in PROJECT.income_lines),
)
YEARS = 3
amounts = st.tuples(*[st.integers(0, 999_999_999)] * YEARS)
rows = st.lists(st.builds(Row, name=st.just("Rad"), amounts=amounts), min_size=1, max_size=30).map(tuple)


def test_the_sums_of_the_application() -> None:
    assert GOLD.cost_sums == GOLD.income_sums == (1_767_000, 1_782_000, 1_812_000)
    assert GOLD.total == 5_361_000
    assert GOLD.mean == 1_787_000
    assert GOLD.costs[0].total == 3_030_000
    assert GOLD.mistakes() == []


def test_about_1_770_000_is_near_enough_to_the_mean() -> None:
    assert not GOLD.far_from_mean(1_770_000)
    assert GOLD.far_from_mean(1_767_000)
    assert not GOLD.far_from_mean(1_804_870)
    assert GOLD.far_from_mean(1_804_871)


def test_a_typed_sum_that_is_wrong_is_told_with_both_amounts() -> None:
    typed = {1: 1_767_000, 2: 1_780_000}
    (mistake,) = GOLD.mistakes(cost_sums=typed, income_sums={1: 1_767_000})
    assert (mistake.part, mistake.year) == ("costs", 2)
    right, wrong = kronor(1_782_000), kronor(1_780_000)
    assert mistake.text == f"Summan stämmer inte: raderna ger {right}, angivet är {wrong}."


def test_each_year_out_of_balance_is_told() -> None:
    less = replace(GOLD, incomes=(Row(name="Förbundet", amounts=(1_767_000, 0, 0)),))
    assert [(mistake.part, mistake.year, mistake.text) for mistake in less.mistakes()] == [
        ("balance", 2, "Intäkter och kostnader ska vara lika stora för år 2."),
        ("balance", 3, "Intäkter och kostnader ska vara lika stora för år 3."),
    ]


@given(costs=rows, incomes=rows)
def test_rows_and_years_add_up_to_the_same_total(costs: tuple[Row, ...], incomes: tuple[Row, ...]) -> None:
    budget = Budget(years=YEARS, costs=costs, incomes=incomes)
    assert budget.total == sum(row.total for row in costs)
    assert abs(budget.mean * YEARS - budget.total) < Decimal("0.001")
    unbalanced = {mistake.year for mistake in budget.mistakes()}
    assert unbalanced == {
        year for year in (1, 2, 3) if budget.cost_sums[year - 1] != budget.income_sums[year - 1]
    }


def test_an_empty_budget_has_no_mean() -> None:
    empty = Budget(years=0, costs=(), incomes=())
    assert empty.cost_sums == ()
    assert empty.total == empty.mean == 0


def test_a_row_without_all_its_years_is_no_budget() -> None:
    with pytest.raises(ValueError, match="needs 3 amounts"):
        Budget(years=3, costs=(Row(name="Lön", amounts=(1, 2)),), incomes=())


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (date(2017, 2, 1), date(2020, 1, 31), 3),
        (date(2017, 2, 1), date(2020, 2, 1), 4),
        (date(2017, 2, 1), date(2017, 2, 1), 1),
        (date(2016, 2, 29), date(2017, 2, 27), 1),
        (date(2017, 2, 1), date(2017, 1, 31), None),
        (None, date(2017, 1, 31), None),
        (date(2017, 2, 1), None, None),
    ],
)
def test_how_many_years_a_period_reaches_into(
    start: date | None, end: date | None, years: int | None
) -> None:
    assert project_years(start, end) == years
