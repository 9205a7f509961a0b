"""Swedish working days: Monday to Friday, but for public holidays and the eves that offices keep closed."""

from datetime import date

from holidays.countries.sweden import Sweden

from service.domain.dates import add_days

_CLOSED = Sweden(include_sundays=False, categories=("public", "de_facto"))


def is_workday(day: date) -> bool:
    """Whether offices are open: no weekend, holiday, midsommarafton, julafton or nyårsafton."""
    return _CLOSED.is_working_day(day)


def add_workdays(day: date, count: int) -> date:
    """The working day so many after `day` (before it, when negative); `day` itself need not be one."""
    step = 1 if count > 0 else -1
    for _ in range(abs(count)):
        day = add_days(day, step)
        while not is_workday(day) and day not in (date.min, date.max):
            day = add_days(day, step)
    return day
