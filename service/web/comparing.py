"""Two texts of one draft, question by question: what differs, how each reads, and what was chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from forms.base import KindForm
from forms.fields import ChoiceField
from forms.question import Question
from forms.rows import RowsField, Typed
from service.operations.saving import same

MINE, THEIRS, BOTH = "min", "deras", "bada"
_PREFIX = "valj-"


@dataclass(frozen=True, slots=True)
class Difference:
    """One question of the form; `mine` and `theirs` are lines of (label, text), plain ones with label ""."""

    name: str
    title: str
    mine: list[tuple[str, str]]
    theirs: list[tuple[str, str]]
    joinable: bool


def differences(mine: KindForm, theirs: KindForm, *, typed: Typed, stored: Typed) -> list[Difference]:
    """The questions that the two texts answer differently, in the order of the page."""
    names = [name for section in mine.sections for name in section.names] + ["motiveringar"]
    return [
        _difference(*(cast("Question | RowsField", form[name]) for form in (mine, theirs)))
        for name in dict.fromkeys(names)
        if not same(_part(typed, name), _part(stored, name))
    ]


def merged(mine: Typed, theirs: Typed, chosen: Mapping[str, str]) -> dict[str, list[str]]:
    """My text, with the other's answers to the questions where those were chosen, or both texts in a row."""
    text = {name: [*texts] for name, texts in mine.items()}
    for name, choice in chosen.items():
        other = _part(theirs, name)
        if choice == THEIRS:
            text = {key: texts for key, texts in text.items() if key not in _part(text, name)} | other
        elif choice == BOTH:
            text[name] = ["\n\n".join([*other.get(name, []), *text.get(name, [])])]
    return text


def chosen(form: Mapping[str, str]) -> dict[str, str]:
    """The posted choices by question."""
    return {name.removeprefix(_PREFIX): value for name, value in form.items() if name.startswith(_PREFIX)}


def _part(typed: Typed, name: str) -> dict[str, list[str]]:
    """What belongs to one question of the form, rows within rows included."""
    return {key: [*texts] for key, texts in typed.items() if key == name or key.startswith(f"{name}-")}


def _difference(mine: Question | RowsField, theirs: Question | RowsField) -> Difference:
    joinable = getattr(mine, "look", "") == "long"
    return Difference(mine.short_name, mine.title, [*_lines(mine)], [*_lines(theirs)], joinable)


def _lines(field: Question | RowsField, before: str = "") -> Iterator[tuple[str, str]]:
    if not isinstance(field, RowsField):
        if text := reading(field):
            yield before, text
        return
    for number, row in enumerate(field.rows, start=1):
        place = f"{before} · {field.noun} {number}".removeprefix(" · ").capitalize()
        for inner in row.questions():
            yield from _lines(inner, place if isinstance(inner, RowsField) else f"{place}: {inner.title}")


def reading(field: Question) -> str:
    """An answer as a person reads it: labels of choices, text as typed."""
    if isinstance(field, ChoiceField):
        said = field.data if isinstance(field.data, list) else [field.typed]
        return ", ".join(field.choices.get(key, key) for key in said if key)
    return field.typed
