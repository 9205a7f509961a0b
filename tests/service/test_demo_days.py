"""The days of the demonstration: whenever it is loaded, each meeting has a day of its own."""

from datetime import date, timedelta

import pytest

from service.demo import days
from service.demo.load import PROJECT
from service.domain.meetings.calendar import summons_due
from service.domain.workdays import is_workday
from tests.support.work import PROJECTS

_YEARS = (2025, 2026, 2027, 2030)
"""Years in which Christmas falls on different weekdays."""


@pytest.mark.parametrize("year", _YEARS)
def test_the_next_meeting_comes_before_the_one_that_it_is_time_to_call_to(year: int) -> None:
    call = PROJECTS[PROJECT].times.summons_days
    for number in range(365):
        today = date(year, 1, 1) + timedelta(days=number)
        coming, uncalled = days.coming(today), days.uncalled(today)
        assert days.held(today) < today < coming < uncalled, today
        assert summons_due(uncalled, days=call) <= today, today
        assert is_workday(coming), today


@pytest.mark.parametrize("year", _YEARS)
def test_the_styrgrupp_has_met_and_meets_again(year: int) -> None:
    for number in range(365):
        today = date(year, 1, 1) + timedelta(days=number)
        met, meets = days.decided(today), days.board(today)
        assert met < today < meets, today
        assert is_workday(met), today
        assert is_workday(meets), today
