"""Three made-up documents of a kind for previews: an empty, an ordinary and one that strains the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from doc_templates.names import Names, catalogue
from doc_templates.words import plain
from service.documents import example, own_example
from service.documents.kind import DocumentKind
from service.domain.answers import Answers
from service.domain.context import Context, printed_id
from service.domain.project import Project
from service.operations.templates import EMPTY, EXTREME, ORDINARY

Words = dict[str, object]

DOCUMENT_ID = printed_id("EEEEEEEEEEEE")
"""What the previews' footers say; no document has it but by a chance of one in 16 to the power of 12."""
MANY, MANY_INSIDE = 12, 3
"""Rows of each table of the extreme example, and of tables inside those."""
WIDE = "arbetsmarknadsrehabiliteringssamordnare"
LONG = f" och ett svar som fortsätter långt efter den plats som den som ritade mallen tänkte sig, {WIDE}" * 4


def examples(
    kind: DocumentKind, project: Project, *, template: str, used: Iterable[str] = ()
) -> Mapping[str, Words]:
    """The words of each example by its name. Everybody in them is made up.

    `template` is what the footer says of the Word file, `used` the names that it uses: those of a kind that
    people are still defining are not all among its words yet.
    """
    offered = catalogue(kind.words_type)
    names = Names({**offered.words, **{name: str for name in used if not offered.knows(name)}})
    header: Words = {"id": DOCUMENT_ID, "mall": template, "projekt": project.name}
    ordinary = _ordinary(kind, project)
    document = ordinary["dokument"]
    shown = {**document, **header} if isinstance(document, Mapping) else header
    found = {EMPTY: names.example(items=0, text=""), ORDINARY: ordinary, EXTREME: stretched(ordinary)}
    return {which: {**words, "dokument": shown} for which, words in found.items()}


def _ordinary(kind: DocumentKind, project: Project) -> Words:
    data = {**own_example.load(kind), "project": project.key}
    context: Context = replace(example.context_of(data, {project.key: project}), document_id=DOCUMENT_ID)
    return plain(kind.words(context, Answers(data["answers"])))


def stretched(words: Mapping[str, object]) -> Words:
    """The same words with long texts, wide words and many rows.

    A list of plain values keeps its length, since the columns of a table may be as many.
    """
    return {name: _stretched(value, rows=MANY) for name, value in words.items()}


def _stretched(value: object, *, rows: int) -> object:
    if isinstance(value, str):
        return value + LONG if any(map(str.isalpha, value)) else value
    if isinstance(value, Mapping):
        return {name: _stretched(each, rows=rows) for name, each in value.items()}
    if not isinstance(value, list):
        return value
    if not all(isinstance(each, Mapping) for each in value):
        return [_stretched(each, rows=rows) for each in value]
    times = range(max(rows, len(value))) if value else ()
    return [_stretched(value[number % len(value)], rows=MANY_INSIDE) for number in times]
