"""What the end of a registration must fulfil: the participation is over (B10), or the consent withdrawn."""

from collections.abc import Iterator

from service.domain import messages
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.choices_closing import WITHDRAWN
from service.domain.context import Context
from service.domain.dates import iso
from service.domain.deregistration import ended, is_declined, withdrawn
from service.domain.finding import Finding
from service.domain.rules import hidden
from service.domain.rules.shared import block, not_in_future, protected, warn


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with the end of a registration, or unusual about it."""
    case = context.case or Case("")
    yield from not_in_future(answers, context, ["utregistrerad"])
    yield from _possible(answers, case)
    yield from _withdrawn(answers, case)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def _possible(answers: Answers, case: Case) -> Iterator[Finding]:
    day, start = answers.date("utregistrerad"), case.enrolled
    if is_declined(case):
        yield block("K68", messages.NOT_REGISTERED, field="utregistrerad")
    elif withdrawn(case) is None and ended(case) is None:
        yield block("B10", messages.STILL_TAKES_PART, field="utregistrerad")
    if day and start and day < start:
        facts = {"etikett": "Utregistreringsdatum", "datum": iso(start)}
        yield block("K43", messages.TOO_EARLY, field="utregistrerad", **facts)


def _withdrawn(answers: Answers, case: Case) -> Iterator[Finding]:
    """Who takes the consent back leaves the system at once, and nothing more is registered of them."""
    taken, day = withdrawn(case), answers.date("utregistrerad")
    if taken is None:
        return
    if answers.text("avslutsanledning") not in ("", WITHDRAWN):
        yield block("B2", messages.REGISTRATION_WITHDRAWN, field="avslutsanledning", datum=iso(taken))
    if day and day > taken:
        facts = {"etikett": "Utregistreringen", "datum": iso(taken)}
        yield warn("K65", messages.DONE_LATE, field="utregistrerad", **facts)
