"""What an organisation is told of cases it got documents of, and what was sent to it in Knutpunkt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select

from service.documents.variants import TWIN
from service.domain.dispatch import Channel
from service.domain.roles import Role
from service.errors import NotFound
from service.models import CaseFile, CaseProjection, Dispatch, Notice, Record
from service.operations.audit import Event, tell
from service.operations.work import Work

RECENT = 20


@dataclass(frozen=True, slots=True)
class Told:
    """A notice by the case's number alone: it stands where there may be no personal data."""

    id: UUID
    number: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Received:
    """A document that another party's officer was sent, by the case's number alone."""

    record_id: UUID
    title: str
    number: str
    at: datetime


def withdrawn(work: Work, file: CaseFile) -> None:
    """Every organisation that has got a document with a name in it is told, once until it has read that."""
    named = (Record.case_id == file.id, Dispatch.variant != TWIN, Dispatch.organisation_key != "")
    got = select(Dispatch.organisation_key).join(Record).where(*named, Dispatch.recalled_at.is_(None))
    unread = select(Notice.organisation_key).where(Notice.case_id == file.id, Notice.read_at.is_(None))
    for key in sorted({*work.session.scalars(got)} - {*work.session.scalars(unread)}):
        work.session.add(Notice(case_id=file.id, organisation_key=key, at=work.now))
        tell(work, Event.NOTICE_SENT, case=file, organisation=key)
    work.session.flush()


def unread(work: Work) -> list[Told]:
    """What who is signed in has not read yet, newest first."""
    wanted = select(Notice, CaseFile.number).join(CaseFile, Notice.case_id == CaseFile.id)
    wanted = wanted.where(Notice.read_at.is_(None), _mine(work)).order_by(Notice.at.desc())
    return [Told(row.id, number, row.at) for row, number in work.session.execute(wanted)]


def read(work: Work, notice_id: UUID) -> None:
    """It is read, and shown to nobody of the organisation any more."""
    wanted = select(Notice, CaseFile).join(CaseFile, Notice.case_id == CaseFile.id)
    found = work.session.execute(wanted.where(Notice.id == notice_id, _mine(work))).one_or_none()
    if found is None:
        raise NotFound
    row, file = found
    if row.read_at is None:
        row.read_at, row.read_by_id = work.now, work.someone.id
        tell(work, Event.NOTICE_READ, case=file, organisation=row.organisation_key)


def received(work: Work) -> list[Received]:
    """The latest that another party's officers were sent in Knutpunkt; who referred has the case itself."""
    wanted = select(Dispatch, Record, CaseFile).join(Record, Dispatch.record_id == Record.id)
    wanted = wanted.join(CaseFile, Record.case_id == CaseFile.id)
    wanted = wanted.where(
        Dispatch.channel == Channel.KNUTPUNKT, Dispatch.recalled_at.is_(None), _others(work, Dispatch)
    )
    rows = work.session.execute(wanted.order_by(Dispatch.at.desc()).limit(RECENT))
    return [
        Received(row.id, work.title(row.kind, row.project_key), file.number, sent.at)
        for sent, row, file in rows
    ]


def _mine(work: Work) -> ColumnElement[bool]:
    """Notices to who referred the case, and to the officers of other organisations."""
    referred = and_(
        CaseFile.remittent_id == work.someone.id, Notice.organisation_key == CaseFile.organisation_key
    )
    return or_(referred, _others(work, Notice))


def _others(work: Work, table: type[Notice] | type[Dispatch]) -> ColumnElement[bool]:
    """Rows to organisations that did not refer the case; the case of a protected person is none of theirs."""
    foreign = and_(
        table.organisation_key != CaseFile.organisation_key,
        CaseFile.projection.has(CaseProjection.protected.is_(False)),
    )
    return and_(foreign, or_(false(), *_held(work, table)))


def _held(work: Work, table: type[Notice] | type[Dispatch]) -> Iterable[ColumnElement[bool]]:
    for grant in work.someone.grants:
        if grant.role is Role.REMITTENT and grant.organisation_key:
            yield and_(
                CaseFile.project_key == grant.project_key, table.organisation_key == grant.organisation_key
            )
