"""What a kartläggning must fulfil: a day that has been, and nothing that tells of a protected person."""

from collections.abc import Iterator

from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.rules import hidden
from service.domain.rules.shared import not_in_future, protected


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a survey."""
    yield from not_in_future(answers, context, ["genomford"])
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)
