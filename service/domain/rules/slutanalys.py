"""What a slutanalys must fulfil besides the answers that its form requires (B10): dates that are possible."""

from collections.abc import Iterator

from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.rules import hidden
from service.domain.rules.shared import not_in_future, ordered, protected


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a closing analysis."""
    yield from ordered(answers.date("start"), answers.date("slut"), field="slut")
    yield from not_in_future(answers, context, ["slut"])
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)
