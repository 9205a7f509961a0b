"""Who referred leaves: a project leader hands the case to somebody else of the same organisation.

Of a protected case only a leader who is named for it does so, since the choices tell which organisation it
is; they are shown to who asks for them, and nowhere else.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select

from service.domain.lifecycle import CaseState
from service.domain.roles import Role
from service.errors import NotAllowed, NotFound
from service.models import CaseFile, GrantRow, HandOver, User
from service.operations import access
from service.operations.audit import Event, tell
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class HandingPage:
    """`now` is who has it, "" for a protected person's; `choices` are the others of the organisation."""

    case_id: UUID
    number: str
    now: str
    choices: list[tuple[UUID, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody is told of, by the case's number alone; `gained`: the case is theirs now."""

    id: UUID
    number: str
    at: datetime
    gained: bool


def may(work: Work, file: CaseFile) -> bool:
    """Whether who is signed in hands this case over: the project's leader, for whom it opens."""
    leads = file.project_key in access.projects_of(work.someone, Role.PROJEKTLEDARE)
    return leads and access.may_see_case(work, file) and file.projection.state != CaseState.GALLRAD


def read(work: Work, case_id: UUID) -> HandingPage:
    """The choices, told in the audit trail as the reading of the case that they are."""
    file = _case(work, case_id)
    tell(work, Event.CASE_READ, case=file)
    now = "" if file.projection.protected else work.session.get_one(User, file.remittent_id).name
    return HandingPage(file.id, file.number, now, [(user.id, user.name) for user in _others(work, file)])


def hand_over(work: Work, case_id: UUID, user_id: UUID) -> None:
    """Raises NotFound for who does not refer for the organisation, or has the case already.

    What another did while this one waited counts: the case may have got protected, or been handed over.
    """
    file = _case(work, case_id)
    access.hold(work, file)
    file = _case(work, case_id)
    if user_id not in {user.id for user in _others(work, file)}:
        raise NotFound
    former, file.remittent_id = file.remittent_id, user_id
    file.handed.append(HandOver(from_id=former, to_id=user_id, by_id=work.someone.id, at=work.now))
    work.session.flush()
    tell(work, Event.REMITTENT_CHANGED, case=file, formerly=str(former), remittent=str(user_id))


def unread(work: Work) -> list[Told]:
    """What who is signed in has not read yet, newest first."""
    wanted = select(HandOver, CaseFile.number).join(CaseFile, HandOver.case_id == CaseFile.id)
    rows = work.session.execute(wanted.where(_mine(work)).order_by(HandOver.at.desc()))
    return [Told(row.id, number, row.at, row.to_id == work.someone.id) for row, number in rows]


def confirm(work: Work, hand_over_id: UUID) -> None:
    """Who is signed in has read it."""
    row = work.session.scalar(select(HandOver).where(HandOver.id == hand_over_id, _mine(work)))
    if row is None:
        raise NotFound
    if row.to_id == work.someone.id:
        row.to_read_at = work.now
    else:
        row.from_read_at = work.now


def _mine(work: Work) -> ColumnElement[bool]:
    me = work.someone.id
    return or_(
        and_(HandOver.to_id == me, HandOver.to_read_at.is_(None)),
        and_(HandOver.from_id == me, HandOver.from_read_at.is_(None)),
    )


def _case(work: Work, case_id: UUID) -> CaseFile:
    file = access.case_file(work, case_id)
    if not may(work, file):
        raise NotAllowed
    return file


def _others(work: Work, file: CaseFile) -> list[User]:
    refers = (
        GrantRow.project_key == file.project_key,
        GrantRow.role == Role.REMITTENT,
        GrantRow.organisation_key == file.organisation_key,
    )
    able = select(User).join(GrantRow).where(*refers, User.active, User.id != file.remittent_id)
    return [*work.session.scalars(able.order_by(User.name))]
