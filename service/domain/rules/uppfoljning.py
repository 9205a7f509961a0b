"""What an uppföljning must fulfil: every milestone told of (B6), possible days, a length (W9)."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.dates import iso
from service.domain.deadlines import extended_to
from service.domain.finding import Finding
from service.domain.plan import plan_reviewed
from service.domain.rules import hidden
from service.domain.rules.duration import length
from service.domain.rules.shared import block, early, not_in_future, protected, unsigned


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a review, or unusual about it."""
    yield from not_in_future(answers, context, ["datum", "dialog_genomford", "undantag_beslutat"])
    yield from _milestones(answers, context)
    yield from _days(answers)
    yield from _extension(answers, context)
    yield from _within_plan(answers, context)
    yield from unsigned(answers)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def _milestones(answers: Answers, context: Context) -> Iterator[Finding]:
    """B6: one row for each milestone of the plan as it stands, and no other."""
    plan = plan_reviewed(context.case, answers, version=context.version)
    if plan is None:
        return
    known = [milestone.number for milestone in plan.milestones]
    said = Counter(row.text("nr") for row in answers.rows("delmal"))
    for number in known:
        if number not in said:
            yield block("B6", messages.STEP_MISSING, field="delmal", nr=number)
    for place, row in enumerate(answers.rows("delmal")):
        number = row.text("nr")
        if number and number not in known:
            yield block("B6", messages.STEP_UNKNOWN, field=f"delmal-{place}-nr", nr=number)
        elif number and said[number] > 1:
            yield block("B6", messages.STEP_TWICE, field=f"delmal-{place}-nr", nr=number)


def _days(answers: Answers) -> Iterator[Finding]:
    held = answers.date("datum")
    for name, label in {"nasta_uppfoljning": "Nästa uppföljning", "avslut_planeras": "Avslut"}.items():
        yield from early(answers.date(name), held, field=name, label=label)
    for place, row in enumerate(answers.rows("delmal")):
        yield from early(row.date("ny_tid"), held, field=f"delmal-{place}-ny_tid", label="Ny tid")


def _within_plan(answers: Answers, context: Context) -> Iterator[Finding]:
    """A new last day of a milestone lies within the time there is, unless the plan is to be revised."""
    if answers.text("beslut") == "revideras":
        return
    ends = (answers.date("forlangd_till"), answers.date("avslut_planeras"), _last_day(context))
    last = max(filter(None, ends), default=None)
    for place, row in enumerate(answers.rows("delmal")):
        day = row.date("ny_tid")
        if day and last and day > last:
            yield block("M5", messages.AFTER_PLAN, field=f"delmal-{place}-ny_tid", datum=iso(last))


def _extension(answers: Answers, context: Context) -> Iterator[Finding]:
    """W9 from the first day in the project to the new last one, which must be a later one."""
    end, case = answers.date("forlangd_till"), context.case
    if end is None or case is None:
        return
    last = _last_day(context)
    if last and end <= last:
        yield block("W9", messages.EXTENDED_ALREADY, field="forlangd_till", datum=iso(last))
    yield from length(answers, context.project, start=case.enrolled, end=end, field="forlangd_till")


def _last_day(context: Context) -> date | None:
    """The last day so far; a corrected review is measured against the plan, not against itself."""
    if context.case is None:
        return None
    extended = extended_to(context.case) if context.version == 1 else None
    return extended or context.case.latest("genomforandeplan").date("slut")
