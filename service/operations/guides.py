"""Who may guide a case: the vägledare of its project."""

from sqlalchemy import select

from service.domain.roles import Role
from service.models import GrantRow, User
from service.operations.work import Work


def vagledare_of(work: Work, project_key: str) -> list[User]:
    """The accounts that may guide a case in the project, by name."""
    holds = (GrantRow.project_key == project_key, GrantRow.role == Role.VAGLEDARE, User.active)
    return [*work.session.scalars(select(User).join(GrantRow).where(*holds).order_by(User.name))]


def names_of(work: Work, project_key: str) -> tuple[str, ...]:
    """What they are called."""
    return tuple(each.name for each in vagledare_of(work, project_key))
