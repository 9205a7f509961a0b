"""What a genomförandeplan must fulfil: complete goals (B6), possible dates, its length (W9), signatures."""

from collections.abc import Iterator

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
    interpreter,
    not_in_future,
    ordered,
    protected,
    unsigned,
    warn,
)


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a plan, or unusual about it."""
    yield from _complete(answers)
    yield from ordered(answers.date("start"), answers.date("slut"), field="slut")
    yield from _steps_ordered(answers)
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


def _steps_ordered(answers: Answers) -> Iterator[Finding]:
    for i, goal in enumerate(answers.rows("mal")):
        for j, step in enumerate(goal.rows("delmal")):
            place = f"mal-{i}-delmal-{j}-klart_senast"
            yield from ordered(step.date("start"), step.date("klart_senast"), field=place)


def _length(answers: Answers, context: Context) -> Iterator[Finding]:
    """W9, but for a time that an extension has given already."""
    end = answers.date("slut")
    extended = extended_to(context.case) if context.case else None
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
