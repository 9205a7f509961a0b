"""Swedish working days: Monday to Friday, but for public holidays and the eves that offices keep closed."""

from datetime import date

from holidays.countries.sweden import Sweden

from service.domain.dates import add_days

_CLOSED = Sweden(include_sundays=False, categories=("public", "de_facto"), language="sv")
_WEEKEND = {5: "en lördag", 6: "en söndag"}


def is_workday(day: date) -> bool:
    """Whether offices are open: no weekend, holiday, midsommarafton, julafton or nyårsafton."""
    return _CLOSED.is_working_day(day)


def closed_because(day: date) -> str:
    """What keeps offices closed, such as "Annandag jul" or "en lördag"; "" for a working day."""
    if is_workday(day):
        return ""
    return _CLOSED.get(day, "") or _WEEKEND[day.weekday()]


def add_workdays(day: date, count: int) -> date:
    """The working day so many after `day` (before it, when negative); `day` itself need not be one."""
    step = 1 if count > 0 else -1
    for _ in range(abs(count)):
        day = add_days(day, step)
        while not is_workday(day) and day not in (date.min, date.max):
            day = add_days(day, step)
    return day
