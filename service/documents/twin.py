"""The de-identified twin of a document: the same record in words that do not tell who the person is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from doc_templates.words import plain
from service.documents.kind import DocumentKind
from service.domain import messages
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.rules.revealing import telling
from service.domain.rules.texts import texts
from service.errors import ServiceError


class TwinTells(ServiceError):
    """Something that somebody wrote in the document tells who the person is."""

    message = messages.IDENTIFYING.sentence + "\n{questions}"


def context_of(kind: DocumentKind, context: Context, answers: Answers) -> Context:
    """The context that gives the words of the twin; raises TwinTells with the questions to rewrite."""
    if told := revealing(kind, context, answers):
        raise TwinTells(questions="\n".join(f"  {title}" for title in told))
    return replace(context, deidentified=True)


def revealing(kind: DocumentKind, context: Context, answers: Answers) -> list[str]:
    """Titles of the questions whose text stands in the twin and tells who the person is."""
    words = plain(kind.words(replace(context, deidentified=True), answers))
    tells = telling(answers, context)
    found = {text for name, value in words.items() if name != "dokument" for text in _texts(value)}
    lines = [text for text in found if tells(text)]
    names = [
        name
        for name, _, text in texts(answers)
        if tells(text) and any(line in text or text in line for line in lines)
    ]
    titles = {question.name: question.title for question in kind.form(project=context.project).questions()}
    told = [titles.get(name, name) for name in dict.fromkeys(names)]
    return told or [kind.title] * bool(lines)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
