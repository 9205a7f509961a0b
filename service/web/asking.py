"""Questions made ready to show: the ids, conditions and options that templates need."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from wtforms.form import BaseForm

from doc_templates.languages import languages
from forms.base import KindForm, Problem
from forms.budget import BudgetField
from forms.fields import ChoiceField, LanguageField, TextField
from forms.question import Question, When
from forms.rows import RowsField
from service.domain.messages import inside_sentence

RADIOS = 6
"""Up to so many choices are all shown; more go into a list."""
_LINES = ((500, 2), (1000, 4), (2000, 6))


@dataclass(frozen=True, slots=True)
class Condition:
    """When a question applies: the input it hangs on, the values that count, and that in words."""

    name: str
    values: str
    hint: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Option:
    """One choice; the first of a group has the id that error links point at."""

    id: str
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """A budget's columns: titles of the words, {name: title} of the years, and the questions for own sums."""

    words: list[str]
    amounts: dict[str, str]
    own: list[str]


def faults(field: Question | RowsField) -> list[str]:
    """The mistakes of the question itself; those of its rows stand at the rows."""
    return [error for error in field.errors if isinstance(error, str)]


def described(field: Question | RowsField) -> str:
    """The ids of what explains the question, for aria-describedby."""
    parts = (("hjalp", bool(field.help)), ("fel", bool(faults(field))))
    return " ".join(f"{field.id}-{name}" for name, there in parts if there)


def condition(field: Question | RowsField, form: BaseForm) -> Condition | None:
    if field.when is None or field.errors:
        return None
    prefix = field.name.removesuffix(field.short_name)
    other = cast("Question", form[field.when.name])
    values = " ".join(sorted(field.when.values))
    return Condition(prefix + field.when.name, values, _in_words(other, field.when), field.applies(form))


def must(field: Question | RowsField, form: BaseForm) -> bool:
    """Whether finalising asks for an answer."""
    return field.required if isinstance(field, RowsField) else field.must_be_answered(form)


def excused(field: Question | RowsField, form: BaseForm) -> Condition | None:
    """When a required question may be left unanswered; None for one that never may."""
    if isinstance(field, RowsField) or not field.required or field.optional_when is None:
        return None
    prefix, when = field.name.removesuffix(field.short_name), field.optional_when
    return Condition(prefix + when.name, " ".join(sorted(when.values)), "", when.holds(form))


def listed(field: ChoiceField) -> bool:
    """Whether the choices are shown in a list: many, in a narrow column, or in the row of a group."""
    crowded = len(field.choices) > RADIOS or field.width < 6 or field.name != field.short_name
    return field.look == "choice" and crowded


def place(form: BaseForm, input_id: str) -> str:
    """Where in the repeating groups a question stands: "Mål 1, delmål 2", "" outside them."""
    name, _, rest = input_id.partition("-")
    index, _, inner = rest.partition("-")
    field = form._fields.get(name)
    if not isinstance(field, RowsField) or not index.isdecimal() or int(index) >= len(field.rows):
        return ""
    within = place(field.rows[int(index)], inner)
    return f"{field.noun} {int(index) + 1}" + (f", {within}" if within else "")


def summed_up(form: KindForm, problem: Problem) -> str:
    """A mistake as the summary tells it: with its row, and its question where the sentence names none."""
    named = re.search(rf"(?<!\w){re.escape(problem.label)}(?!\w)", problem.message, re.IGNORECASE)
    where, label = place(form, problem.id), "" if named else problem.label
    if problem.id.startswith(form.motiveringar.id):
        where, label = where if len(form.motiveringar.rows) > 1 else problem.label, ""
    words = ", ".join(filter(None, (where, inside_sentence(label) if where else label)))
    return f"{words[:1].upper()}{words[1:]}: {problem.message}" if words else problem.message


def is_part(problems: Sequence[Problem], problem: Problem) -> bool:
    """Whether it stands inside a group that has a mistake of its own, which is read first."""
    return any(each.id and problem.id.startswith(f"{each.id}-") for each in problems)


def columns(field: BudgetField) -> Columns:
    """The columns to show; a budget always has a row, be it an empty one."""
    titles = {one.short_name: one.title for one in field.rows[0].questions()}
    shown = field.shown
    return Columns(
        words=[title for name, title in titles.items() if name not in field.amounts],
        amounts={name: title for name, title in titles.items() if name in shown},
        own=[own for name, own in zip(field.amounts, field.sums, strict=True) if name in shown],
    )


def fields(form: BaseForm, names: list[str]) -> list[Question]:
    return [cast("Question", form[name]) for name in names]


def total(field: BudgetField, name: str) -> int:
    """The sum of one column, of the amounts that can be read."""
    amounts = (row[name].data for row in field.rows)
    return sum(amount for amount in amounts if isinstance(amount, int))


def own_sums(form: KindForm) -> frozenset[str]:
    """The questions that a budget shows under its columns, and that are therefore not shown by themselves."""
    return frozenset(
        name for field in form.questions() if isinstance(field, BudgetField) for name in field.sums
    )


def options(field: ChoiceField) -> Iterator[Option]:
    said = field.data if isinstance(field.data, list) else [field.typed]
    choices = dict(field.choices)
    if field.look in ("choice", "yesno") and not field.required:
        choices[""] = "Inget svar"
    for number, (value, label) in enumerate(choices.items()):
        chosen = value in said or (not value and not field.typed)
        yield Option(f"{field.id}-{number}" if number else field.id, value, label, chosen)


def lines(field: TextField) -> int:
    """How high a box for running text begins; it grows with the text."""
    return next((high for most, high in _LINES if field.maximum <= most), 8)


def limit(field: Question) -> int:
    """The longest text that is allowed, 0 when nothing is said of it."""
    return field.maximum if isinstance(field, TextField) else 0


def _in_words(other: Question, when: When) -> str:
    choices = other.choices if isinstance(other, ChoiceField) else {}
    answers = [choices.get(value, value) for value in choices or when.values if value in when.values]
    return f"Gäller när svaret på ”{other.title}” är {' eller '.join(f'”{each}”' for each in answers)}."


def suggestions(field: Question) -> list[str]:
    """What is proposed while somebody types; anything else may be written too."""
    if not isinstance(field, LanguageField):
        return [*field.suggestions] if isinstance(field, TextField) else []
    return [language.name.capitalize() for language in languages().values()]
