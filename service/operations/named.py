"""Who is named for the case of somebody with protected identity: it opens for nobody else (DOMAIN 2.2)."""

from sqlalchemy import ColumnElement, exists, or_, select

from service.domain.roles import Role
from service.models import CaseFile, CaseProjection, GrantRow, NamedPerson, User
from service.operations import referring
from service.operations.work import Actor

NOT_NAMED = "Öppnas av den som är namngiven"
"""What stands instead of a protected case's state to a project leader who is not named for it."""


def is_named(actor: Actor, file: CaseFile) -> bool:
    """Who referred, the case's vägledare, and whom a project leader has named."""
    if referring.refers(actor, file) or actor.id == file.vagledare_id:
        return True
    return file.projection.protected and any(row.user_id == actor.id for row in file.named)


def keeps_out(actor: Actor, file: CaseFile) -> bool:
    """Whether the protection keeps this person from the case, whatever their role."""
    return file.projection.protected and not is_named(actor, file)


def open_to(actor: Actor) -> ColumnElement[bool]:
    """The opposite of `keeps_out` as a condition for lists; a test holds it against it."""
    protected = select(CaseProjection.case_id).where(CaseProjection.protected)
    mine = select(NamedPerson.case_id).where(NamedPerson.user_id == actor.id)
    return or_(
        CaseFile.id.not_in(protected),
        referring.referred_by(actor),
        CaseFile.vagledare_id == actor.id,
        CaseFile.id.in_(mine),
    )


def unattended() -> ColumnElement[bool]:
    """Protected cases for which none of the project's leaders is named: nobody reviews or answers them."""
    protected = select(CaseProjection.case_id).where(CaseProjection.protected)
    leads = (GrantRow.project_key == CaseFile.project_key, GrantRow.role == Role.PROJEKTLEDARE)
    named = select(NamedPerson.case_id).join(User, NamedPerson.user_id == User.id).join(User.grants)
    held = named.where(NamedPerson.case_id == CaseFile.id, User.active, *leads)
    return CaseFile.id.in_(protected) & ~exists(held.correlate(CaseFile))
