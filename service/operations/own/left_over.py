"""What a draft says to questions that are asked no longer, since its kind changed after it was begun.

It stays in the draft, is shown beside the form, and is not part of the document.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select
from wtforms.form import BaseForm

from forms.rows import ROW, RowsField, Typed
from service.documents.own import Definition, DefinitionWrong, OwnKind
from service.documents.own.names import input_name
from service.models import Record, Template
from service.operations.content import open_draft
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Leftover:
    """An answer without a question: what the question was called, and what was typed."""

    title: str
    text: str


def kept(work: Work, record: Record) -> dict[str, list[str]]:
    """The stored text that the form does not read; empty for the kinds of the catalogue."""
    kind = work.kind(record.kind)
    if not isinstance(kind, OwnKind):
        return {}
    stored = open_draft(work, record)
    read = {*_inputs(kind.form(stored, project=work.project(record.project_key)))}
    return {name: texts for name, texts in stored.items() if name not in read and any(texts)}


def without(work: Work, record: Record, typed: Typed) -> dict[str, list[str]]:
    """The stored text without what is left over."""
    left = kept(work, record)
    return {name: [*texts] for name, texts in typed.items() if name not in left}


def shown(work: Work, record: Record) -> list[Leftover]:
    """What is left over, under the titles that the questions last had."""
    left = {name: texts for name, texts in kept(work, record).items() if not name.endswith(f"-{ROW}")}
    titles = _titles(work, record) if left else {}
    return [Leftover(_title(name, titles), "\n".join(texts)) for name, texts in left.items()]


def _inputs(form: BaseForm) -> Iterator[str]:
    for question in form:
        yield question.name
        if isinstance(question, RowsField):
            for entry in question.entries:
                yield f"{entry.name}-{ROW}"
                yield from _inputs(entry.form)


def _title(name: str, titles: dict[str, str]) -> str:
    """The titles on the way to the question: "Möten 2, När"."""
    steps = name.split("-")
    numbers = {step: int(after) + 1 for step, after in pairwise(steps) if after.isdecimal()}
    named = [(titles.get(step, ""), numbers.get(step)) for step in steps if not step.isdecimal()]
    return ", ".join(f"{title} {number}" if number else title for title, number in named if title) or "Fråga"


def _titles(work: Work, record: Record) -> dict[str, str]:
    """Every question that the kind ever had, by its input, as its latest version called it."""
    of_kind = (Template.kind == record.kind, Template.project_key == record.project_key)
    stored = select(Template.definition).where(*of_kind).order_by(Template.number)
    titles: dict[str, str] = {}
    for data in work.session.scalars(stored):
        try:
            asked = Definition.from_json(data).walk()
        except DefinitionWrong:
            continue
        titles.update({input_name(question.name): question.label for _, question in asked})
    return titles
