"""Templates carried from one installation or project to another, as one file.

Files are read, sealed and stored between the transactions, so that nobody who writes waits for them.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial

from service.documents import own
from service.documents.own import DefinitionWrong
from service.documents.own import names as own_names
from service.domain.project import Project
from service.domain.text import clean
from service.errors import KindUnknown, ServiceError
from service.models import ProjectFile, Template, TemplateActivation
from service.operations.activated import latest
from service.operations.audit import Event, tell
from service.operations.content import Sealed
from service.operations.content import project_key as key_of
from service.operations.templates import archive, rows
from service.operations.templates.archive import Carried
from service.operations.templates.rules import LONGEST_WHY, SameTemplate, TemplateEmpty, TemplateTooLarge
from service.operations.templates.sameness import must_be_new
from service.operations.templates.sending import Room, Sent
from service.operations.templates.storage import place
from service.operations.templates.upload import IN_TURN, upload
from service.operations.templates.use import opened
from service.operations.work import Opening, Work

_PASSED_BY = (SameTemplate, KindUnknown, DefinitionWrong, TemplateEmpty, TemplateTooLarge)


class NothingToExport(ServiceError):
    """None of the kinds has a template of the project's own in use."""

    message = "Projektet har ingen egen mall i bruk att hämta ut. De inbyggda mallarna finns redan överallt."


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: new versions, now being checked, and a sentence for each that was passed by."""

    templates: list[Template]
    passed_by: list[str]


def export(look: Opening, work: Opening, project_key: str, keys: Collection[str] = ()) -> bytes:
    """The templates in use of these kinds, as they were uploaded.

    When no kind is named, of all that have one of the project's own. Nothing is handed over before the audit
    trail tells of it. Raises NothingToExport, TooLargeToCarry, TemplateUnreadable or NotFound.
    """
    with look() as looking:
        found = _found(looking, project_key, keys)
    data = archive.packed(each.whole() for each in found)
    with work() as telling:
        rows.must_manage(telling, project_key)
        kinds = [each.said.kind or each.said.slug for each in found]
        tell(telling, Event.TEMPLATES_EXPORTED, project_key=project_key, kinds=kinds)
    return data


@dataclass(frozen=True, slots=True)
class _Found:
    """A template to carry; its file is read when the transaction is over."""

    said: Carried
    read: Callable[[], bytes]

    def whole(self) -> Carried:
        data = self.read()
        return replace(self.said, data=data, sha256=hashlib.sha256(data).hexdigest())


def _found(work: Work, project_key: str, keys: Collection[str]) -> list[_Found]:
    project = rows.must_manage(work, project_key)
    steps = {step.kind: step for step in work.session.scalars(latest(project_key))}
    chosen = {*keys} or {step.kind for step in steps.values() if step.template_id}
    found = [*filter(None, (_one(work, project, key, steps.get(key)) for key in sorted(chosen)))]
    if not found:
        raise NothingToExport
    return found


def _one(work: Work, project: Project, key: str, step: TemplateActivation | None) -> _Found | None:
    """One template as it is carried; None for a kind that has none."""
    if step is not None and step.template_id is not None:
        return _stored(work, project, work.session.get_one(Template, step.template_id))
    if key not in work.registry.kinds:
        return None
    kind = work.registry[key]
    said = Carried(
        kind=key, slug="", project=project.name, number=0, why="inbyggd mall", sha256="", definition=None,
        data=b"",
    )  # fmt: skip
    return _Found(said, lambda: kind.template)


def _stored(work: Work, project: Project, row: Template) -> _Found:
    slug = row.kind.removeprefix(own.key_of(project.key, "")) if own.is_own(row.kind) else ""
    key = key_of(work, work.session.get_one(ProjectFile, row.project_key))
    said = Carried(
        kind="" if slug else row.kind, slug=slug, project=project.name, number=row.number, why=row.why,
        sha256=row.sha256, definition=row.definition, data=b"",
    )  # fmt: skip
    sealed = Sealed(blob=row.blob, place=place(row.id), key=key)
    return _Found(said, partial(opened, sealed, work.store))


def import_file(look: Opening, work: Opening, project_key: str, data: bytes) -> Imported:
    """Each template of the file as a new upload, checked as any other and then approved by somebody else.

    One whose kind does not exist here is passed by, and one that is built in, in use or the newest version
    already. Raises NotOurs, Newer, TemplateEmpty, TemplateTooLarge, StorageFull or NotFound.
    """
    with look() as looking:
        room = Room.of(looking, project_key)
    arrived = [_arrived(room, each) for each in archive.unpacked(data)]
    with work() as taking:
        done = _taken_in(taking, project_key, arrived)
        tell(
            taking, Event.TEMPLATES_IMPORTED, project_key=project_key, taken_in=len(done.templates),
            passed_by=len(done.passed_by), sha256=hashlib.sha256(data).hexdigest(),
        )  # fmt: skip
    named = {row.id for row in done.templates}
    for file in _files(arrived):
        if file.id not in named:
            room.give_back(file)
    return done


@dataclass(frozen=True, slots=True)
class _Arrived:
    """A template of the file: in the store, or with the reason why it was not put there."""

    said: Carried
    file: Sent | ServiceError


def _arrived(room: Room, each: Carried) -> _Arrived:
    said = replace(each, data=b"")
    try:
        return _Arrived(said, room.take(each.data))
    except (TemplateEmpty, TemplateTooLarge) as error:
        return _Arrived(said, error)


def _files(arrived: Collection[_Arrived]) -> Iterator[Sent]:
    return (each.file for each in arrived if isinstance(each.file, Sent))


def _taken_in(work: Work, project_key: str, arrived: Collection[_Arrived]) -> Imported:
    rows.must_manage(work, project_key)
    done = Imported([], [])
    for each in arrived:
        try:
            done.templates.append(_upload(work, project_key, each))
        except _PASSED_BY as error:
            done.passed_by.append(f"{_called(each.said)}: {error}")
    return done


def _upload(work: Work, project_key: str, each: _Arrived) -> Template:
    if isinstance(each.file, ServiceError):
        raise each.file
    said = each.said
    key = said.kind or own.key_of(project_key, _plain(said.slug))
    why = f"Hämtad från {_line(said.project)}: {_line(said.why)}"[:LONGEST_WHY]
    must_be_new(work, key, each.file, said.definition)
    return upload(work, kind_key=key, file=each.file, definition=said.definition, why=why, queue=IN_TURN)


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
