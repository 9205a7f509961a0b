"""The form of a kind without code: its class is made of the same questions as every other form's."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from forms.base import KindForm, Section
from forms.fields import (
    ChoiceField,
    DateField,
    IntegerField,
    KronorField,
    LongTextField,
    PersonnummerField,
    TextField,
    YesNoField,
)
from forms.question import Question
from forms.rows import RowForm, RowsField
from service.documents.own.definition import Definition
from service.documents.own.names import input_name
from service.documents.own.question import OwnQuestion, Shape, Type
from service.domain import messages

LONG, MOST = 4000, 1_000_000
"""Characters of a long text; the largest whole number."""
_ONE_A_LINE = "Skriv en sak på varje rad."


class OwnChoiceField(ChoiceField):
    """A choice whose alternatives may have changed since the draft was written: what was chosen shows."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata(valuelist)
        self.gone = self.typed if self.typed and self.typed not in self.choices else ""
        if self.gone:
            self.choices = {**self.choices, self.gone: f"{self.gone} (finns inte längre)"}

    def mistake(self) -> str:
        return f"Alternativet ”{self.gone}” finns inte längre. Välj ett annat." if self.gone else ""


def form_of(definition: Definition) -> type[KindForm]:
    """The form's class, made anew at each call."""
    sections = tuple(
        Section(section.title, tuple(input_name(each.name) for each in section.questions))
        for section in definition.sections
        if section.questions
    )
    return type("OwnForm", (KindForm,), {"sections": sections, **_fields(definition.questions)})


def _fields(questions: Iterable[OwnQuestion], *, width: int = 6) -> dict[str, Any]:
    return {input_name(each.name): _field(each, width=width) for each in questions}


def _field(question: OwnQuestion, *, width: int) -> Any:
    """The question as WTForms binds it: unbound until the form is made."""
    asks = {"missing": messages.ANSWER} if question.label.endswith("?") else {}
    said: dict[str, Any] = {"required": question.required, "help": question.help, **asks}
    if question.type is Type.ROWS:
        return _rows(question)
    if question.type is Type.CHOICE:
        return OwnChoiceField(question.label, {each: each for each in question.choices}, width=width, **said)
    if question.shape is Shape.LINES:
        said["help"] = question.help or _ONE_A_LINE
    return _FIELDS[question.type](question.label, **said, **_MORE.get(question.type, {"width": width}))


_FIELDS: Mapping[Type, Callable[..., Question]] = {
    Type.TEXT: TextField,
    Type.LONG: LongTextField,
    Type.DATE: DateField,
    Type.KRONOR: KronorField,
    Type.INTEGER: IntegerField,
    Type.YES_NO: YesNoField,
    Type.PERSONNUMMER: PersonnummerField,
}
_MORE: Mapping[Type, Mapping[str, int]] = {
    Type.LONG: {"maximum": LONG},
    Type.DATE: {},
    Type.KRONOR: {},
    Type.INTEGER: {"maximum": MOST},
    Type.YES_NO: {},
}


def _rows(question: OwnQuestion) -> RowsField:
    width = 4 if len(question.columns) > 2 else 6
    row = type("OwnRow", (RowForm,), _fields(question.columns, width=width))
    return RowsField(row, question.label, minimum=int(question.required), help=question.help)
