"""Who has a case as its remittent: the person it stands on, while they refer for its organisation."""

from sqlalchemy import ColumnElement, and_, false, or_

from service.domain.roles import Role, refers_for
from service.models import CaseFile, User
from service.operations.work import Actor


def refers(actor: Actor, file: CaseFile) -> bool:
    """Whoever has changed organisation since has nothing to do with the case any more."""
    return actor.id == file.remittent_id and refers_for(
        actor.grants, project_key=file.project_key, organisation_key=file.organisation_key
    )


def referred_by(actor: Actor) -> ColumnElement[bool]:
    """`refers` as a condition for lists; a test holds it against it."""
    held = [
        and_(CaseFile.project_key == grant.project_key, CaseFile.organisation_key == grant.organisation_key)
        for grant in actor.grants
        if grant.role is Role.REMITTENT and grant.organisation_key
    ]
    return and_(CaseFile.remittent_id == actor.id, or_(false(), *held))


def is_served(file: CaseFile, remittent: User) -> bool:
    """Whether the account that the case stands on still opens it."""
    asked = (Role.REMITTENT, file.project_key, file.organisation_key)
    held = {(row.role, row.project_key, row.organisation_key) for row in remittent.grants}
    return remittent.active and asked in held
