"""Three made-up documents of a kind for previews: an empty, an ordinary and one that strains the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from doc_templates.names import catalogue
from doc_templates.words import printed
from service.documents import example
from service.documents.kind import DocumentKind
from service.documents.own import example as own_example
from service.domain.answers import Answers
from service.domain.context import Context, printed_id
from service.domain.project import Project
from service.operations.templates import EMPTY, EXTREME, ORDINARY

Words = dict[str, object]

DOCUMENT_ID = printed_id("EEEEEEEEEEEE")
"""What the previews' footers say; no document has it but by a chance of one in 16 to the power of 12."""
MANY, MANY_INSIDE = 8, 2
"""Rows of each table of the extreme example, and of tables inside those: some pages, not a book."""
WIDE = "arbetsmarknadsrehabiliteringssamordnare"
MORE = f" och något som fortsätter långt efter den plats som ritades, {WIDE}"
PROSE, MUCH_MORE = 60, 4
"""From how many characters on a text is prose, and how many times longer than a name it then goes on."""


def examples(kind: DocumentKind, project: Project, *, template: str) -> Mapping[str, Words]:
    """The words of each example by its name. Everybody in them is made up.

    `template` is what the footer says of the Word file.
    """
    header: Words = {"id": DOCUMENT_ID, "mall": template, "projekt": project.name}
    ordinary = _ordinary(kind, project)
    document = ordinary["dokument"]
    shown = {**document, **header} if isinstance(document, Mapping) else header
    empty = catalogue(kind.words_type).example(items=0, text="")
    found = {EMPTY: empty, ORDINARY: ordinary, EXTREME: stretched(ordinary)}
    return {which: {**words, "dokument": shown} for which, words in found.items()}


def _ordinary(kind: DocumentKind, project: Project) -> Words:
    data = {**own_example.load(kind), "project": project.key}
    context: Context = replace(example.context_of(data, {project.key: project}), document_id=DOCUMENT_ID)
    return printed(kind.words(context, Answers(data["answers"])))


def stretched(words: Mapping[str, object]) -> Words:
    """The same words with long texts, wide words and many rows.

    A list of plain values keeps its length, since the columns of a table may be as many.
    """
    return {name: _stretched(value, rows=MANY) for name, value in words.items()}


def _stretched(value: object, *, rows: int) -> object:
    if isinstance(value, str):
        return _longer(value)
    if isinstance(value, Mapping):
        return {name: _stretched(each, rows=rows) for name, each in value.items()}
    if not isinstance(value, list):
        return value
    if not all(isinstance(each, Mapping) for each in value):
        return [_stretched(each, rows=rows) for each in value]
    times = range(max(rows, len(value))) if value else ()
    return [_stretched(value[number % len(value)], rows=MANY_INSIDE) for number in times]


def _longer(text: str) -> str:
    """Numbers and days stay as they are."""
    if not any(map(str.isalpha, text)):
        return text
    return text + MORE * (MUCH_MORE if len(text) >= PROSE else 1)
