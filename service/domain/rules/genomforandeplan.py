"""What a genomförandeplan must fulfil: complete goals (B6), possible dates, its length (W9), signatures."""

from collections.abc import Iterator
from datetime import date

from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.dates import add_days, iso
from service.domain.deadlines import extended_to
from service.domain.finding import Finding
from service.domain.rules import hidden
from service.domain.rules.duration import length
from service.domain.rules.shared import (
    block,
    early,
    interpreter,
    not_in_future,
    ordered,
    protected,
    unsigned,
    warn,
)

DROPPED = "utgar"
"""The status of a milestone that is not aimed at any more."""


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a plan, or unusual about it."""
    yield from _complete(answers)
    yield from ordered(answers.date("start"), answers.date("slut"), field="slut")
    yield from _steps_ordered(answers, context)
    yield from _followed_up(answers, context)
    yield from _length(answers, context)
    yield from _late(answers, context)
    yield from not_in_future(answers, context, ["faststalld", "undantag_beslutat"])
    yield from interpreter(answers, booked=answers.yes("tolk_bokad") is True)
    yield from unsigned(answers)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def _complete(answers: Answers) -> Iterator[Finding]:
    goals = answers.rows("mal")
    if not goals or not all(_has_steps(goal) for goal in goals):
        yield block("B6", messages.PLAN_INCOMPLETE, field="mal")
    if not answers.rows("uppfoljningar"):
        yield block("B6", messages.REQUIRED, field="uppfoljningar", etikett="Uppföljning")


def _has_steps(goal: Answers) -> bool:
    steps = goal.rows("delmal")
    return bool(steps) and all(step.has("ansvarig") and step.has("klart_senast") for step in steps)


def _steps_ordered(answers: Answers, context: Context) -> Iterator[Finding]:
    """Each ends after it starts, and within the plan, or an extension of it, unless it is dropped."""
    last = _last_day(answers, context)
    for i, goal in enumerate(answers.rows("mal")):
        for j, step in enumerate(goal.rows("delmal")):
            place, end = f"mal-{i}-delmal-{j}-klart_senast", step.date("klart_senast")
            yield from ordered(step.date("start"), end, field=place)
            if end and last and end > last and step.text("status") != DROPPED:
                yield block("M5", messages.AFTER_PLAN, field=place, datum=iso(last))


def _followed_up(answers: Answers, context: Context) -> Iterator[Finding]:
    """After the day of the plan; in a new version those that are behind may stand beside one to come."""
    decided = answers.date("faststalld")
    days = [(n, row.date("datum")) for n, row in enumerate(answers.rows("uppfoljningar"))]
    ahead = [day for _, day in days if day and decided and day >= decided]
    for n, day in days if context.version == 1 or not ahead else []:
        yield from early(day, decided, field=f"uppfoljningar-{n}-datum", label="Uppföljningen")


def _last_day(answers: Answers, context: Context) -> date | None:
    """None while the plan itself ends before it starts, which is told at its end alone."""
    start, end = answers.date("start"), answers.date("slut")
    if end is None or (start and end < start):
        return None
    return max(end, _extended(context) or end)


def _extended(context: Context) -> date | None:
    return extended_to(context.case) if context.case else None


def _length(answers: Answers, context: Context) -> Iterator[Finding]:
    """W9, but for a time that an extension has given already."""
    end, extended = answers.date("slut"), _extended(context)
    if end and extended and end <= extended:
        return
    yield from length(answers, context.project, start=answers.date("start"), end=end, field="slut")


def _late(answers: Answers, context: Context) -> Iterator[Finding]:
    """W8: the first plan is decided later than the project says; a new version of it is not late again."""
    case, decided = context.case, answers.date("faststalld") or context.on
    if case is None or case.enrolled is None or context.version > 1 or case.entry("genomforandeplan"):
        return
    last = add_days(case.enrolled, context.project.times.plan_days)
    if decided > last:
        yield warn("W8", messages.PLAN_LATE, field="faststalld", datum=iso(last))
