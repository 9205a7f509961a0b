"""What a placement must fulfil: its days, and no more days attended than planned."""

from collections.abc import Iterator

from service.domain import messages
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.context import Context
from service.domain.dates import iso
from service.domain.finding import Finding
from service.domain.rules import hidden
from service.domain.rules.shared import block, ordered, protected

_NOT_PRINTED = ("arbetsplats", "handledare")
"""What the document never tells of a protected person, and what may therefore say where it is."""


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a placement."""
    start, end = answers.date("start"), answers.date("slut")
    yield from ordered(start, end, field="slut")
    if start and (enrolled := (context.case or Case("")).enrolled) and start < enrolled:
        yield block("K43", messages.TOO_EARLY, field="start", etikett="Startdatum", datum=iso(enrolled))
    yield from _attendance(answers)
    printed = Answers({name: said for name, said in answers.items() if name not in _NOT_PRINTED})
    yield from hidden.protected_texts(printed, context)
    yield from protected(answers, context)


def _attendance(answers: Answers) -> Iterator[Finding]:
    attended, planned = answers.integer("narvarande_dagar"), answers.integer("planerade_dagar")
    if attended is not None and planned is None:
        yield block("K80", messages.PLANNED_DAYS_MISSING, field="planerade_dagar")
    elif attended is not None and planned is not None and attended > planned:
        yield block("K81", messages.MORE_THAN_PLANNED, field="narvarande_dagar", n=planned)
