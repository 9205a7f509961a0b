"""What an early end must fulfil: who is enrolled leaves with a slutanalys (B10), unless by mistake."""

from collections.abc import Iterator

from service.domain import lifecycle, messages
from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.choices_flow import NOT_ENDED
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.lifecycle import CaseState
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
    """B10: the table of the life of a case tells from where each outcome can be reached.

    A correction is judged from where the case was before it ended.
    """
    case, said = context.case or Case(""), answers.text("typ")
    state = case.decided_without("avbrott")
    if said == NOT_ENDED:
        if case.ended_early is None:
            yield block("B10", messages.NOTHING_ENDED, field="typ")
    elif said and state is not CaseState.UTKAST and lifecycle.after(state, "avbrott", answers) is state:
        yield block("B10", messages.ENDED_WITHOUT_ANALYSIS, field="typ")
