"""What an early end must fulfil: who is enrolled leaves with a slutanalys (B10), unless by mistake."""

from collections.abc import Iterator

from service.domain import lifecycle, messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.rules import hidden
from service.domain.rules.shared import block, not_in_future, protected


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with an early end."""
    yield from not_in_future(answers, context, ["datum"])
    yield from _without_analysis(answers, context)
    yield from hidden.deidentified(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)


def _without_analysis(answers: Answers, context: Context) -> Iterator[Finding]:
    """B10: the table of the life of a case tells from where each outcome can be reached."""
    state = context.case.decided if context.case else lifecycle.CaseState.UTKAST
    said = answers.text("typ")
    if said and state in lifecycle.SENT and lifecycle.after(state, "avbrott", answers) is state:
        yield block("B10", messages.ENDED_WITHOUT_ANALYSIS, field="typ")
