"""Dates: typing, printing, and arithmetic up to both ends of the calendar."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain import dates
from service.domain.dates import InvalidDate, parse_date

days = st.dates()


@pytest.mark.parametrize("typed", ["2017-02-01", "20170201", " 2017-02-01 "])
def test_both_ways_of_typing_a_date(typed: str) -> None:
    assert parse_date(typed) == date(2017, 2, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2017-2-1",
        "2017-0201",
        "01-02-2017",
        "10000-01-01",
        "\uff12\uff10\uff11\uff17-02-01",
        "i dag",
    ],
)
def test_what_is_no_date_says_how_to_write_one(typed: str) -> None:
    with pytest.raises(InvalidDate) as error:
        parse_date(typed)
    assert str(error.value) == "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2017-02-01."


@pytest.mark.parametrize("typed", ["2018-02-31", "20170229", "2017-13-01", "0000-01-01"])
def test_a_day_that_does_not_exist_is_not_said_to_be_written_wrong(typed: str) -> None:
    with pytest.raises(InvalidDate, match=r"^Datumet finns inte\. Kontrollera år, månad och dag\.$"):
        parse_date(typed)


def test_a_date_is_whole_where_documents_print_it_and_reads_back_from_there() -> None:
    printed = dates.whole_dates(
        "Klart 2017-06-02, K7QM-3F9C-2B71, 19970516-2387, 2017-02-01\u20132020-01-31."
    )
    whole = "Klart 2017-06-02, K7QM~3F9C~2B71, 19970516~2387, 2017-02-01\u20132020-01-31."
    assert printed == whole.replace("-", "\u2011").replace("~", "-")
    assert parse_date(printed[6:16]) == date(2017, 6, 2)


@given(days)
def test_a_date_reads_back_as_written(day: date) -> None:
    assert parse_date(dates.iso(day)) == day


def test_how_documents_print_dates_and_times() -> None:
    start, end = date(2017, 2, 1), date(2020, 1, 31)
    assert dates.long_date(start) == "1 februari 2017"
    assert dates.interval(start, end) == "1 februari 2017 \u2013 31 januari 2020"
    assert dates.clock(time(13, 15)) == "13.15"
    assert dates.clock(time(8, 5)) == "08.05"


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_do_not_crash(day: date) -> None:
    assert dates.long_date(day)
    assert dates.iso(day) in ("0001-01-01", "9999-12-31")
    assert dates.add_years(date.max, 1) == dates.add_days(date.max, 1) == date.max
    assert dates.add_years(date.min, -1) == dates.add_days(date.min, -1) == date.min
    assert dates.add_days(day, 10**12) == date.max
    assert dates.age_at(date.min, date.max) == 9998


def test_the_last_day_of_february_stays_in_february() -> None:
    assert dates.add_years(date(2016, 2, 29), 1) == date(2017, 2, 28)
    assert dates.add_months(date(2017, 1, 31), 1) == date(2017, 2, 28)
    assert dates.add_months(date(2017, 1, 15), -1) == date(2016, 12, 15)


def test_ninety_days_after_closing() -> None:
    assert dates.add_days(date(2017, 9, 15), 90) == date(2017, 12, 14)


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(1997, 5, 16), date(2017, 3, 13), 19),
        (date(2000, 1, 5), date(2018, 1, 4), 17),
        (date(2000, 1, 5), date(2018, 1, 5), 18),
        (date(2000, 2, 29), date(2018, 2, 27), 17),
        (date(2000, 2, 29), date(2018, 2, 28), 18),
    ],
)
def test_age_on_a_day(birth: date, day: date, age: int) -> None:
    assert dates.age_at(birth, day) == age


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2017, 5, 15), date(2018, 5, 14), 11),
        (date(2017, 5, 15), date(2018, 5, 15), 12),
        (date(2017, 5, 15), date(2018, 9, 28), 16),
        (date(2017, 1, 31), date(2017, 2, 28), 1),
        (date(2017, 3, 1), date(2017, 3, 1), 0),
        (date(2017, 3, 2), date(2017, 3, 1), -1),
    ],
)
def test_whole_months_between(start: date, end: date, months: int) -> None:
    assert dates.months_between(start, end) == months


@given(days, days)
def test_months_between_and_add_months_agree(start: date, end: date) -> None:
    months = dates.months_between(start, end)
    assert dates.add_months(start, months) <= end
    assert dates.add_months(start, months + 1) > end or end == date.max
