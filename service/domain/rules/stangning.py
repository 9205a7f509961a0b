"""What the closing of a case must fulfil: what is left to do is left for a reason."""

from collections.abc import Iterator

from service.domain import deregistration, funds, messages, outlays
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
    if left := _left(context.case or Case(""), context):
        yield warn("K34", messages.FOLLOW_UPS_LEFT, field="stangt", lista="; ".join(left))
    yield from hidden.deidentified(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def _left(case: Case, context: Context) -> list[str]:
    """The follow-ups that nobody has told of, a registration that goes on, and money that is set aside."""
    registered = ["Utregistrering"] if deregistration.due(case) else []
    known = outlays.of_case(context.project, case)
    granted = ["beviljade medel som inte är köpta"] if any(funds.reserved(known).values()) else []
    return [each.label for each in follow_ups_left(case, context.project)] + registered + granted
