"""What the closing of a case must fulfil: follow-ups that are left are left for a reason."""

from collections.abc import Iterator

from service.domain import messages
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.context import Context
from service.domain.deadlines import follow_ups_left
from service.domain.finding import Finding
from service.domain.rules import hidden
from service.domain.rules.shared import not_in_future, protected, warn


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a closing, or unusual about it."""
    yield from not_in_future(answers, context, ["stangt"])
    left = follow_ups_left(context.case or Case(""), context.project)
    if left:
        titles = "; ".join(each.label for each in left)
        yield warn("K34", messages.FOLLOW_UPS_LEFT, field="stangt", lista=titles)
    yield from hidden.deidentified(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)
