"""What is translated, language by language: the fixed texts of every document that can be had in two."""

from collections.abc import Iterator
from dataclasses import replace

from doc_templates.languages import fixed_values, languages
from service.config import Settings
from service.documents import example
from service.documents.kind import DocumentKind
from service.documents.kinds import REGISTRY
from service.domain.answers import Answers
from service.domain.project import Project
from service.domain.project_file import load_projects
from workers.bilingual import fixed_texts


def needed() -> list[str]:
    """Every Swedish text that a catalogue of a language shall have, each once.

    A plan has a title of its own in some projects. A project's own Word file may have texts besides.
    """
    projects = load_projects(Settings.from_environment().projects)
    texts = (text for main, kind in translated() for text in _texts(main, kind, projects))
    return [*dict.fromkeys(texts)]


def translated() -> list[tuple[DocumentKind, DocumentKind]]:
    """The kinds, and companions of kinds, whose fixed texts can stand in two languages; each file once.

    Each with the kind whose example it can be made of.
    """
    every = ((kind, each) for kind in REGISTRY for each in (kind, *kind.companions) if each.translated)
    return [*{each.key: (kind, each) for kind, each in every}.values()]


def _texts(main: DocumentKind, kind: DocumentKind, projects: dict[str, Project]) -> Iterator[str]:
    data = example.load(main.key)
    context = example.context_of(data, projects)
    for project in projects.values():
        yield kind.words(replace(context, project=project), Answers(data["answers"])).dokument.titel
    yield from fixed_texts(kind.template)
    yield from fixed_values(kind.words_type)


def as_lines(code: str = "") -> Iterator[str]:
    """How far each language has come; with the code of one, each of its texts that is not translated."""
    wanted = needed()
    for language in languages().values():
        if code not in ("", language.code):
            continue
        missing = language.missing(wanted)
        seen = "granskad" if language.reviewed else "ej granskad av översättare"
        done = len(wanted) - len(missing)
        yield f"{language.code}  {language.name:<12}{done} av {len(wanted)} texter översatta, {seen}"
        yield from (f"    {text}" for text in missing if code)
