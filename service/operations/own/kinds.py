"""Kinds without code as the database knows them: each is what the template in use says."""

import logging
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.documents.own import Definition, DefinitionWrong, OwnKind, is_own, kind_of, resting
from service.domain.roles import Role
from service.errors import KindUnknown
from service.models import Template, TemplateActivation, TemplateState
from service.operations.activated import latest

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Built:
    """Kinds by the checked template that they were made of, which never changes; the least used go first.

    A kind is a handful of classes, so a process keeps few of them and makes the others again.
    """

    room: int = 100
    kinds: OrderedDict[UUID, OwnKind] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def get(self, template_id: UUID) -> OwnKind | None:
        with self.lock:
            if template_id in self.kinds:
                self.kinds.move_to_end(template_id)
            return self.kinds.get(template_id)

    def keep(self, template_id: UUID, kind: OwnKind) -> OwnKind:
        with self.lock:
            self.kinds[template_id] = kind
            while len(self.kinds) > self.room:
                self.kinds.popitem(last=False)
        return kind


_BUILT = Built()


def kind(session: Session, key: str) -> OwnKind:
    """The kind as its template in use says, or as the last one said when none is in use any more.

    So a document can be opened when its kind is not written any longer, or when what the template says can
    be read no more. Before any was in use, the newest checked version says. What may be written is for
    `offered` to tell. Raises KindUnknown.
    """
    template_id = (_last_used(session, key) or _newest(session, key)) if is_own(key) else None
    if template_id is None:
        raise KindUnknown(key=key)
    try:
        return of_template(session, template_id)
    except DefinitionWrong:
        return resting(key, session.get_one(Template, template_id).definition)


def readers(session: Session, key: str, project_key: str, *, at: datetime) -> frozenset[Role]:
    """Whom the version in use at this moment let read: who receives a final document stays as it was then.

    Nobody when none was in use, or when what it said can be read no more.
    """
    used = (TemplateActivation.kind == key, TemplateActivation.project_key == project_key)
    then = (TemplateActivation.template_id.is_not(None), TemplateActivation.at <= at)
    latest = select(TemplateActivation.template_id).where(*used, *then).order_by(TemplateActivation.at.desc())
    template_id = session.scalar(latest.limit(1))
    found = _read(session, template_id) if template_id else None
    return found.readers if found else frozenset()


def offers(session: Session, key: str, project_key: str) -> bool:
    """Whether the kind has a template in use in the project, of which a kind can be made."""
    here = (TemplateActivation.project_key == project_key, TemplateActivation.kind == key)
    latest = select(TemplateActivation.template_id).where(*here).order_by(TemplateActivation.at.desc())
    template_id = session.scalar(latest.limit(1)) if is_own(key) else None
    return template_id is not None and _read(session, template_id) is not None


def offered(session: Session, project_key: str) -> list[OwnKind]:
    """The kinds that have a template in use in the project, by title."""
    return sorted(_offered(session, project_key), key=lambda each: each.title)


def of_template(session: Session, template_id: UUID) -> OwnKind:
    """The kind as one version of it says. Raises KindUnknown, or DefinitionWrong for one that is damaged."""
    if found := _BUILT.get(template_id):
        return found
    row = session.get(Template, template_id)
    if row is None or row.definition is None:
        raise KindUnknown(key=row.kind if row else "")
    made = kind_of(row.kind, Definition.from_json(row.definition))
    # Until the check is over, its questions are not proposed yet.
    return made if row.state == TemplateState.CHECKING else _BUILT.keep(template_id, made)


def _last_used(session: Session, key: str) -> UUID | None:
    used = (TemplateActivation.kind == key, TemplateActivation.template_id.is_not(None))
    newest = select(TemplateActivation.template_id).where(*used).order_by(TemplateActivation.at.desc())
    return session.scalar(newest.limit(1))


def _newest(session: Session, key: str) -> UUID | None:
    checked = (Template.kind == key, Template.state == TemplateState.READY)
    newest = select(Template.id).where(*checked).order_by(Template.number.desc())
    return session.scalar(newest.limit(1))


def _offered(session: Session, project_key: str) -> Iterator[OwnKind]:
    for step in session.scalars(latest(project_key).where(TemplateActivation.kind.startswith("egen-"))):
        if step.template_id is not None and (found := _read(session, step.template_id)):
            yield found


def _read(session: Session, template_id: UUID) -> OwnKind | None:
    try:
        return of_template(session, template_id)
    except DefinitionWrong:
        log.warning("The kind of template %s cannot be read; it is not offered.", template_id)
        return None
