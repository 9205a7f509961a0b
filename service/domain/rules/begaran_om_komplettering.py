"""What a request to complete a referral must fulfil: a day to come, nothing that tells who it is."""

from collections.abc import Iterator

from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.rules import hidden
from service.domain.rules.shared import block, protected


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a request."""
    last = answers.date("senast")
    if last and last < context.on:
        yield block("K33", messages.DAY_PASSED, field="senast")
    yield from hidden.deidentified(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)
