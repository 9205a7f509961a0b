"""What receivers are told of cases they got documents of, and what an organisation was sent in Knutpunkt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select

from service.documents.variants import TWIN
from service.domain import consent, dispatch
from service.domain.access import STYRGRUPP_DOCUMENTS
from service.domain.consent_losses import losers
from service.domain.dispatch import Channel, Receiver
from service.domain.roles import Role
from service.errors import NotFound
from service.models import CaseFile, CaseProjection, Dispatch, Notice, Packet, PacketPaper, Record
from service.models.dispatch import BOARD
from service.operations import access, consents, referring
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


def narrowed(work: Work, file: CaseFile, record: Record) -> None:
    """Who has got a document with a name in it and loses by this record is told, once until that is read."""
    before, after = consents.case_of(work, file, before=record.finalised_at), consents.case_of(work, file)
    lost = _got(work, file) & losers(before, after, referrer=file.organisation_key)
    on = work.today
    if consent.to_board(before, on=on) and not consent.to_board(after, on=on) and _board_got(work, file):
        lost |= {BOARD}
    unread = select(Notice.organisation_key).where(Notice.case_id == file.id, Notice.read_at.is_(None))
    for key in sorted(lost - {*work.session.scalars(unread)}):
        work.session.add(Notice(case_id=file.id, organisation_key=key, at=work.now))
        tell(work, Event.NOTICE_SENT, case=file, organisation=key)
    work.session.flush()


def _got(work: Work, file: CaseFile) -> frozenset[str]:
    """The organisations that were sent a document with a name in it, or a sheet of the case in a packet."""
    sent = select(Dispatch.organisation_key).join(Record).where(*_with_name(file))
    packed = select(Packet.organisation_key).join(PacketPaper, PacketPaper.packet_id == Packet.id)
    packed = packed.where(PacketPaper.case_id == file.id, Packet.sent_at.is_not(None))
    named = sent.where(Dispatch.organisation_key != "")
    return frozenset([*work.session.scalars(named), *work.session.scalars(packed)])


def _board_got(work: Work, file: CaseFile) -> bool:
    """Whether the styrgrupp was sent one, or might open one in Knutpunkt."""
    sent = select(Dispatch.id).join(Record).where(*_with_name(file), Dispatch.receiver == Receiver.STYRGRUPP)
    if work.session.scalar(sent.limit(1)):
        return True
    final = (
        Record.case_id == file.id,
        Record.kind.in_(STYRGRUPP_DOCUMENTS),
        Record.finalised_at.is_not(None),
    )
    rows = work.session.scalars(select(Record).where(*final))
    return any(consents.named_to_board(work, file, row) for row in rows)


def _with_name(file: CaseFile) -> tuple[ColumnElement[bool], ...]:
    """Sent in the case, with what tells who it is about, and not taken back."""
    named = and_(Dispatch.variant != TWIN, Dispatch.ground.not_like(f"{dispatch.UNNAMED}%"))
    return (Record.case_id == file.id, named, Dispatch.recalled_at.is_(None))


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
    # The case of a protected person opens for no other party.
    plain = CaseFile.projection.has(CaseProjection.protected.is_(False))
    wanted = wanted.where(
        Dispatch.channel == Channel.KNUTPUNKT, Dispatch.recalled_at.is_(None), plain, _others(work, Dispatch)
    )
    rows = work.session.execute(wanted.order_by(Dispatch.at.desc()).limit(RECENT))
    return [
        Received(row.id, work.title(row.kind, row.project_key), file.number, sent.at)
        for sent, row, file in rows
    ]


def _mine(work: Work) -> ColumnElement[bool]:
    """Notices to who referred the case, to the officers of other organisations, and to the styrgrupp."""
    referred = and_(referring.referred_by(work.someone), Notice.organisation_key == CaseFile.organisation_key)
    boards = access.projects_of(work.someone, Role.STYRGRUPP)
    board = and_(CaseFile.project_key.in_(boards), Notice.organisation_key == BOARD)
    return or_(referred, board, _others(work, Notice))


def _others(work: Work, table: type[Notice] | type[Dispatch]) -> ColumnElement[bool]:
    """Rows to organisations that did not refer the case."""
    foreign = table.organisation_key != CaseFile.organisation_key
    return and_(foreign, or_(false(), *_held(work, table)))


def _held(work: Work, table: type[Notice] | type[Dispatch]) -> Iterable[ColumnElement[bool]]:
    for grant in work.someone.grants:
        if grant.role is Role.REMITTENT and grant.organisation_key:
            yield and_(
                CaseFile.project_key == grant.project_key, table.organisation_key == grant.organisation_key
            )
