"""The catalogue of a kind's fields in a project, with what the kind's example would print in each."""

from collections.abc import Mapping

from doc_templates.entries import Section, sections
from doc_templates.words import plain
from service.documents.example import context_of
from service.documents.kind import DocumentKind
from service.documents.own.example import load
from service.domain.answers import Answers
from service.domain.project import Project


def fields_of(kind: DocumentKind, project: Project) -> tuple[Section, ...]:
    """The fields in groups, with their examples."""
    return sections(kind.words_type, _example(kind, project))


def _example(kind: DocumentKind, project: Project) -> Mapping[str, object]:
    data = {**load(kind), "project": project.key}
    return plain(kind.words(context_of(data, {project.key: project}), Answers(data["answers"])))
