"""What an external consultation must fulfil: all parties asked, a decision made (B7), and no name (B12)."""

from collections import Counter
from collections.abc import Iterator

from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding, Severity
from service.domain.funds import year_of
from service.domain.outlays import CONSULTATION
from service.domain.rules import money
from service.domain.rules.shared import block, not_in_future
from service.domain.text import several


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with the basis and the decision."""
    yield from not_in_future(answers, context, ["beslutsdatum"])
    yield from _tried(answers, context)
    yield from money.part_granted(answers)
    yield from money.within_time(answers, context, "beslutsdatum")
    yield from _money(answers, context)
    yield from _waiting(answers, context)
    yield from money.unnamed(answers, context)
    yield from money.about_person(answers, context)


def _tried(answers: Answers, context: Context) -> Iterator[Finding]:
    """K71: every party of the project has been asked, once, and not tomorrow."""
    names = context.project.party_choices(context.on)
    said = Counter(row.text("part") for row in answers.rows("provat") if row.has("part"))
    if missing := [name for key, name in names.items() if key not in said]:
        yield block("B7", messages.PARTIES_NOT_ASKED, field="provat", lista=several(missing))
    for key in [key for key, times in said.items() if times > 1]:
        yield block("B7", messages.TWICE, field="provat", part=names.get(key, key))
    for index, row in enumerate(answers.rows("provat")):
        for found in not_in_future(row, context, ["datum"]):
            yield Finding(found.rule, found.severity, found.message, f"provat-{index}-datum")


def _money(answers: Answers, context: Context) -> Iterator[Finding]:
    bought, day = context.project.purchases, answers.date("beslutsdatum")
    amount = "beviljat_belopp" if answers.text("beslut") == "delvis" else "offert"
    yield from money.bought_already(
        answers, context, line=bought.consultation_line, day=day, fields=("beslutsdatum", amount)
    )
    yield from money.within_budget(
        answers,
        context,
        kind=CONSULTATION,
        year=year_of(context.project, day or context.on),
        body=bought.consultation_body,
        field=amount,
    )


def _waiting(answers: Answers, context: Context) -> Iterator[Finding]:
    """M17 until it is decided."""
    if answers.text("beslut") not in ("bifall", "delvis", "avslag"):
        body = context.project.purchases.consultation_body
        yield Finding("B7", Severity.NOTE, messages.PURCHASE_NEEDS_DECISION.text(organ=body))
