"""What the review of a referral must fulfil: only a complete one goes on to the meeting (W6)."""

from collections.abc import Iterator, Sequence

from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding, Severity
from service.domain.rules import hidden
from service.domain.rules.shared import block, not_in_future, protected, warn

MOST = 5
"""Open cases that are named; more are counted."""


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a review, or unusual about it."""
    yield from not_in_future(answers, context, ["granskad"])
    if answers.yes("fullstandig") is False:
        yield block("K31", messages.INCOMPLETE_REMISS, field="fullstandig")
    yield from _open_cases(context)
    yield from hidden.deidentified(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def _open_cases(context: Context) -> Iterator[Finding]:
    """W6 in the review itself without numbers, which those who read it may not all know.

    They are told to who writes it. That there is a case with protected identity is not written down at all.
    """
    if context.open_cases:
        yield warn("W6", messages.OPEN_CASE, field="granskad")
        yield _note(messages.OPEN_CASES, context.open_cases)
    if context.protected_cases:
        yield _note(messages.PROTECTED_CASES, context.protected_cases)


def _note(message: messages.Message, numbers: Sequence[str]) -> Finding:
    return Finding("W6", Severity.NOTE, message.text(lista=_some(numbers)))


def _some(numbers: Sequence[str]) -> str:
    """The first numbers, and how many more: a sentence that stays a sentence."""
    rest = len(numbers) - MOST
    return ", ".join(numbers[:MOST]) + (f" och {rest} till" if rest > 0 else "")
