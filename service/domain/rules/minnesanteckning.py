"""What a minnesanteckning must fulfil: a day that has been, and no more about the person than is allowed."""

from collections.abc import Iterator

from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.rules import hidden
from service.domain.rules.shared import not_in_future, protected


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a note."""
    yield from not_in_future(answers, context, ["datum"])
    yield from hidden.deidentified(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)
