"""What a withdrawal of consent must fulfil: a possible day. It is never refused, but its correction may be.

What was taken back is given anew by a signature alone.
"""

from collections.abc import Iterator

from service.domain import messages
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.consent import organisations, takes_less
from service.domain.consent_given import Given, ever_given
from service.domain.consent_parts import parts
from service.domain.context import Context
from service.domain.finding import Finding, Severity
from service.domain.rules import hidden
from service.domain.rules.shared import block, not_in_future, protected, remiss_of


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a withdrawal."""
    yield from not_in_future(answers, context, ["datum"])
    yield from _given_back(answers, context)
    yield from _never_given(answers, context)
    yield from hidden.deidentified(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def _given_back(answers: Answers, context: Context) -> Iterator[Finding]:
    """B2: a new version takes no less than the one before it.

    Of several withdrawals it is not known which one it follows; then one of them that it covers is enough,
    as every version counts in the consent all the same.
    """
    told = (context.case or Case("")).all("aterkallelse")
    before = [each.answers for each in told if each.version == context.version - 1]
    if before and all(takes_less(answers, than=each) for each in before):
        yield block("B2", messages.NOTHING_GIVEN_BACK, field="omfattning")


def _never_given(answers: Answers, context: Context) -> Iterator[Finding]:
    """K130: told and never refused, since a signed paper may be registered later than its withdrawal."""
    held = ever_given(context.case or Case(""), context.organisation_key or _referrer(context))
    told = [*_lacking(answers, context, held)]
    if told:
        names = ", ".join(f"”{each}”" for each in told)
        yield Finding("K130", Severity.NOTE, messages.NEVER_GIVEN.text(lista=names))
    elif answers.text("omfattning") == "helt" and not held:
        yield Finding("K131", Severity.NOTE, messages.NOTHING_GIVEN.text())


def _lacking(answers: Answers, context: Context, held: Given) -> Iterator[str]:
    """The labels of what is withdrawn without ever having been given."""
    said = answers.text("omfattning")
    if said == "vissa_delar":
        labels = parts(context.project)
        yield from (labels.get(each, each) for each in answers.many("delar") if each not in held.parts)
    elif said == "vissa_parter":
        names = organisations(context.project)
        lacking = (each for each in answers.many("parter") if each not in held.organisations)
        yield from (names.get(each, each) for each in lacking)


def _referrer(context: Context) -> str:
    return remiss_of(context).text("remittent_organisation")
