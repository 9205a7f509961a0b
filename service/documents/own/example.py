"""A made-up document of a kind; of one without code, every question answered with something of its type."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from service.documents import example
from service.documents.kind import DocumentKind, Subject
from service.documents.own import OwnKind
from service.documents.own.names import input_name
from service.documents.own.question import OwnQuestion, Shape, Type

_AROUND = {Subject.CASE: "slutanalys", Subject.PROJECT: "ansokan"}
"""Whose example lends its case, its author and its day."""


def load(kind: DocumentKind) -> dict[str, Any]:
    """The example of any kind: a complete input, of the shape that service.documents.example tells.

    Everybody in it is made up. Raises FileNotFoundError for a kind of the catalogue that has none.
    """
    if not isinstance(kind, OwnKind):
        return example.load(kind.key)
    return {**example.load(_AROUND[kind.subject]), "answers": _answers(kind.definition.questions, row=0)}


def _answers(questions: Iterable[OwnQuestion], *, row: int) -> dict[str, object]:
    return {input_name(question.name): _answer(question, row=row) for question in questions}


def _answer(question: OwnQuestion, *, row: int) -> object:
    if question.type is Type.ROWS:
        return [_answers(question.columns, row=number) for number in range(2)]
    if question.type is Type.CHOICE:
        return question.choices[row % len(question.choices)]
    if question.shape is Shape.LINES:
        return "Det första\nDet andra"
    return _SAID[question.type](question, row)


_SAID: Mapping[Type, Callable[[OwnQuestion, int], object]] = {
    Type.TEXT: lambda question, _: f"{question.label} (exempel)",
    Type.LONG: lambda question, _: f"{question.label}: ett svar på ett par meningar. Så här kan det se ut.",
    Type.DATE: lambda _, row: f"2017-03-{13 + row:02d}",
    Type.KRONOR: lambda _, row: 12_500 * (row + 1),
    Type.INTEGER: lambda _, row: 3 + row,
    Type.YES_NO: lambda _, row: row == 0,
    Type.PERSONNUMMER: lambda _question, _row: "199705162387",
}
