"""What a purchase must fulfil: a decision first, and no more than was granted or is left (B7)."""

from collections.abc import Iterator

from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.dates import iso
from service.domain.finding import Finding, Severity
from service.domain.funds import standing, unspent, year_of
from service.domain.kronor import kronor
from service.domain.outlays import COMPETENCE, CONSULTATION, deciding_body, decisions, line_of
from service.domain.rules import money
from service.domain.rules.shared import not_in_future


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a purchase."""
    yield from not_in_future(answers, context, ["datum", "beslutets_datum"])
    yield from money.within_time(answers, context, "datum")
    if answers.text("avser") in (COMPETENCE, CONSULTATION):
        yield from _on_decision(answers, context)
    else:
        yield from _on_none(answers, context)
    yield from _granted(context)
    yield from money.about_person(answers, context)


def _granted(context: Context) -> Iterator[Finding]:
    """K76: what the case has been granted and not bought yet, for who is to say which decision it is."""
    case = money.number_of(context)
    days = {(each.line, each.decision) for each in decisions(context.outlays, case)}
    for line, day in sorted((line, day) for line, day in days if day):
        left = unspent(context.outlays, case=case, line=line, decision=day) or 0
        if left > 0:
            facts = {"datum": iso(day), "rad": line or "projektets medel", "kr": kronor(left)}
            yield Finding("B7", Severity.NOTE, messages.GRANTED.text(**facts))


def _on_decision(answers: Answers, context: Context) -> Iterator[Finding]:
    """M17 when no such decision grants anything, or only later; M18 when it grants less."""
    day, line = answers.date("beslutets_datum"), answers.text("kostnadsslag")
    if day is None or not line:
        return
    body = deciding_body(context.project, line_of(context.project, answers.text("avser")))
    case = money.number_of(context)
    left = unspent(context.outlays, case=case, line=line, decision=day)
    bought = answers.date("datum")
    if left is None or line != line_of(context.project, answers.text("avser")):
        yield money.needs_decision(body, field="beslutets_datum")
    elif bought and bought < day:
        yield money.needs_decision(body, field="datum")
    elif (answers.integer("belopp") or 0) > left:
        yield money.exceeds(left, field="belopp")


def _on_none(answers: Answers, context: Context) -> Iterator[Finding]:
    """M17 on a line whose money is decided on, but for an interpreter; M18 over what the line has left."""
    line, project = answers.text("kostnadsslag"), context.project
    body, why = deciding_body(project, line), answers.text("avser")
    interpreter = why == "tolk" and line == project.purchases.consultation_line
    if why and body and not interpreter:
        yield money.needs_decision(body, field="avser")
    day = answers.date("datum")
    year = year_of(project, day) if day else None
    now = standing(project, context.outlays, line=line, year=year) if year else None
    if now and (answers.integer("belopp") or 0) > now.remaining:
        yield money.exceeds(now.remaining, field="belopp")
