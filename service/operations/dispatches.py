"""Sending documents: logged with receiver, ground and file, judged by the consent at that very moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select, update

from service.database import one_writes
from service.documents import variants
from service.documents.kind import DocumentKind
from service.domain import consent
from service.domain.access import goes_to_remittent
from service.domain.dates import iso
from service.domain.dispatch import Channel, Receiver
from service.domain.roles import Role
from service.errors import NobodyChosen, NotAllowed, NotFound, NotSent
from service.models import (
    CaseFile,
    Dispatch,
    Document,
    Meeting,
    Packet,
    PacketPaper,
    Record,
    RecordState,
    User,
)
from service.operations import access, consents, notices, receivers
from service.operations.audit import Event, tell
from service.operations.receivers import Addressee, Matter
from service.operations.work import Work

_LONGEST_GROUND, _LONGEST_NUMBER = 400, 80


@dataclass(frozen=True, slots=True)
class Order:
    """One receiver that somebody has chosen, with the document and the way."""

    addressee: str
    variant: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A dispatch as lists show it; `title` is the document, `what` the variant of it, "" for the main one."""

    id: UUID
    record_id: UUID
    title: str
    what: str
    version: int
    to: str
    channel: str
    ground: str
    diarienummer: str
    at: datetime
    by: str
    automatic: bool
    sha256: str
    recalled_at: datetime | None
    may_recall: bool


def may_send(work: Work, record: Record) -> bool:
    """The project leader, and who writes the kind in the project; who referred receives and sends not."""
    file = work.session.get(CaseFile, record.case_id) if record.case_id else None
    if record.project_key in access.projects_of(work.someone, Role.PROJEKTLEDARE):
        return True
    if file is not None and file.remittent_id == work.someone.id:
        return False
    return access.may_write(work, work.kind(record.kind), project_key=record.project_key, file=file)


def addressees(work: Work, record: Record) -> list[Addressee]:
    """Whom it may be sent to by who is signed in; nobody for a draft or what a newer version replaced."""
    if record.state != RecordState.FINAL or not may_send(work, record):
        return []
    return receivers.of(work, receivers.matter(work, record))


def send(
    work: Work, record_id: UUID, orders: Sequence[Order], *, diarienummer: str = "", support: str = ""
) -> list[Dispatch]:
    """Sends to all who are chosen, or to nobody. `support` is a provision that the ground rests on too.

    The case and the record are held meanwhile, so that neither a withdrawal nor a newer version comes between
    the judgement and the log.
    """
    record, _ = access.record(work, record_id)
    _hold(work, record)
    if record.state != RecordState.FINAL or not may_send(work, record):
        raise NotAllowed
    if not orders:
        raise NobodyChosen
    about = receivers.matter(work, record)
    found = {each.key: each for each in receivers.of(work, about)}
    return [
        _log(work, about, *_judged(found, order), diarienummer=diarienummer, support=support)
        for order in orders
    ]


def _hold(work: Work, record: Record) -> None:
    if record.case_id and (file := work.session.get(CaseFile, record.case_id)):
        access.hold(work, file)
    if not one_writes(work.session):
        work.session.refresh(record, with_for_update=True)


def _judged(found: dict[str, Addressee], order: Order) -> tuple[Addressee, str, Channel]:
    to = found.get(order.addressee)
    if to is None:
        raise NotFound
    if order.variant not in {each.key for each in to.variants}:
        reason = to.why_not or "Dokumentet får inte skickas dit"
        raise NotSent(reason=f"{to.name}: {reason}")
    if order.channel not in to.ways(order.variant):
        raise NotSent(reason=f"{to.name}: Dokumentet får inte skickas den vägen.")
    return to, order.variant, Channel(order.channel)


def _log(
    work: Work,
    about: Matter,
    to: Addressee,
    variant: str,
    channel: Channel,
    *,
    diarienummer: str,
    support: str,
) -> Dispatch:
    of_it = (Document.record_id == about.record.id, Document.variant == variant)
    sha256 = work.session.scalars(select(Document.pdf_sha256).where(*of_it)).one()
    ground = "; ".join(text for text in (to.ground_of(variant), support.strip()) if text)
    row = Dispatch(
        record_id=about.record.id, variant=variant, receiver=to.receiver, channel=channel,
        organisation_key=to.organisation_key, ground=ground[:_LONGEST_GROUND], sha256=sha256,
        diarienummer=diarienummer.strip()[:_LONGEST_NUMBER], at=work.now, by_id=work.someone.id,
    )  # fmt: skip
    return _told(work, about.record, row)


def _told(work: Work, record: Record, row: Dispatch) -> Dispatch:
    work.session.add(row)
    work.session.flush()
    tell(
        work, Event.DISPATCHED, record=record, receiver=row.receiver, organisation=row.organisation_key,
        channel=row.channel, variant=row.variant, sha256=row.sha256 or "",
    )  # fmt: skip
    return row


def follow(work: Work, record: Record, file: CaseFile) -> None:
    """What a record sends when it becomes final: itself to who referred, and word of a narrower consent."""
    kind = work.kind(record.kind)
    if goes_to_remittent(kind.key, kind.readers) and file.remittent_id != record.author_id:
        _by_itself(work, record, file)
    if record.kind in ("samtycke", "aterkallelse"):
        notices.narrowed(work, file, record)


def goes_by_itself(work: Work, kind: DocumentKind, file: CaseFile) -> str:
    """Who gets a document of this kind by itself when who is signed in makes it final; "" for nobody."""
    if not goes_to_remittent(kind.key, kind.readers) or file.remittent_id == work.someone.id:
        return ""
    case, key = consents.case_of(work, file), file.organisation_key
    for party in (each for each in work.project(file.project_key).organisations if each.key == key):
        if consent.may_receive(case, party, referrer=key, tells=kind.tells, on=work.today).covered:
            return receivers.name_of(party, Receiver.REMITTENT, protected=file.projection.protected)
    return ""


def _by_itself(work: Work, record: Record, file: CaseFile) -> None:
    """To who referred, in Knutpunkt, when consent covers it; its file is made afterwards, and named then."""
    about, parties = receivers.matter(work, record), work.project(record.project_key).organisations
    for party in (each for each in parties if each.key == file.organisation_key):
        to = receivers.organisation(work, about, party)
        if to.named:
            row = Dispatch(
                record_id=record.id, receiver=to.receiver, organisation_key=to.organisation_key,
                channel=Channel.KNUTPUNKT, ground=to.ground, automatic=True, at=work.now,
                by_id=work.someone.id,
            )  # fmt: skip
            _told(work, record, row)


def name_file(work: Work, record: Record, *, variant: str, sha256: str) -> None:
    """The PDF of what was sent by itself is made now."""
    waiting = (Dispatch.record_id == record.id, Dispatch.variant == variant, Dispatch.sha256.is_(None))
    work.session.execute(update(Dispatch).where(*waiting).values(sha256=sha256))


def recall(work: Work, dispatch_id: UUID) -> Dispatch:
    """Takes back what was sent in Knutpunkt by mistake: it closes there at once, and the row stays."""
    row = work.session.get(Dispatch, dispatch_id)
    if row is None:
        raise NotFound
    record, _ = access.record(work, row.record_id)
    if not may_send(work, record):
        raise NotAllowed
    if row.channel != Channel.KNUTPUNKT or row.recalled_at is not None:
        raise NotSent(reason="Utskicket går inte att återta.")
    row.recalled_at = work.now
    tell(
        work, Event.DISPATCH_RECALLED, record=record, receiver=row.receiver, organisation=row.organisation_key
    )
    return row


def of_record(work: Work, record: Record) -> list[Sent]:
    """What was sent of a record, newest first; nothing for who may not send it."""
    if not may_send(work, record):
        return []
    return _listed(work, select(Dispatch).where(Dispatch.record_id == record.id))


def of(work: Work, file: CaseFile) -> list[Sent]:
    """What was sent in a case, newest first, of the records that who is signed in may send."""
    in_case = select(Dispatch).join(Record).where(Record.case_id == file.id)
    rows = {row.id: row for row in work.session.scalars(select(Record).where(Record.case_id == file.id))}
    mine = [record_id for record_id, row in rows.items() if may_send(work, row)]
    return _listed(work, in_case.where(Dispatch.record_id.in_(mine)))


def _listed(work: Work, wanted: Select[Dispatch]) -> list[Sent]:
    rows = [*work.session.scalars(wanted.order_by(Dispatch.at.desc(), Dispatch.id))]
    who = select(User.id, User.name).where(User.id.in_({row.by_id for row in rows}))
    names = {row.id: row.name for row in work.session.execute(who)}
    return [_line(work, row, by=names[row.by_id]) for row in rows]


def _line(work: Work, row: Dispatch, *, by: str) -> Sent:
    record = work.session.get_one(Record, row.record_id)
    kind = work.kind(record.kind)
    return Sent(
        id=row.id, record_id=record.id, title=work.title(record.kind, record.project_key),
        version=record.version,
        what=variants.variant_of(kind, row.variant).title if row.variant else "",
        to=_to(work, record, row), channel=_channel(work, row), ground=row.ground,
        diarienummer=row.diarienummer, at=row.at, by=by, automatic=row.automatic, sha256=row.sha256 or "",
        recalled_at=row.recalled_at,
        may_recall=row.channel == Channel.KNUTPUNKT and row.recalled_at is None,
    )  # fmt: skip


def _channel(work: Work, row: Dispatch) -> str:
    """The way it went; of a meeting's packet also to which meeting, while that is known."""
    label = Channel(row.channel).label
    if row.channel != Channel.PACKET:
        return label
    held = select(Meeting.day).join(Packet, Packet.meeting_id == Meeting.id)
    held = held.join(PacketPaper, PacketPaper.packet_id == Packet.id)
    same = (PacketPaper.record_id == row.record_id, Packet.organisation_key == row.organisation_key)
    sent = held.where(*same, Packet.sent_at <= row.at).order_by(Packet.sent_at.desc())
    day = work.session.scalar(sent.limit(1))
    return f"{label} till mötet {iso(day)}" if day else label


def _to(work: Work, record: Record, row: Dispatch) -> str:
    receiver = Receiver(row.receiver)
    file = work.session.get(CaseFile, record.case_id) if record.case_id else None
    protected = file is not None and file.projection.protected
    for party in work.project(record.project_key).organisations:
        if party.key == row.organisation_key:
            return receivers.name_of(party, receiver, protected=protected)
    return receivers.NAMES.get(receiver, row.organisation_key)
