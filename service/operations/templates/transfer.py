"""Templates carried from one installation or project to another, as one file."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from service.documents import own, own_names
from service.documents.own import DefinitionWrong
from service.domain.project import Project
from service.domain.text import clean
from service.errors import CannotOpen, KindUnknown, ServiceError, StorageDamaged, StorageMissing
from service.models import ProjectFile, Template, TemplateActivation
from service.operations.audit import Event, tell
from service.operations.content import project_key as key_of
from service.operations.templates import archive, rows
from service.operations.templates.archive import Carried
from service.operations.templates.rules import (
    LONGEST_WHY,
    SameTemplate,
    TemplateEmpty,
    TemplateTooLarge,
    TemplateUnreadable,
)
from service.operations.templates.storage import Sealed, place
from service.operations.templates.upload import upload
from service.operations.work import Work


class NothingToExport(ServiceError):
    """None of the kinds has a template of the project's own in use."""

    message = "Projektet har ingen egen mall i bruk att hämta ut. De inbyggda mallarna finns redan överallt."


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: new versions, which are being checked, and a sentence for each that was passed by.

    Its length is that of what was taken in.
    """

    templates: list[Template]
    passed_by: list[str]

    def __len__(self) -> int:
        return len(self.templates)


def export(work: Work, project_key: str, keys: Collection[str] = ()) -> bytes:
    """The templates in use of these kinds, as they were uploaded.

    When no kind is named, of all that have one of the project's own. The files are read within the
    transaction, since whoever asks waits for all of them; that happens seldom. Raises NothingToExport,
    TooLargeToCarry, TemplateUnreadable or NotFound.
    """
    project = rows.must_manage(work, project_key)
    latest = _latest(work, project_key)
    chosen = [*keys] or [key for key, template_id in latest.items() if template_id]
    found = [*filter(None, (_carried(work, project, key, latest.get(key)) for key in sorted({*chosen})))]
    if not found:
        raise NothingToExport
    kinds = [each.kind or each.slug for each in found]
    tell(work, Event.TEMPLATES_EXPORTED, project_key=project_key, kinds=kinds)
    return archive.packed(found)


def _latest(work: Work, project_key: str) -> dict[str, UUID | None]:
    """What is in use by kind; None where somebody went back to the built-in template."""
    steps = select(TemplateActivation).where(TemplateActivation.project_key == project_key)
    return {
        step.kind: step.template_id for step in work.session.scalars(steps.order_by(TemplateActivation.at))
    }


def _carried(work: Work, project: Project, key: str, template_id: UUID | None) -> Carried | None:
    """One template as it is carried; None for a kind that has none."""
    if template_id is not None:
        return _stored(work, project, work.session.get_one(Template, template_id))
    if key not in work.registry.kinds:
        return None
    data = work.registry[key].template
    return Carried(
        kind=key, slug="", project=project.name, number=0, why="inbyggd mall",
        sha256=hashlib.sha256(data).hexdigest(), definition=None, data=data,
    )  # fmt: skip


def _stored(work: Work, project: Project, row: Template) -> Carried:
    slug = row.kind.removeprefix(own.key_of(project.key, "")) if own.is_own(row.kind) else ""
    key = key_of(work, work.session.get_one(ProjectFile, row.project_key))
    return Carried(
        kind="" if slug else row.kind, slug=slug,
        project=project.name, number=row.number, why=row.why, sha256=row.sha256, definition=row.definition,
        data=_data(work, Sealed(row.blob, place(row.id), key)),
    )  # fmt: skip


def import_file(work: Work, project_key: str, data: bytes) -> Imported:
    """Each template of the file as a new upload, checked as any other and then approved by somebody else.

    One whose kind does not exist here, or that is the newest version already, is passed by. Raises NotOurs,
    Newer, TemplateEmpty, TemplateTooLarge or NotFound.
    """
    rows.must_manage(work, project_key)
    done = Imported([], [])
    for each in archive.unpacked(data):
        try:
            done.templates.append(_taken_in(work, project_key, each))
        except (SameTemplate, KindUnknown, DefinitionWrong, TemplateEmpty, TemplateTooLarge) as error:
            done.passed_by.append(f"{_called(each)}: {error}")
    tell(
        work, Event.TEMPLATES_IMPORTED, project_key=project_key, taken_in=len(done.templates),
        passed_by=len(done.passed_by), sha256=hashlib.sha256(data).hexdigest(),
    )  # fmt: skip
    return done


def _data(work: Work, sealed: Sealed) -> bytes:
    try:
        return sealed.read(work.store)
    except (StorageMissing, StorageDamaged, CannotOpen, OSError) as error:
        raise TemplateUnreadable from error


def _taken_in(work: Work, project_key: str, each: Carried) -> Template:
    key = each.kind or own.key_of(project_key, _plain(each.slug))
    return upload(
        work, kind_key=key, project_key=project_key, data=each.data, definition=each.definition,
        why=f"Hämtad från {_line(each.project)}: {_line(each.why)}"[:LONGEST_WHY],
    )  # fmt: skip


def _plain(slug: str) -> str:
    """The end of a key, made by the same rule as here, whoever wrote it."""
    made = own_names.slug(slug)
    if not made:
        raise KindUnknown(key=slug[:40])
    return made


def _line(text: str) -> str:
    return " ".join(clean(text).split())[:LONGEST_WHY]


def _called(each: Carried) -> str:
    """A template in the sentence that tells why it was passed by."""
    return _line(each.kind or str((each.definition or {}).get("title", "")) or each.slug)[:80]
