"""The days of the demonstration that lie around the one on which somebody looks."""

from datetime import UTC, date, datetime, time, timedelta

from service.domain.meetings.calendar import proposed
from service.domain.workdays import add_workdays


def held(today: date) -> date:
    """When the body that takes up cases met last."""
    return _about(today, -21)


def decided(today: date) -> date:
    """When the styrgrupp met last."""
    return _about(today, -13)


def coming(today: date) -> date:
    """The next meeting, to which the members are called."""
    return min(_about(today, 4), add_workdays(uncalled(today), -1))


def uncalled(today: date) -> date:
    """A later one, to which it is time to call: within a week, also when offices are closed for days."""
    return add_workdays(today + timedelta(days=8), -1)


def board(today: date) -> date:
    """When the styrgrupp meets next."""
    return _about(today, 16)


def morning(day: date) -> datetime:
    """When what the stories tell of a day was written."""
    return datetime.combine(day, time(9, 30), UTC)


def _about(today: date, days: int) -> date:
    """A day on which offices are open."""
    return proposed(today + timedelta(days=days)).day
