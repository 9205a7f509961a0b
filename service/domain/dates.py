"""Dates as staff type them, as documents show them, and the calendar arithmetic of deadlines.

A date past either end of the calendar is the calendar's first or last day: nothing here overflows.
"""

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from service.domain import messages
from service.domain.text import EN_DASH, NB_HYPHEN, plain_hyphens
from service.errors import ServiceError

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
SWEDEN = ZoneInfo("Europe/Stockholm")
_TYPED = re.compile(r"([0-9]{4})(-?)([0-9]{2})\2([0-9]{2})")
_IN_TEXT = re.compile(r"(?<![0-9-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9-])")


class InvalidDate(ServiceError):
    """The text is not a date of the calendar."""

    message = messages.DATE_FORMAT.sentence


class NoSuchDate(InvalidDate):
    """The text is written as a date, of a day that the calendar does not have."""

    message = messages.NO_SUCH_DATE.sentence


def in_sweden(at: datetime) -> datetime:
    """An aware time on Swedish clocks, wherever the server stands."""
    return at.astimezone(SWEDEN)


def today() -> date:
    """The day it is in Sweden."""
    return in_sweden(datetime.now(UTC)).date()


def parse_date(text: str) -> date:
    """The date of "2017-02-01" or "20170201"; anything else raises InvalidDate.

    Also one that was copied out of a document, where its hyphens are others.
    """
    typed = _TYPED.fullmatch(plain_hyphens(text.strip()))
    if typed is None:
        raise InvalidDate
    try:
        return date(int(typed[1]), int(typed[3]), int(typed[4]))
    except ValueError:
        raise NoSuchDate from None


def iso(day: date) -> str:
    """As in tables: "2017-02-01"."""
    return day.isoformat()


def whole_dates(text: str) -> str:
    """The same text, each "2017-02-01" in it with hyphens at which no line ends."""
    return _IN_TEXT.sub(rf"\1{NB_HYPHEN}\2{NB_HYPHEN}\3", text) if "-" in text else text


def long_date(day: date) -> str:
    """As in running text: "1 februari 2017"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def interval(start: date, end: date) -> str:
    """As in running text: "1 februari 2017 – 31 januari 2020"."""
    return f"{long_date(start)} {EN_DASH} {long_date(end)}"


def clock(moment: time) -> str:
    """A time of day in Swedish: "13.15"."""
    return f"{moment.hour:02d}.{moment.minute:02d}"


def add_days(day: date, days: int) -> date:
    """The date so many days later (or earlier, when negative)."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where the day does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The same date of a later year; 29 February becomes 28 February."""
    return add_months(day, 12 * years)


def months_between(start: date, end: date) -> int:
    """Whole months from start to end; negative when end lies before start."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (add_months(start, months) > end)


def age_at(birth: date, day: date) -> int:
    """Age in whole years on a day; who was born on 29 February turns a year on 28 February."""
    return months_between(birth, day) // 12
