"""What a withdrawal of consent must fulfil: a possible day, and nothing else, since it is never refused."""

from collections.abc import Iterator

from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.rules import hidden
from service.domain.rules.shared import not_in_future, protected


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a withdrawal."""
    yield from not_in_future(answers, context, ["datum"])
    yield from hidden.deidentified(answers, context)
    yield from hidden.protected_texts(answers, context)
    yield from protected(answers, context)
