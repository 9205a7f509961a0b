"""What a decision on kompetenshöjande medel must fulfil: the right body, money left (B7), a milestone."""

from collections.abc import Iterator

from service.domain import messages
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.choices_money import BESLUT
from service.domain.context import Context
from service.domain.dates import iso
from service.domain.finding import Finding, Severity
from service.domain.funds import year_of
from service.domain.guidelines import in_force
from service.domain.kronor import kronor
from service.domain.outlays import COMPETENCE, asked, by_board, capital, competence_body, granted
from service.domain.plan import plan_now
from service.domain.rules import money
from service.domain.rules.shared import block, not_in_future


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with the decision, and what is left of the line."""
    yield from not_in_future(answers, context, ["datum"])
    yield from _year(answers, context)
    yield from _milestone(answers, context)
    yield from _guideline(answers, context)
    yield from _body(answers, context)
    yield from _waiting(answers, context)
    yield from money.part_granted(answers)
    yield from _money(answers, context)
    if by_board(answers):
        yield from money.unnamed(answers, context)
    yield from money.about_person(answers, context)


def _year(answers: Answers, context: Context) -> Iterator[Finding]:
    """A decision takes of the year that its day lies in, so that none is spared by naming another."""
    yield from money.within_time(answers, context, "datum")
    day, said = answers.date("datum"), answers.text("projektar")
    year = year_of(context.project, day) if day else None
    if year and said and said != str(year):
        yield block("B7", messages.ANOTHER_YEAR, field="projektar", n=year)


def _milestone(answers: Answers, context: Context) -> Iterator[Finding]:
    """The number of one that the plan has now; all of them are told until it is."""
    plan, said = plan_now(context.case or Case("")), answers.text("delmal").strip()
    if plan is None or plan.milestone(said):
        return
    if said:
        yield block("B7", messages.STEP_UNKNOWN, field="delmal", nr=said)
    steps = "; ".join(f"{each.number} {each.text.rstrip('.')}" for each in plan.milestones)
    yield Finding("B7", Severity.NOTE, messages.STEPS_OF_PLAN.text(lista=steps))


def _guideline(answers: Answers, context: Context) -> Iterator[Finding]:
    """K120: which version of the guideline is in force on the day of the decision."""
    if found := in_force(context.guidelines, answers.date("datum")):
        facts = {"n": found.version, "datum": iso(found.since)}
        yield Finding("B7", Severity.NOTE, messages.GUIDELINE_IN_FORCE.text(**facts))


def _body(answers: Answers, context: Context) -> Iterator[Finding]:
    """Above the limit, and outside the guideline, another body decides; to refuse needs no other."""
    bought = context.project.purchases
    limit, higher = bought.competence_limit, bought.competence_above_limit
    above = limit is not None and asked(answers) > limit
    outside = answers.yes("riktlinje") is False
    if higher and granted(answers) and (above or outside) and not by_board(answers):
        why = f"över {kronor(limit)}" if above and limit is not None else "utanför riktlinjen"
        yield money.needs_decision(f"{higher} ({why})", field="beslutande")


def _waiting(answers: Answers, context: Context) -> Iterator[Finding]:
    """M17 until it is decided; K134 for what nobody else is to decide on."""
    if not answers.has("beslut") or answers.text("beslut") in BESLUT:
        return
    higher = context.project.purchases.competence_above_limit
    if by_board(answers):
        yield Finding("B7", Severity.NOTE, messages.PURCHASE_NEEDS_DECISION.text(organ=higher))
    else:
        yield block("B7", messages.NOBODY_TO_WAIT_FOR, field="beslut", organ=capital(higher or "ingen"))


def _money(answers: Answers, context: Context) -> Iterator[Finding]:
    year, line = answers.text("projektar"), context.project.purchases.competence_line
    amount = "beviljat_belopp" if answers.text("beslut") == "delvis" else "belopp"
    day = answers.date("datum")
    yield from money.bought_already(answers, context, line=line, day=day, fields=("datum", amount))
    yield from money.within_budget(
        answers,
        context,
        kind=COMPETENCE,
        year=int(year) if year.isdecimal() else None,
        body=competence_body(context.project, answers.text("beslutande")),
        field=amount,
    )
