"""What is taken to the styrgrupp must fulfil: possible days, a decision in order, and nobody named (B12)."""

from collections.abc import Iterator

from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.rules import hidden, money
from service.domain.rules.case_numbers import names_case
from service.domain.rules.shared import block, early, not_in_future
from service.domain.rules.texts import texts
from service.domain.text import plain


def rules(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a locked case's way to the styrgrupp."""
    yield from days(answers, context)
    yield from money.unnamed(answers, context)
    yield from money.about_person(answers, context)


def structural(answers: Answers, context: Context) -> Iterator[Finding]:
    """Everything that is wrong with a problem of the project, which tells of no person at all."""
    yield from days(answers, context)
    yield from hidden.telling_texts(answers)
    yield from unnamed(answers, context)


def unnamed(answers: Answers, context: Context) -> Iterator[Finding]:
    """B12: no participant of the project, and no number of a case."""
    said = [*texts(answers)]
    names = context.people(text for _, _, text in said)
    tells = hidden.whole_words(pair for name in names for pair in hidden.name_pairs(name))
    for _, place, text in said:
        if tells.search(plain(text)) or names_case(text):
            yield block("B12", messages.IDENTIFYING, field=place)


def days(answers: Answers, context: Context) -> Iterator[Finding]:
    """The decision is made, and what follows from it does not come before it."""
    yield from not_in_future(answers, context, ["beslutsdatum"])
    decided = answers.date("beslutsdatum")
    for name, label in (("sista_dag", "Sista dag"), ("aterkoppling", "Återkoppling")):
        yield from early(answers.date(name), decided, field=name, label=label)
