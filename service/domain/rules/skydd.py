"""What a skydd must fulfil: a day that has been, and nothing that tells who the person is or where."""

from collections.abc import Iterator
from dataclasses import replace

from service.domain.answers import Answers
from service.domain.case import Case
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.rules import hidden
from service.domain.rules.shared import not_in_future, note_protected


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with the mark; its own text is judged as of one who is protected already."""
    case = context.case or Case("")
    yield from not_in_future(answers, context, ["fran"])
    yield from hidden.protected_texts(answers, replace(context, case=replace(case, shielded=True)))
    if case.protected or answers.text("skydd") not in ("", "nej"):
        yield note_protected()
