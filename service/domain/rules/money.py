"""What decisions on money and purchases share: who must decide, and what is left of the budget (B7, B12)."""

from collections.abc import Iterator
from datetime import date

from service.domain import consent, messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.dates import interval, iso
from service.domain.finding import Finding, Severity
from service.domain.funds import Effect, Standing, standing, year_of
from service.domain.kronor import kronor
from service.domain.outlays import asked, granted, line_of, may_exceed, of
from service.domain.rules import hidden
from service.domain.rules.revealing import telling
from service.domain.rules.shared import block, protected
from service.domain.rules.texts import texts


def number_of(context: Context) -> str:
    """The number of the case, by which its outlays are known."""
    return context.case.number if context.case else ""


def needs_decision(body: str, *, field: str) -> Finding:
    """M17 with who has to decide."""
    return block("B7", messages.PURCHASE_NEEDS_DECISION, field=field, organ=body)


def exceeds(left: int, *, field: str) -> Finding:
    """M18 with what is left; what is overdrawn already is told as nothing left."""
    return block("B7", messages.OVER_REMAINING, field=field, kr=kronor(max(0, left)))


def part_granted(answers: Answers) -> Iterator[Finding]:
    """K70: to grant in part is to grant something, and less than was asked for."""
    if answers.text("beslut") == "delvis" and answers.has("beviljat_belopp"):
        amount, wanted = granted(answers), asked(answers)
        if not 0 < amount < wanted:
            yield block("B7", messages.PART_GRANTED, field="beviljat_belopp", kr=kronor(wanted))


def within_budget(
    answers: Answers, context: Context, *, kind: str, year: int | None, body: str, field: str
) -> Iterator[Finding]:
    """Tells what is left before the decision; M18 when it grants more, unless the body may.

    What was bought already on an earlier version of the decision is not counted once more.
    """
    project, line = context.project, line_of(context.project, kind)
    now = standing(project, context.outlays, line=line, year=year) if year else None
    if now is None or year is None:
        return
    yield told(line, year, now)
    this = of(project, number_of(context), kind, answers, context.on)
    after = standing(project, (*context.outlays, this), line=line, year=year) if this else None
    if this and after and after.remaining < 0 and not may_exceed(project, body):
        yield exceeds(after.remaining + this.amount, field=field)


def bought_already(
    answers: Answers, context: Context, *, line: str, day: date | None, fields: tuple[str, str]
) -> Iterator[Finding]:
    """K77 and K78: a new version leaves what was bought on the decision its day and its money.

    `fields` are the questions for the two.
    """
    case = number_of(context)
    mine = [each for each in context.outlays if (each.case, each.line) == (case, line) and each.decision]
    decided = {each.decision for each in mine if each.effect is Effect.DECIDED}
    for other in sorted({each.decision for each in mine if each.decision} - decided - {day}):
        yield block("B7", messages.BOUGHT_ON_DAY, field=fields[0], datum=iso(other))
    signs = {Effect.SPENT: 1, Effect.DECIDED: -1}
    over = sum(signs[each.effect] * each.amount for each in mine if each.decision == day)
    if day and over > granted(answers) and over > 0:
        yield block("B7", messages.BOUGHT_FOR_MORE, field=fields[1], kr=kronor(over))


def told(line: str, year: int, now: Standing) -> Finding:
    """K73: what is left of the line, for who decides."""
    facts = {"rad": line, "n": year, "kr": kronor(now.remaining)}
    return Finding("B7", Severity.NOTE, messages.LEFT_OF_LINE.text(**facts))


def within_time(answers: Answers, context: Context, name: str) -> Iterator[Finding]:
    """K72: a day outside the project's time belongs to none of its years."""
    day, period = answers.date(name), context.project.period
    if day and year_of(context.project, day) is None:
        when = interval(period.start, period.last_day)
        yield block("B7", messages.OUTSIDE_PROJECT_TIME, field=name, period=when)


def unnamed(answers: Answers, context: Context) -> Iterator[Finding]:
    """B12 with M24: what goes to the styrgrupp names nobody, unless the person has consented to that."""
    case, parties = context.case, {party.key for party in context.project.parties}
    if case and not consent.to_board(case, on=context.on):
        tells = telling(answers, context)
        places = [place for _, place, text in texts(answers) if text not in parties and tells(text)]
        yield from (block("B12", messages.IDENTIFYING, field=place) for place in places)


def about_person(answers: Answers, context: Context) -> Iterator[Finding]:
    """What holds in every document of a case."""
    yield from hidden.deidentified(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)
