"""How long a participation may be (W9): as grave as the project says, in the plan as in an extension."""

from collections.abc import Iterator
from datetime import date

from service.domain import messages
from service.domain.answers import Answers
from service.domain.dates import add_months, months_between
from service.domain.finding import Finding
from service.domain.project import Project
from service.domain.project_parts import Firmness
from service.domain.rules.shared import block, warn


def length(
    answers: Answers, project: Project, *, start: date | None, end: date | None, field: str
) -> Iterator[Finding]:
    """An aim or a should asks for a reason, a must for the styrgrupp's exception and its day."""
    limit = project.max_duration
    if limit.firmness is Firmness.INGEN or not (start and end and limit.months):
        return
    if end <= add_months(start, limit.months):
        return
    if limit.firmness is not Firmness.SKA:
        yield warn("W9", messages.LONG_DURATION, field=field, n=months_between(start, end))
    elif not (answers.date("undantag_beslutat") and answers.has("undantag")):
        yield block("W9", messages.OVER_LIMIT, field=field, n=limit.months)
