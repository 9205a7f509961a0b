"""What a meeting's decision about a case must fulfil: it answers what waits for one, and names nobody."""

from collections.abc import Iterator
from datetime import date

from service.domain import messages
from service.domain.answers import Answers
from service.domain.choices_meeting import ANSWERS
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.identity import is_deidentified
from service.domain.lifecycle import REFERRED
from service.domain.rules import hidden
from service.domain.rules.shared import block, early, not_in_future, protected, remiss_of

_NAMED_ONLY = ("intag", "vilande")


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with what a meeting came to about a case."""
    yield from not_in_future(answers, context, ["mote"])
    yield from after_meeting(answers, answers.date("mote"))
    yield from _standpoint(answers, context)
    yield from hidden.deidentified(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def after_meeting(answers: Answers, met: date | None) -> Iterator[Finding]:
    """What a meeting wants done cannot have been due before it."""
    yield from early(answers.date("senast"), met, field="senast", label="Sista dag")


def _standpoint(answers: Answers, context: Context) -> Iterator[Finding]:
    """A correction of what once answered a referral still may; nobody unnamed is taken in (B2)."""
    said = answers.text("stallningstagande")
    if said in _NAMED_ONLY and is_deidentified(remiss_of(context)):
        yield block("B2", messages.SAMTYCKE_MISSING, field="stallningstagande", part="övriga parter")
    waits = context.case is None or context.case.decided in REFERRED or context.version > 1
    if said in ANSWERS and not waits:
        yield block("B4", messages.NO_REFERRAL_WAITS, field="stallningstagande")
