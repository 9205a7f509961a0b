"""Working days: what a term in days means when offices are closed."""

from datetime import date

import pytest

from service.domain.workdays import add_workdays, is_workday


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2017, 4, 14), "långfredagen"),
        (date(2017, 4, 17), "annandag påsk"),
        (date(2017, 5, 1), "första maj"),
        (date(2017, 5, 25), "Kristi himmelsfärdsdag"),
        (date(2017, 6, 6), "nationaldagen"),
        (date(2017, 6, 23), "midsommarafton"),
        (date(2017, 12, 26), "annandag jul"),
        (date(2018, 12, 24), "julafton"),
        (date(2018, 12, 31), "nyårsafton"),
        (date(2017, 3, 11), "lördag"),
        (date(2017, 3, 12), "söndag"),
    ],
)
def test_offices_are_closed(day: date, why: str) -> None:
    assert not is_workday(day), why


@pytest.mark.parametrize("day", [date(2017, 4, 13), date(2017, 5, 26), date(2017, 12, 27), date(2016, 2, 29)])
def test_offices_are_open_between(day: date) -> None:
    assert is_workday(day)


@pytest.mark.parametrize(
    ("day", "count", "last"),
    [
        (date(2017, 2, 21), 5, date(2017, 2, 28)),
        (date(2017, 4, 11), 5, date(2017, 4, 20)),
        (date(2017, 12, 21), 5, date(2018, 1, 2)),
        (date(2017, 3, 11), 1, date(2017, 3, 13)),
        (date(2017, 3, 13), -1, date(2017, 3, 10)),
        (date(2017, 3, 11), 0, date(2017, 3, 11)),
    ],
)
def test_so_many_working_days_later(day: date, count: int, last: date) -> None:
    assert add_workdays(day, count) == last


def test_the_end_of_the_calendar_is_an_end() -> None:
    assert add_workdays(date.max, 5) == date.max
