"""What an item for a meeting must fulfil: a possible day, and nothing that tells who somebody is (B2, B3)."""

from collections.abc import Iterator
from datetime import date, timedelta

from service.domain import messages
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.context import Context
from service.domain.dates import interval
from service.domain.finding import Finding
from service.domain.identity import is_deidentified
from service.domain.rules import hidden
from service.domain.rules.shared import block, early, protected, remiss_of, warn

FAR_MEETINGS = 4
"""So many meetings ahead a case is put on an agenda; a later day may well be a slip of the pen."""


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with an item for a meeting, or unusual about it."""
    if is_deidentified(remiss_of(context)) and answers.text("typ") not in ("", "konsultation"):
        yield block("B2", messages.SAMTYCKE_MISSING, field="typ", part="övriga parter")
    if day := answers.date("mote"):
        yield from _possible(day, context)
        yield from _far(day, context)
    yield from hidden.deidentified(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def _possible(day: date, context: Context) -> Iterator[Finding]:
    """Not before the case was there, nor ahead of today in a project that is over by then.

    What still goes on after the last day that is stated is not stopped by it.
    """
    referred = next((each.on for each in (context.case or Case("")).history if each.kind == "remiss"), None)
    yield from early(day, referred, field="mote", label=context.project.names.meeting)
    period = context.project.period
    if day < period.start or (day > period.last_day and context.on <= period.last_day):
        when = interval(period.start, period.last_day)
        yield block("M5", messages.OUTSIDE_PROJECT_TIME, field="mote", period=when)


def _far(day: date, context: Context) -> Iterator[Finding]:
    """Where it is known how often the case body meets; a case that rests is counted from its last day."""
    weeks = context.project.meetings.every_weeks
    if weeks is None:
        return
    first = max(context.on, _rests_until(context) or context.on)
    if day > first + timedelta(weeks=FAR_MEETINGS * weeks):
        yield warn("K117", messages.FAR_AHEAD, field="mote", n=FAR_MEETINGS * weeks)


def _rests_until(context: Context) -> date | None:
    answer = (context.case or Case("")).latest("remissvar")
    return answer.date("vilande_till") if answer.text("stallningstagande") == "vilande" else None
