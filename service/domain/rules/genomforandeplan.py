"""What a genomförandeplan must fulfil: complete goals (B6), possible dates, its length (W9), signatures."""

from collections.abc import Iterator

from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.dates import add_months, months_between
from service.domain.finding import Finding, Severity
from service.domain.project_parts import Firmness
from service.domain.rules import hidden
from service.domain.rules.shared import block, interpreter, not_in_future, ordered, protected


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a plan, or unusual about it."""
    yield from _complete(answers)
    yield from ordered(answers.date("start"), answers.date("slut"), field="slut")
    yield from _steps_ordered(answers)
    yield from _length(answers, context)
    yield from not_in_future(answers, context, ["faststalld"])
    yield from interpreter(answers, booked=answers.yes("tolk_bokad") is True)
    yield from _signed(answers)
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
    """W9: longer than the project lets a participation be; refused where its limit is a must."""
    start, end = answers.date("start"), answers.date("slut")
    limit = context.project.max_duration
    if not (start and end and limit.months) or end <= add_months(start, limit.months):
        return
    severity = Severity.BLOCK if limit.firmness is Firmness.SKA else Severity.WARN
    text = messages.LONG_DURATION.text(n=months_between(start, end))
    yield Finding("W9", severity, text, "slut")


def _signed(answers: Answers) -> Iterator[Finding]:
    if answers.yes("deltagaren_undertecknar") is False and not answers.has("skal_utan_underskrift"):
        yield block("B6", messages.NOT_SIGNED_BY_PARTICIPANT, field="skal_utan_underskrift")
