"""Documents from the command line: the catalogue, a complete example, rendering without database or queue."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from doc_templates import faltlista
from doc_templates.entries import Entry
from service.config import Settings
from service.documents import example, fields, variants
from service.documents.kind import DocumentKind
from service.documents.kinds import REGISTRY
from service.documents.variants import Variant
from service.domain.context import Context, printed_id
from service.domain.dates import today
from service.domain.project_file import load_projects
from service.errors import NotFound, ServiceError
from workers.documents import word
from workers.field_lists import word as word_of
from workers.pdf import converter


class InputUnreadable(ServiceError):
    """The input file is missing or is not a JSON object."""

    message = "Filen {path} finns inte eller innehåller inte ett JSON-objekt. Utgå från: knutpunkt example."


class FileUnreadable(ServiceError):
    """A Word file, or a file of templates, is missing or may not be read."""

    message = "Filen {path} finns inte eller går inte att läsa."


class OutputUnwritable(ServiceError):
    """The document cannot be written where it was asked for."""

    message = "Det går inte att skriva {path}. Finns mappen, och får du skriva i den?"


class VariantUnknown(ServiceError):
    """The kind gives no such further document."""

    message = "”{key}” går inte att få av {title}. Det som går att få: {offered}."


class InputWrong(ServiceError):
    """The answers do not pass the kind's own form; every problem is told."""

    message = "Svaren går inte att fastställa:\n{problems}"


def kinds() -> list[dict[str, str]]:
    """The catalogue, a plain row for each kind."""
    return [
        {"key": kind.key, "title": kind.title, "subject": kind.subject, "retention": kind.retention}
        for kind in REGISTRY
    ]


def example_of(key: str) -> str:
    """A complete input for `render`, as JSON; raises KindUnknown."""
    return json.dumps(example.load(REGISTRY[key].key), ensure_ascii=False, indent=1)


def fields_of(key: str, *, out: Path | None) -> str:
    """The fields of a kind as lines, or the path of the Word file made of them; raises KindUnknown."""
    kind = REGISTRY[key]
    project = load_projects(Settings.from_environment().projects)[example.load(kind.key)["project"]]
    sections = fields.fields_of(kind, project)
    if out is None:
        return "\n".join(_line(entry) for each in sections for entry in each.entries)
    _write(out, word_of(faltlista.words(kind.title, project=project.name, on=today(), sections=sections)))
    return str(out)


def _line(entry: Entry) -> str:
    """A field as it is written in the template, on one line, and what it means."""
    written = " ".join(entry.snippets[0].text.split())
    return f"{written:<50} {entry.meaning}"


def render(key: str, source: Path, *, out: Path, pdf: bool, variant: str = "") -> list[Path]:
    """Makes the Word file at `out`, and beside it the PDF if asked for; gives the files written.

    The answers are judged as when a person finalises them, with the settings of the environment; raises
    InputWrong with every problem. `variant` is a further document to make in place of the main one, such as
    "lattlast"; raises VariantUnknown, or TwinTells for a twin that would tell who the person is.
    """
    settings = Settings.from_environment()
    kind, data = REGISTRY[key], _read(source)
    context = _context(data, settings)
    answers = _answers(kind, data, context)
    chosen = _variant(kind, variant)
    context = variants.context_of(chosen, context, answers)
    written = word(chosen.kind, context, answers, language=chosen.language)
    _write(out, written.docx)
    if not pdf:
        return [out]
    page, using = out.with_suffix(".pdf"), converter(settings.pdf)
    made = written.as_pdf(must_contain=context.document_id, timeout=settings.pdf_limit, using=using)
    _write(page, made.data)
    return [out, page]


def _variant(kind: DocumentKind, key: str) -> Variant:
    try:
        return variants.variant_of(kind, key)
    except NotFound:
        offered = ", ".join(each.key for each in variants.further(kind)) or "inga"
        raise VariantUnknown(key=key, title=kind.title, offered=offered) from None


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise OutputUnwritable(path=path) from error


def _read(source: Path) -> dict[str, Any]:
    try:
        data = json.loads(source.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputUnreadable(path=source) from error
    if not isinstance(data, dict):
        raise InputUnreadable(path=source)
    return data


def _context(data: dict[str, Any], settings: Settings) -> Context:
    """The same input gives the same document, and so the same identity in its footer."""
    digest = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
    projects = load_projects(settings.projects)
    context = example.context_of(data, projects, test_numbers=settings.test_numbers)
    return replace(context, document_id=printed_id(digest))


def _answers(kind: DocumentKind, data: dict[str, Any], context: Context) -> Any:
    form = kind.form.from_answers(data.get("answers", {}), project=context.project)
    problems = form.judge(kind.judge(form.answers(), context))
    if problems:
        lines = (f"  {each.label or 'Formuläret'}: {each.message}" for each in problems)
        raise InputWrong(problems="\n".join(lines))
    return form.answers()
