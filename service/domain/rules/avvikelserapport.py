"""What an avvikelserapport must fulfil: possible days, and a remittent whom the consent lets read it (B2)."""

from collections.abc import Iterator

from service.domain.answers import Answers
from service.domain.consent import may_receive
from service.domain.consent_parts import Information
from service.domain.context import Context
from service.domain.finding import Finding, Severity
from service.domain.rules import hidden
from service.domain.rules.shared import early, not_in_future, protected, remiss_of

TELLS = frozenset({Information.PLANERING, Information.INSATSER})
"""What every deviation is about; one of health tells of health besides."""


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a deviation report."""
    yield from not_in_future(answers, context, ["datum"])
    yield from early(
        answers.date("svar_senast"), answers.date("datum"), field="svar_senast", label="Sista dag för svar"
    )
    yield from _consented(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def _consented(answers: Answers, context: Context) -> Iterator[Finding]:
    referrer = remiss_of(context).text("remittent_organisation")
    if context.case is None or referrer not in context.project.remittent_choices:
        return
    health = frozenset({Information.HALSA} if answers.text("typ") == "andrad_halsa" else ())
    verdict = may_receive(
        context.case,
        context.project.organisation(referrer),
        referrer=referrer,
        tells=TELLS | health,
        on=context.on,
    )
    if not verdict.covered:
        yield Finding("B2", Severity.BLOCK, verdict.message, "handelse")
