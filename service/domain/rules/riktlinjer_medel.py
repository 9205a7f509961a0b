"""What a version of the guideline must fulfil: decided before it begins, and telling of nobody (B2)."""

from collections.abc import Iterator

from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.rules import hidden
from service.domain.rules.shared import not_in_future


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a version of the guideline; it may begin before it was written down."""
    yield from not_in_future(answers, context, ["beslutsdatum"])
    yield from hidden.telling_texts(answers)
