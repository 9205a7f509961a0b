"""Who may see and do what: the facts of the moment held against the table in service.domain.access."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select

from service.database import one_writes
from service.documents.kind import DocumentKind, Subject
from service.documents.own import is_own
from service.domain.access import allowed
from service.domain.answers import Answers
from service.domain.lifecycle import CaseState
from service.domain.roles import Action, Facts, Role
from service.errors import NotAllowed, NotFound
from service.models import CaseFile, CaseProjection, Record, RecordState
from service.operations import consents, named, referring
from service.operations.meetings import called, hushed
from service.operations.own import kinds as own_kinds
from service.operations.work import Actor, Work

_RESTS_ON_CONSENT = frozenset({Role.REMITTENT, Role.OH_LEDAMOT, Role.STYRGRUPP})
"""Those who do not work in the project, and see a person's documents as far as that person agrees."""


def authorize(work: Work, action: Action, facts: Facts) -> None:
    """Raises NotAllowed unless the table lets this person do it."""
    if not allowed(action, work.someone.grants, facts):
        raise NotAllowed


def facts_of(
    actor: Actor, *, project_key: str, file: CaseFile | None = None, kind: DocumentKind | None = None
) -> Facts:
    """What a decision about a project, a case or a document of it rests on.

    The people who work with a case are named for it: its remittent, its vägledare and whom a leader names.
    """
    return Facts(
        project_key=project_key,
        kind=kind.key if kind else "",
        writers=kind.writers if kind else frozenset(),
        readers=kind.readers if kind else frozenset(),
        about_case=file is not None,
        is_remittent=file is not None and referring.refers(actor, file),
        referrer=file.organisation_key if file else "",
        is_vagledare=file is not None and file.vagledare_id == actor.id,
        unsent=bool(file and file.projection.state == CaseState.UTKAST),
        identity_protected=bool(file and file.projection.protected),
        named=file is not None and named.is_named(actor, file),
    )


def projects_of(actor: Actor, *roles: Role) -> list[str]:
    """Keys of the projects in which the actor holds one of `roles`, or any role when none is named."""
    return sorted({grant.project_key for grant in actor.grants if not roles or grant.role in roles})


def visible_cases(actor: Actor) -> ColumnElement[bool]:
    """SEE_CASE as a condition for lists; a test holds it against the table."""
    return and_(known_cases(actor), named.open_to(actor))


def known_cases(actor: Actor) -> ColumnElement[bool]:
    """SEE_CASE, or NAME_PEOPLE: of a protected case a leader who is not named knows that it is there."""
    # The few drafts are looked up once for the whole list, instead of every case's state by itself.
    drafts = select(CaseProjection.case_id).where(CaseProjection.state == CaseState.UTKAST)
    own = {
        Role.PROJEKTLEDARE: CaseFile.id.not_in(drafts),
        Role.VAGLEDARE: CaseFile.vagledare_id == actor.id,
        Role.REMITTENT: referring.referred_by(actor),
    }
    held = [(projects_of(actor, role), which) for role, which in own.items()]
    # A role that is not held would keep the database from using the index of one that is.
    return or_(false(), *(and_(CaseFile.project_key.in_(keys), which) for keys, which in held if keys))


def case_file(work: Work, case_id: UUID) -> CaseFile:
    """The case, or NotFound when it does not exist; NotAllowed when it is none of this person's."""
    found = work.session.get(CaseFile, case_id)
    if found is None:
        raise NotFound
    if not may_see_case(work, found):
        raise NotAllowed
    return found


def may_see_case(work: Work, file: CaseFile) -> bool:
    """Whether the case is one of this person's."""
    facts = facts_of(work.someone, project_key=file.project_key, file=file)
    return allowed(Action.SEE_CASE, work.someone.grants, facts)


def may_name(work: Work, file: CaseFile) -> bool:
    """Whether this person may say who opens the case."""
    facts = facts_of(work.someone, project_key=file.project_key, file=file)
    return allowed(Action.NAME_PEOPLE, work.someone.grants, facts)


def hold(work: Work, file: CaseFile) -> None:
    """Holds the case until the transaction ends, and reads it anew: its records are written in turn.

    Two statements, since what is joined to a row that was waited for is as it was before the waiting. What
    only names the case does not wait: a meeting is held after its cases, and its agenda names them.
    """
    if one_writes(work.session):
        return
    mine = CaseFile.id == file.id
    if work.session.scalar(select(CaseFile.id).where(mine).with_for_update(key_share=True)) is None:
        raise NotFound
    read = [each.id for each in work.session.identity_map.values() if isinstance(each, Record)]
    for anew in (select(CaseFile).where(mine), select(Record).where(Record.id.in_(read))):
        work.session.scalars(anew.execution_options(populate_existing=True)).all()


def record(work: Work, record_id: UUID) -> tuple[Record, DocumentKind]:
    """A record that this person may open: a draft as one who goes on with it, a final one as a reader."""
    found = work.session.get(Record, record_id)
    if found is None:
        raise NotFound
    if not may_open(work, found):
        raise NotAllowed
    return found, work.kind(found.kind)


def may_open(work: Work, row: Record) -> bool:
    """Whether this person may open the record as it stands."""
    action = Action.SEE_DRAFT if row.state == RecordState.DRAFT else Action.SEE_DOCUMENT
    return allowed(action, work.someone.grants, record_facts(work, row))


def may_write(work: Work, kind: DocumentKind, *, project_key: str, file: CaseFile | None) -> bool:
    """Whether this person may write the kind about this case or, for another subject, this project."""
    if (file is None) is (kind.subject is Subject.CASE):
        return False
    facts = facts_of(work.someone, project_key=project_key, file=file, kind=kind)
    return allowed(Action.WRITE_RECORD, work.someone.grants, facts)


def may_finalise(work: Work, kind: DocumentKind, project_key: str, *versions: Answers) -> bool:
    """Whether this person's is the decision that these versions tell, of those who may write the kind."""
    mine = {grant.role for grant in work.someone.grants if grant.project_key == project_key}
    deciders = kind.deciders(*versions)
    return not deciders or not mine.isdisjoint(deciders)


def record_facts(work: Work, row: Record) -> Facts:
    """A kind of people's own making may name other readers later; they do not reach what was final before."""
    file = work.session.get(CaseFile, row.case_id) if row.case_id else None
    kind = work.kind(row.kind)
    facts = facts_of(work.someone, project_key=row.project_key, file=file, kind=kind)
    of_meeting = kind.subject is Subject.MEETING
    about_called = of_meeting and called.called_about(work, row.id)
    is_hushed = of_meeting and hushed.is_hushed(work, row)
    of_referrer = file is not None and row.author_id in file.referrers - {file.vagledare_id}
    wrote = row.author_id == work.someone.id
    facts = replace(facts, wrote=wrote, by_referrer=of_referrer, called=about_called, hushed=is_hushed)
    if file is not None and _RESTS_ON_CONSENT.intersection(grant.role for grant in work.someone.grants):
        facts = consents.told(work, facts, file, row, tells=kind.tells)
    if row.finalised_at is None or not is_own(row.kind):
        return facts
    then = own_kinds.readers(work.session, row.kind, row.project_key, at=row.finalised_at)
    return replace(facts, readers=then)
