"""What a new consent or withdrawal knows from the start, and how long a consent should last."""

from collections.abc import Mapping
from datetime import date

from service.domain.case import Case
from service.domain.context import Context
from service.domain.dates import add_days, add_months, add_years
from service.domain.deadlines import extended_to
from service.domain.project import Project

Presets = Mapping[str, object]

USUAL_MONTHS = 12
"""How long a participation is thought to last where neither plan nor project says."""
GRACE_DAYS = 30


def samtycke(context: Context) -> Presets:
    """Valid until a year and thirty days after the planned closing (DOMAIN 4 c); who receives it."""
    last = closing(context) or add_months(context.on, _months(context.project))
    return {
        "giltigt_till": add_days(add_years(last, 1), GRACE_DAYS).isoformat(),
        "mottagare": context.author.name,
    }


def aterkallelse(context: Context) -> Presets:
    """Told today, to who writes."""
    return {"datum": context.on.isoformat(), "mottagen_av": context.author.name}


def closing(context: Context) -> date | None:
    """The day on which the participation ended or is planned to; None where none is known, or told."""
    if not context.followed:
        return None
    case = context.case or Case("")
    planned = case.closed or extended_to(case) or case.latest("genomforandeplan").date("slut")
    if planned or case.enrolled is None:
        return planned
    return add_months(case.enrolled, _months(context.project))


def last_follow_up(project: Project, closed: date) -> date | None:
    """The day of the last follow-up that counts from closing."""
    return max((each.due(closed) for each in project.follow_ups_from_closing), default=None)


def _months(project: Project) -> int:
    return project.max_duration.months or USUAL_MONTHS
