"""The days of the demonstration that lie around the one on which somebody looks."""

from datetime import date, timedelta

from service.domain.meetings.calendar import proposed


def held(today: date) -> date:
    """When the body that takes up cases met last."""
    return _about(today, -21)


def decided(today: date) -> date:
    """When the styrgrupp met last."""
    return _about(today, -13)


def coming(today: date) -> date:
    """The next meeting, to which the members are called."""
    return _about(today, 4)


def uncalled(today: date) -> date:
    """A later one, to which it is time to call."""
    return _about(today, 6)


def board(today: date) -> date:
    """When the styrgrupp meets next."""
    return _about(today, 16)


def _about(today: date, days: int) -> date:
    """A day on which offices are open."""
    return proposed(today + timedelta(days=days)).day
