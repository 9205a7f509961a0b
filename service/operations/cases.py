"""Cases: opening one, its records as a person may open them, choosing who guides it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.domain.roles import Action, Role
from service.errors import NotAllowed, NotFound
from service.models import CaseFile, NumberSeries, Record
from service.operations import access, guides, projection, records
from service.operations.audit import Event, tell
from service.operations.work import Actor, Work


def open_case(work: Work, project_key: str) -> Record:
    """A new case with an open draft of its referral; needs the role of remittent for an organisation."""
    project, year = work.project(project_key), work.today.year
    access.authorize(work, Action.OPEN_CASE, access.facts_of(work.someone, project_key=project_key))
    file = CaseFile(
        number=project.case_number(year, _next(work.session, f"{project.prefix}-{year}")),
        project_key=project_key,
        organisation_key=_organisation(work.someone, project_key),
        remittent_id=work.someone.id,
        wrapped_key=b"",
        created_at=work.now,
    )
    work.session.add(file)
    work.session.flush()
    file.wrapped_key = work.vault.new_key(where=f"case_file.wrapped_key.{file.id}")
    file.projection = projection.empty(file)
    tell(work, Event.CASE_OPENED, case=file)
    return records.begin(work, work.registry["remiss"], project_key=project_key, file=file)


def history(work: Work, file: CaseFile) -> list[Record]:
    """The records of a case that this person may open, newest first."""
    rows = work.session.scalars(
        select(Record)
        .where(Record.case_id == file.id)
        .order_by(Record.created_at.desc(), Record.version.desc())
    )
    return [row for row in rows if access.may_open(work, row)]


def choose_vagledare(work: Work, case_id: UUID, user_id: UUID) -> None:
    """The project leader gives the case to a vagledare of the project."""
    file = access.case_file(work, case_id)
    if file.project_key not in access.projects_of(work.someone, Role.PROJEKTLEDARE):
        raise NotAllowed
    if user_id not in {user.id for user in guides.vagledare_of(work, file.project_key)}:
        raise NotFound
    file.vagledare_id = user_id
    tell(work, Event.VAGLEDARE_CHOSEN, case=file, vagledare=str(user_id))


def _organisation(actor: Actor, project_key: str) -> str:
    held = (grant for grant in actor.grants if grant.project_key == project_key)
    return next(
        each.organisation_key for each in held if each.role is Role.REMITTENT and each.organisation_key
    )


def _next(session: Session, series: str) -> int:
    """The next number of a series such as VK-2017; its row is locked until the transaction ends."""
    row = session.get(NumberSeries, series, with_for_update=True)
    if row is None:
        row = NumberSeries(series=series, last=0)
        session.add(row)
    row.last += 1
    session.flush()
    return row.last
