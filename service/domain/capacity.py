"""How many the project has planned for, and whether there is room for one more (DOMAIN 3.3, W7)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.dates import add_days, add_years
from service.domain.project import Project
from service.domain.project_goals import Volume

NOLLPLACERAD = "nollplacerad"


@dataclass(frozen=True, slots=True)
class Participation:
    """Another participation in the project: its first day, its group, and whether it still goes on."""

    enrolled: date
    group: str = ""
    ongoing: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Full:
    """A planned number that is reached: `planned` from `start` to `end`, and how many were taken in then."""

    planned: int
    start: date
    end: date
    taken_in: int


def group_of(case: Case, project: Project) -> str:
    """The group that a participant is counted in: as enrolled, or as the referral tells until then."""
    return case.latest("inskrivning").text("grupp") or referred_group(case.latest("remiss"), project)


def referred_group(remiss: Answers, project: Project) -> str:
    """The group of the nollplacerade, in a project that has one."""
    return NOLLPLACERAD if remiss.yes("nollplacerad") and NOLLPLACERAD in project.group_choices else ""


def full_volumes(project: Project, day: date, others: Iterable[Participation]) -> Iterator[Full]:
    """Every planned volume that leaves no room for one who starts on a day.

    A volume of some ages is a number of persons to meet, which is no limit.
    """
    known = [*others]
    for volume in project.volumes:
        start, end = _window(project, volume, day)
        planned = volume.highest or volume.lowest
        taken_in = sum(start <= other.enrolled <= end for other in known)
        if not volume.ages and start <= day <= end and taken_in >= planned:
            yield Full(planned=planned, start=start, end=end, taken_in=taken_in)


def places_taken(group: str, others: Iterable[Participation]) -> int:
    """How many of a group's places are taken now."""
    return sum(other.ongoing and other.group == group for other in others)


def _window(project: Project, volume: Volume, day: date) -> tuple[date, date]:
    """The days that a volume counts: a year of the project, its own years, or the project's whole time."""
    if volume.yearly:
        return _year(project.period.start, day)
    return volume.start or project.period.start, volume.end or project.period.last_day


def _year(first: date, day: date) -> tuple[date, date]:
    """The project's own year around a day; a project that starts in February counts from February."""
    start = add_years(first, day.year - first.year)
    if start > day:
        start = add_years(first, day.year - first.year - 1)
    return start, add_days(add_years(start, 1), -1)
