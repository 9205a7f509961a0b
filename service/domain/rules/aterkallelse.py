"""What a withdrawal of consent must fulfil: a possible day. It is never refused, but its correction may be.

What was taken back is given anew by a signature alone.
"""

from collections.abc import Iterator

from service.domain import messages
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.consent import takes_less
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.rules import hidden
from service.domain.rules.shared import block, not_in_future, protected


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a withdrawal."""
    yield from not_in_future(answers, context, ["datum"])
    yield from _given_back(answers, context)
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
