"""The days on which a body meets, and those that are proposed instead of a closed one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.meetings.calendar import Planned, proposed, rhythm, summons_due
from service.domain.workdays import is_workday

FIRST, LAST = date(2017, 2, 14), date(2020, 1, 31)
"""Of the sample project: every third week from a Tuesday."""


def test_the_sample_project_meets_on_the_days_of_its_cases() -> None:
    days = {each.day for each in rhythm(FIRST, weeks=3, until=LAST)}
    assert days >= {
        date(2017, 3, 7), date(2017, 3, 28), date(2017, 4, 18), date(2017, 5, 9), date(2017, 6, 20),
        date(2017, 9, 12), date(2017, 10, 3), date(2017, 11, 14), date(2017, 12, 5), date(2018, 2, 27),
    }  # fmt: skip


def test_another_day_is_proposed_for_annandag_jul_and_the_rhythm_goes_on_as_before() -> None:
    around = [
        each for each in rhythm(FIRST, weeks=3, until=LAST) if date(2017, 12, 6) < each.day < date(2018, 2, 1)
    ]
    assert around == [
        Planned(date(2017, 12, 27), instead_of=date(2017, 12, 26), because="Annandag jul"),
        Planned(date(2018, 1, 16)),
    ]
    assert [each.sentence for each in around] == ["2017-12-26 är Annandag jul; förslag 2017-12-27", ""]
    assert [each.in_rhythm for each in around] == [date(2017, 12, 26), date(2018, 1, 16)]


@pytest.mark.parametrize(
    ("day", "instead", "because"),
    [
        (date(2017, 6, 6), date(2017, 6, 7), "Nationaldagen"),
        (date(2017, 6, 24), date(2017, 6, 26), "Midsommardagen"),
        (date(2017, 3, 11), date(2017, 3, 10), "en lördag"),
        (date(2017, 3, 12), date(2017, 3, 13), "en söndag"),
    ],
)
def test_the_nearest_working_day_is_proposed(day: date, instead: date, because: str) -> None:
    assert proposed(day) == Planned(instead, instead_of=day, because=because)


@given(st.dates(date(2015, 1, 1), date(2060, 1, 1)))
def test_what_is_proposed_is_a_working_day_close_by(day: date) -> None:
    found = proposed(day)
    assert is_workday(found.day)
    assert abs(found.day - day) <= timedelta(days=3)
    assert (found.instead_of is None) is is_workday(day)
    assert bool(found.because) is (found.instead_of is not None)


def test_a_summons_goes_out_a_week_before() -> None:
    assert summons_due(date(2017, 5, 9), days=7) == date(2017, 5, 2)


def test_a_rhythm_without_weeks_is_refused() -> None:
    with pytest.raises(ValueError, match="at least a week"):
        next(rhythm(FIRST, weeks=0, until=LAST))
