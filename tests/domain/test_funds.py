"""What a line of the budget has left: granted money is set aside, spent money is gone, and neither twice."""

from dataclasses import replace
from datetime import date

import pytest

from service.domain import funds
from service.domain.funds import Effect, Outlay, standing, unspent
from service.domain.project_parts import Period
from tests.support.kinds import PROJECT, PROJECTS

LINE = "Kompetenshöjande medel"
DAY = date(2017, 5, 4)


def outlay(amount: int, effect: Effect = Effect.DECIDED, **changed: object) -> Outlay:
    facts: dict[str, object] = {"case": "VK-2017-001", "line": LINE, "year": 1, "on": DAY, "decision": DAY}
    return Outlay(amount=amount, effect=effect, **{**facts, **changed})  # type: ignore[arg-type]  # facts by name


def bought(amount: int, **changed: object) -> Outlay:
    return outlay(amount, Effect.SPENT, **changed)


def remaining(*outlays: Outlay, year: int = 1) -> int:
    now = standing(PROJECT, outlays, line=LINE, year=year)
    assert now is not None
    return now.remaining


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2017, 1, 31), None),
        (date(2017, 2, 1), 1),
        (date(2018, 1, 31), 1),
        (date(2018, 2, 1), 2),
        (date(2020, 1, 31), 3),
        (date(2020, 2, 1), None),
    ],
)
def test_a_project_year_runs_from_february_to_january(day: date, year: int | None) -> None:
    assert funds.year_of(PROJECT, day) == year


def test_the_years_are_offered_with_their_days() -> None:
    assert funds.years(PROJECT) == {
        "1": "År 1 (2017-02-01 – 2018-01-31)",
        "2": "År 2 (2018-02-01 – 2019-01-31)",
        "3": "År 3 (2019-02-01 – 2020-01-31)",
    }


def test_the_last_year_ends_with_the_project() -> None:
    short = replace(PROJECT, period=Period(start=date(2013, 9, 1), end=date(2015, 12, 31)))
    assert funds.years(short)["3"] == "År 3 (2015-09-01 – 2015-12-31)"


def test_the_budget_of_a_line() -> None:
    assert [funds.budget(PROJECT, LINE, year) for year in (1, 2, 3, 4)] == [50_000, 50_000, 50_000, 0]
    assert funds.budget(PROJECT, "Friskvård", 1) is None
    assert standing(PROJECTS["visa_vagen"], [], line=LINE, year=1) is None


def test_of_a_decision_the_greater_of_granted_and_spent_counts_once() -> None:
    assert remaining() == 50_000
    assert remaining(outlay(6500)) == 43_500
    assert remaining(outlay(6500), bought(6000)) == 43_500
    assert remaining(outlay(6500), bought(6500)) == 43_500
    assert remaining(outlay(6500), bought(7000)) == 43_000


def test_a_purchase_without_decision_is_not_taken_from_another_decision() -> None:
    assert remaining(outlay(28_000), bought(3100, decision=None)) == 18_900
    assert remaining(outlay(28_000), bought(3100, case="VK-2017-002")) == 18_900


def test_what_is_bought_the_year_after_counts_there_and_is_set_aside_no_more() -> None:
    both = (outlay(6500), bought(6500, year=2))
    assert (remaining(*both), remaining(*both, year=2)) == (50_000, 43_500)


def test_decisions_of_one_day_in_two_years_are_both_set_aside() -> None:
    both = (outlay(9000), outlay(3000, year=2))
    assert (remaining(*both), remaining(*both, year=2)) == (41_000, 47_000)
    some = (*both, bought(4001))
    assert (remaining(*some), remaining(*some, year=2)) == (50_000 - 4001 - 5999, 48_000)
    assert sum(funds.reserved(some).values()) == 12_000 - 4001
    assert funds.reserved((*both, bought(12_500))) == {1: 0, 2: 0}
    assert funds.reserved((outlay(6500), outlay(1000), outlay(500, case="VK-2017-002"))) == {1: 8000}


def test_what_is_left_of_a_decision() -> None:
    known = [outlay(5000), bought(2000), bought(500, decision=None)]
    assert unspent(known, case="VK-2017-001", line=LINE, decision=DAY) == 3000
    assert unspent(known, case="VK-2017-001", line=LINE, decision=date(2017, 5, 5)) is None
    assert unspent(known, case="VK-2017-002", line=LINE, decision=DAY) is None


def test_the_figures_of_a_line_are_told_apart() -> None:
    now = standing(PROJECT, [outlay(6500), bought(6000)], line=LINE, year=1)
    assert now == funds.Standing(budget=50_000, decided=6500, spent=6000, reserved=500)
