"""The rules that hold for every kind without code: test numbers, protected and de-identified persons."""

from collections.abc import Iterable, Iterator

from service.documents.kind import Recipient, Rule, Subject
from service.documents.own.definition import Definition
from service.documents.own.names import input_name
from service.documents.own.question import OwnQuestion, Type
from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.finding import Finding
from service.domain.personnummer import Personnummer
from service.domain.rules import hidden, shared

_BOARD = {Recipient.STYRGRUPP, Recipient.FORBUND}


def rules(definition: Definition) -> tuple[Rule, ...]:
    """What the service sees to whatever the questions are."""

    def numbers(answers: Answers, context: Context) -> Iterator[Finding]:
        if not context.test_numbers:
            yield from _test_numbers(definition.questions, answers, place="")

    def board(answers: Answers, _context: Context) -> Iterator[Finding]:
        return hidden.personal_numbers(answers)

    if definition.subject is Subject.PROJECT:
        return (numbers, board) if {*definition.recipients} & _BOARD else (numbers,)
    return (numbers, shared.protected, hidden.deidentified, hidden.protected_texts)


def _test_numbers(questions: Iterable[OwnQuestion], answers: Answers, *, place: str) -> Iterator[Finding]:
    """B1 at each question, those of rows too, that was answered with a published test number."""
    for question in questions:
        name = input_name(question.name)
        if question.type is Type.ROWS:
            for index, row in enumerate(answers.rows(name)):
                yield from _test_numbers(question.columns, row, place=f"{place}{name}-{index}-")
        elif question.type is Type.PERSONNUMMER and _is_test(answers.text(name)):
            yield shared.block("B1", messages.TEST_NUMBER_REFUSED, field=place + name)


def _is_test(digits: str) -> bool:
    return bool(digits) and Personnummer.stored(digits).is_test
