"""When a body meets: a rhythm counted from one day, and another day proposed where offices are closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from service.domain.dates import add_days, iso
from service.domain.workdays import closed_because, is_workday


@dataclass(frozen=True, slots=True)
class Planned:
    """A day to meet. Where the rhythm's own is closed, `instead_of` is that day and `because` says why."""

    day: date
    instead_of: date | None = None
    because: str = ""

    @property
    def in_rhythm(self) -> date:
        """The day of the rhythm that this one stands for."""
        return self.instead_of or self.day

    @property
    def sentence(self) -> str:
        """Why it was moved: "2017-12-26 är Annandag jul; förslag 2017-12-27"; "" when it was not."""
        if self.instead_of is None:
            return ""
        return f"{iso(self.instead_of)} är {self.because}; förslag {iso(self.day)}"


def rhythm(first: date, *, weeks: int, until: date) -> Iterator[Planned]:
    """The days from `first` to `until`; a day that is moved does not move those after it.

    Raises ValueError for less than a week between them.
    """
    if weeks < 1:
        raise ValueError("A rhythm has at least a week between its days.")
    day = first
    while day <= until:
        yield proposed(day)
        day = add_days(day, 7 * weeks)


def next_in_rhythm(latest: date, *, weeks: int, earliest: date) -> date:
    """The first day of a rhythm after its latest one that is not before `earliest`."""
    days = 7 * weeks
    missing = max((earliest - latest).days, 1)
    return add_days(latest, days * -(-missing // days))


def proposed(day: date) -> Planned:
    """The day itself, or the nearest working day: the later one when two are as near."""
    if is_workday(day):
        return Planned(day)
    near = (day + timedelta(days=step) for far in count(1) for step in (far, -far))
    return Planned(next(each for each in near if is_workday(each)), day, closed_because(day))


def summons_due(day: date, *, days: int) -> date:
    """The last day on which the summons (kallelse) to a meeting is in time, `days` before it."""
    return add_days(day, -days)
