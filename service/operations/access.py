"""Who may see and do what; asked by every use case before anything else."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select

from service.documents.kind import DocumentKind, Subject
from service.domain.roles import Role
from service.errors import NotAllowed, NotFound
from service.models import CaseFile, Record, RecordState
from service.operations.work import Actor, Work


def roles_in(actor: Actor, project_key: str) -> frozenset[Role]:
    return frozenset(grant.role for grant in actor.grants if grant.project_key == project_key)


def projects_of(actor: Actor, *roles: Role) -> list[str]:
    """Keys of the projects in which the actor holds one of `roles`, or any role when none is named."""
    return sorted({grant.project_key for grant in actor.grants if not roles or grant.role in roles})


def visible_cases(actor: Actor) -> ColumnElement[bool]:
    """The condition that keeps the cases this person may know of."""
    own = {
        Role.PROJEKTLEDARE: and_(True),
        Role.VAGLEDARE: CaseFile.vagledare_id == actor.id,
        Role.REMITTENT: CaseFile.remittent_id == actor.id,
    }
    within = [and_(CaseFile.project_key.in_(projects_of(actor, role)), which) for role, which in own.items()]
    return or_(false(), *within)


def case_file(work: Work, case_id: UUID) -> CaseFile:
    """The case, or NotFound when it does not exist or is none of this person's."""
    found = work.session.scalar(select(CaseFile).where(CaseFile.id == case_id, visible_cases(work.someone)))
    if found is None:
        raise NotFound
    return found


def case_roles(actor: Actor, file: CaseFile) -> frozenset[Role]:
    """The roles that the actor holds towards this very case."""
    held = roles_in(actor, file.project_key)
    own = {Role.VAGLEDARE: file.vagledare_id == actor.id, Role.REMITTENT: file.remittent_id == actor.id}
    return frozenset(role for role in held if own.get(role, True))


def roles_towards(work: Work, record: Record) -> frozenset[Role]:
    if record.case_id is None:
        return roles_in(work.someone, record.project_key)
    return case_roles(work.someone, case_file(work, record.case_id))


def record(work: Work, record_id: UUID) -> tuple[Record, DocumentKind]:
    """A record that this person may open: a draft as one of its writers, a final one as a reader."""
    found = work.session.get(Record, record_id)
    if found is None:
        raise NotFound
    if not may_open(work, found, roles_towards(work, found)):
        raise NotAllowed
    return found, work.registry[found.kind]


def writer(work: Work, kind: DocumentKind, *, project_key: str, file: CaseFile | None) -> None:
    """Raises NotAllowed unless this person may write the kind about this case or project."""
    if (file is None) is (kind.subject is Subject.CASE):
        raise NotAllowed
    held = case_roles(work.someone, file) if file else roles_in(work.someone, project_key)
    if not kind.writers & held:
        raise NotAllowed


def may_open(work: Work, row: Record, held: frozenset[Role]) -> bool:
    """Whether somebody with these roles towards the subject may open the record."""
    kind = work.registry[row.kind]
    return bool(held & (kind.writers if row.state == RecordState.DRAFT else kind.readers))
