"""What every kind of document must keep: its files, its names, and no question lost on the way to the page.

The functions list defects as Swedish sentences; an empty list means that the contract is kept. What is read
from Word files is given as arguments, so that nothing here opens one.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast

from wtforms.form import BaseForm

from doc_templates.words import plain
from forms.base import KindForm, as_typed
from forms.fields import (
    ChoiceField,
    DateField,
    IntegerField,
    KronorField,
    PersonnummerField,
    TextField,
    YesNoField,
)
from forms.question import Question
from forms.rows import RowForm, RowsField, Typed
from service.documents.kind import DocumentKind, Registry
from service.documents.meeting_papers import WORD_FILES
from service.domain.context import Context

NO_KINDS = frozenset({"motespaket", *WORD_FILES})
"""Word files that belong to no kind of document: the cover of a packet, and a meeting's own papers."""
MARKER = "ordet0som0inget0annat0är"
"""A word that no text holds."""


def missing_files(kind: DocumentKind, *, root: Path) -> list[str]:
    """The files of a kind that are not below `root`, the folder that holds forms and doc_templates."""
    names = (f"forms/{kind.key}.py", f"doc_templates/{kind.key}.py", f"doc_templates/{kind.key}.docx")
    return [f"{kind.key}: filen {name} saknas." for name in names if not (root / name).is_file()]


def strays(registry: Registry, *, root: Path) -> list[str]:
    """Word files that no kind in the catalogue writes with."""
    keys = {each.key for kind in registry for each in (kind, *kind.companions)} | NO_KINDS
    found = sorted((root / "doc_templates").glob("*.docx"))
    return [f"{path.name} hör inte till någon dokumenttyp." for path in found if path.stem not in keys]


def wrong_names(kind: DocumentKind, *, used: Iterable[str], offered: Iterable[str]) -> list[str]:
    """Names in the Word file that the words do not have, and words that the Word file does not print."""
    used, offered = {*used}, {*offered}
    unknown = [
        f"{kind.key}: ”{name}” i Word-filen finns inte bland orden." for name in sorted(used - offered)
    ]
    unused = [f"{kind.key}: ”{name}” skrivs inte ut i Word-filen." for name in sorted(offered - used)]
    return [*unknown, *unused]


def lost_questions(kind: DocumentKind, context: Context, answers: Mapping[str, object]) -> list[str]:
    """Questions whose answer makes no difference to the words, or whose text is not among them.

    `answers` are a complete example. Each question is asked in turn, with its conditions met; a question
    that is still not asked, such as one about a year after the last, is left out.
    """
    trials = _trials(kind.form(project=context.project), context, as_typed(answers))
    return [
        f"{kind.key}: svaret på ”{question.title}” ({question.name}) kommer inte med i dokumentet."
        for question, typed in trials
        if question.printed and _lost(kind, context, question, typed)
    ]


def _trials(form: BaseForm, context: Context, typed: Typed) -> Iterator[tuple[Question, Typed]]:
    """Every question with what is typed around it; of repeating groups, the first row, all filled in."""
    for field in form:
        if isinstance(field, Question):
            yield field, {**typed, **_conditions(form, field)}
        elif isinstance(field, RowsField):
            row = field.row(prefix=f"{field.name}-0-")
            asked = [question for question in row.questions() if isinstance(question, Question)]
            for question in asked:
                question.prepare(context.project)
            filled = {question.name: _two_answers(question)[1] for question in asked}
            yield from _trials(row, context, {**filled, **typed})


def _conditions(form: BaseForm, question: Question) -> Typed:
    """What must be typed for the question to be asked."""
    if question.when is None:
        return {}
    other = cast("Question", form[question.when.name])
    return {**_conditions(form, other), other.name: [min(question.when.values)]}


def _lost(kind: DocumentKind, context: Context, question: Question, typed: Typed) -> bool:
    if not _is_asked(kind.form({**typed, question.name: []}, project=context.project), question.name):
        return False
    first, second = (_words(kind, context, {**typed, question.name: said}) for said in _two_answers(question))
    unread = isinstance(question, TextField) and MARKER not in "\n".join(_texts(first)).casefold()
    return unread or first == second


def _is_asked(form: KindForm | RowForm, name: str) -> bool:
    for field in form.questions():
        if isinstance(field, RowsField) and any(_is_asked(row, name) for row in field.rows):
            return True
        if field.name == name:
            return field.applies(form)
    return False


def _words(kind: DocumentKind, context: Context, typed: Typed) -> object:
    form = kind.form(typed, project=context.project)
    return plain(kind.words(context, form.answers()))


def _two_answers(question: Question) -> tuple[list[str], list[str]]:
    """Two different things to say; the first of a text is the marker."""
    if isinstance(question, YesNoField):
        return ["ja"], ["nej"]
    if isinstance(question, ChoiceField):
        keys = [*question.choices]
        return keys[:1], keys[1:2]
    for look, pair in _PAIRS.items():
        if isinstance(question, look):
            return [pair[0]], [pair[1]]
    return [MARKER], ["annat"]


_PAIRS: Mapping[type[Question], tuple[str, str]] = {
    DateField: ("2017-02-01", "2017-02-02"),
    IntegerField: ("1", "2"),
    KronorField: ("1", "2"),
    PersonnummerField: ("199705162387", "197907179191"),
}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
