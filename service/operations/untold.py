"""Who loses by a withdrawal or a narrower consent and has not read of it, for those who tell it by hand."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from service.domain.dispatch import Receiver
from service.domain.roles import Role
from service.errors import NotFound
from service.models import CaseFile, GrantRow, Notice, User
from service.models.dispatch import BOARD
from service.operations import access, receivers, referring
from service.operations.audit import Event, tell
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Untold:
    """A receiver that has not read of it; `here` when somebody there can read it in Knutpunkt."""

    id: UUID
    to: str
    at: datetime
    here: bool


def of(work: Work, file: CaseFile) -> list[Untold]:
    """The receivers in a case, the longest waiting first; nothing for others than leader and vägledare."""
    if not _works_with(work, file):
        return []
    waiting = select(Notice).where(Notice.case_id == file.id, Notice.read_at.is_(None))
    rows = work.session.scalars(waiting.order_by(Notice.at, Notice.organisation_key))
    return [Untold(row.id, _name(work, file, row), row.at, _reads_here(work, file, row)) for row in rows]


def told(work: Work, case_id: UUID, notice_id: UUID) -> None:
    """Notes that the receiver was told by hand, by letter or telephone; nothing if it is read already."""
    file = access.case_file(work, case_id)
    row = work.session.get(Notice, notice_id)
    if row is None or row.case_id != file.id or not _works_with(work, file):
        raise NotFound
    if row.read_at is None:
        row.read_at, row.read_by_id = work.now, work.someone.id
        tell(work, Event.NOTICE_TOLD, case=file, organisation=row.organisation_key)


def _works_with(work: Work, file: CaseFile) -> bool:
    leads = file.project_key in access.projects_of(work.someone, Role.PROJEKTLEDARE)
    return leads or file.vagledare_id == work.someone.id


def _name(work: Work, file: CaseFile, row: Notice) -> str:
    if row.organisation_key == BOARD:
        return receivers.NAMES[Receiver.STYRGRUPP]
    refers = row.organisation_key == file.organisation_key
    receiver = Receiver.REMITTENT if refers else Receiver.PART
    parties = {each.key: each for each in work.project(file.project_key).organisations}
    party = parties.get(row.organisation_key)
    protected = file.projection.protected
    return receivers.name_of(party, receiver, protected=protected) if party else row.organisation_key


def _reads_here(work: Work, file: CaseFile, row: Notice) -> bool:
    """Whether an account that is in use is shown the notice."""
    if row.organisation_key == file.organisation_key:
        return referring.is_served(file, work.session.get_one(User, file.remittent_id))
    held = [GrantRow.project_key == file.project_key, User.active]
    if row.organisation_key == BOARD:
        held.append(GrantRow.role == Role.STYRGRUPP)
    else:
        held += [GrantRow.role == Role.REMITTENT, GrantRow.organisation_key == row.organisation_key]
    return work.session.scalar(select(User.id).join(GrantRow).where(*held).limit(1)) is not None
