"""What the review of a referral must fulfil: only a complete one goes on to the meeting (W6)."""

from collections.abc import Iterator, Sequence

from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.rules import hidden
from service.domain.rules.shared import block, not_in_future, protected, warn

MOST = 5
"""Open cases that are named; more are counted."""


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a review, or unusual about it."""
    yield from not_in_future(answers, context, ["granskad"])
    if answers.yes("fullstandig") is False:
        yield block("K31", messages.INCOMPLETE_REMISS, field="fullstandig")
    if context.open_cases:
        yield warn("W6", messages.OPEN_CASE, field="granskad", lista=_some(context.open_cases))
    yield from hidden.deidentified(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def _some(numbers: Sequence[str]) -> str:
    """The first numbers, and how many more: a sentence that stays a sentence."""
    rest = len(numbers) - MOST
    return ", ".join(numbers[:MOST]) + (f" och {rest} till" if rest > 0 else "")
