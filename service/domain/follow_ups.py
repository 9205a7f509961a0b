"""The follow-ups of a closed participation: which there are, who was tried for them, and who was reached."""

from datetime import date

from service.domain.case import Case, Entry
from service.domain.choices import Choices
from service.domain.choices_closing import GALLER
from service.domain.dates import add_days
from service.domain.deadlines import follow_up_due, follow_up_kind
from service.domain.project import Project

NINETY_DAYS, ONE_YEAR = "90_dagar", "1_ar"
DOCUMENTED = (NINETY_DAYS, ONE_YEAR)
"""Those that there are documents for, so that no project waits for another."""
OTHER = "annat"

ATTEMPTS = 3
"""So many times somebody is tried before they count as not reached."""


def is_planned(project: Project, key: str) -> bool:
    """Whether the project has this follow-up, counted from closing."""
    return any(each.key == key for each in project.follow_ups_from_closing)


def contact_choices(project: Project) -> Choices:
    """What a contact can be about: the project's follow-ups that count from closing, and something else."""
    planned = {each.key: each.label for each in project.follow_ups_from_closing}
    return {**{key: GALLER.get(key, label) for key, label in planned.items()}, OTHER: GALLER[OTHER]}


def due(case: Case, project: Project, key: str) -> date | None:
    """The day a follow-up is about; None before closing."""
    return follow_up_due(case, project, follow_up_kind(key))


def latest_day(case: Case, project: Project, key: str) -> date | None:
    """The last day before a follow-up is late (W10)."""
    day = due(case, project, key)
    return add_days(day, project.times.follow_up_grace_days) if day else None


def attempts(case: Case, key: str) -> tuple[Entry, ...]:
    """The registered contacts for a follow-up in which the person was not reached, oldest first."""
    tried = (entry for entry in case.all("kontakt") if entry.answers.text("galler") == key)
    missed = (entry for entry in tried if entry.answers.yes("natt") is False)
    return tuple(sorted(missed, key=attempted))


def days_tried(case: Case, key: str) -> frozenset[date]:
    """The days of these: to be tried twice on one day is to be tried once."""
    return frozenset(map(attempted, attempts(case, key)))


def attempted(entry: Entry) -> date:
    """The day of a contact."""
    return entry.answers.date("datum") or entry.on
