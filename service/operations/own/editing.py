"""Making a kind of document without code: a Word file is uploaded, and its questions are adjusted.

A version never changes. What somebody adjusts is a new version with the same Word file, so that who approves
it sees exactly what will be used, and so that questions have the history that Word files have.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from doc_templates.names import is_shared
from service.documents.kind import Subject
from service.documents.own import Definition, OwnKind, key_of, kind_of, readable, subject_of, title_of
from service.documents.own.checks import Compared
from service.documents.own.names import slug
from service.documents.own.proposal import Found, compared
from service.domain.project import Project
from service.errors import NotFound, ServiceError
from service.models import Template, TemplateState
from service.operations import templates
from service.operations.documents import Download
from service.operations.templates import Sent, handing, rows
from service.operations.work import Work


class TitleTaken(ServiceError):
    """The project has a kind of that name, or of one that is spelt almost so."""

    message = "Det finns redan en dokumenttyp som heter ”{title}”. Ladda upp en ny version av den i stället."


class TitleUnclear(ServiceError):
    """A title without letters or digits, of which no address can be made."""

    message = "Skriv vad dokumentet heter, med bokstäver."


class SavedMeanwhile(ServiceError):
    """A newer version came after the page was opened; nothing was saved."""

    message = (
        "Version {number} har kommit sedan du öppnade sidan. Titta på den först. "
        "Sparar du igen blir dina frågor en ny version ovanpå den."
    )


@dataclass(frozen=True, slots=True)
class Editing:
    """One version's questions. `newest` is the number of the kind's newest version.

    `filled` are the names in the Word file that nobody is asked for, `compared` the texts that it holds
    answers against, by question. `unreadable`: what the version said can
    be read no more, so it begins anew with its title; saved, its questions are proposed from the Word file.
    """

    template_id: UUID
    number: int
    newest: int
    newest_id: UUID
    kind: OwnKind
    definition: Definition
    project: Project
    filled: tuple[str, ...]
    compared: Compared
    unreadable: bool


def begin(work: Work, *, file: Sent, title: str, subject: Subject, why: str) -> Template:
    """The first version of a new kind; a worker proposes its questions.

    Raises DefinitionWrong, TitleUnclear, TitleTaken, and what `templates.upload` raises.
    """
    project_key = file.project_key
    rows.must_manage(work, project_key)
    rows.hold(work, project_key)
    start = Definition.from_json(Definition.new(title, subject).to_json())
    if not slug(start.title):
        raise TitleUnclear
    key = key_of(project_key, slug(start.title))
    if built_in := next((each.title for each in work.registry if slug(each.title) == slug(start.title)), ""):
        raise TitleTaken(title=built_in)
    if taken := work.session.scalar(rows.versions(key, project_key).limit(1)):
        raise TitleTaken(title=title_of(key, taken.definition))
    definition = start.to_json()
    return templates.upload(work, kind_key=key, file=file, why=why, definition=definition)


def editing(work: Work, template_id: UUID) -> Editing:
    """The questions of a version; raises NotFound for one that has none, or none yet."""
    row = rows.reached(work, template_id)
    if row.definition is None or row.state == TemplateState.CHECKING:
        raise NotFound
    newest = work.session.scalars(rows.versions(row.kind, row.project_key).limit(1)).one()
    read = readable(row.definition)
    definition = read or Definition.new(title_of(row.kind, row.definition), subject_of(row.definition))
    filled = sorted(name for name in row.names if is_shared(name))
    return Editing(
        template_id=row.id, number=row.number, newest=newest.number, newest_id=newest.id,
        kind=kind_of(row.kind, definition), definition=definition, project=work.project(row.project_key),
        filled=tuple(filled), compared=compared(map(Found.read, row.fields)), unreadable=read is None,
    )  # fmt: skip


def word_file(work: Work, template_id: UUID) -> Download:
    """The Word file of a version, to be read after the transaction and saved with adjusted questions."""
    return handing.stored(work, rows.reached(work, template_id), templates.ORIGINAL)


def save(
    work: Work, template_id: UUID, definition: Definition, *, file: Sent, why: str, base: int
) -> Template:
    """A new version with the same Word file and these questions.

    `base` is the newest version that the person has seen. Raises SavedMeanwhile, SameTemplate when nothing
    is another, and what `templates.upload` raises.
    """
    row = rows.reached(work, template_id)
    rows.hold(work, row.project_key)
    newest = work.session.scalar(select(Template.number).where(
        Template.kind == row.kind, Template.project_key == row.project_key
    ).order_by(Template.number.desc()).limit(1))  # fmt: skip
    if newest is not None and newest > base:
        raise SavedMeanwhile(number=newest)
    return templates.upload(work, kind_key=row.kind, file=file, why=why, definition=definition.to_json())
