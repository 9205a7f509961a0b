"""Sending packets: from then they can be opened; it is noted in each case, and told by mail."""

from uuid import UUID, uuid4

from sqlalchemy import select

from service.domain import dispatch
from service.domain.dispatch import Channel, Receiver
from service.domain.meetings.bodies import PROJECT_ITSELF
from service.models import CaseFile, Dispatch, Meeting, Packet, PacketPaper, Record
from service.operations import consents
from service.operations.audit import Event, tell
from service.operations.meetings import seen
from service.operations.packets import closing, editions, letters
from service.operations.packets.ordering import packed
from service.operations.packets.rights import Rights
from service.operations.work import Work


def send(work: Work, meeting_id: UUID) -> int:
    """Sends every newest edition that is built and not sent; how many they were.

    One whose receiver may have less now than when it was built is closed instead, and made anew.
    """
    meeting = seen.hold(work, packed(work, seen.kept(work, meeting_id)))
    if not editions.may_be_open(work, meeting):
        return 0
    ready = [each[0] for each in editions.of(work, meeting).values() if is_ready(each[0])]
    asked = Rights(work, meeting)
    fit = [each for each in ready if asked.holds(each)]
    for packet in fit:
        _send(work, meeting, packet)
    closing.close_lost(work, meeting, [each for each in ready if each not in fit])
    return len(fit)


def is_ready(packet: Packet) -> bool:
    """Whether it is built, open and not sent."""
    return packet.built_at is not None and packet.closed_at is None and packet.sent_at is None


def follow(work: Work, meeting: Meeting, packet: Packet) -> None:
    """What was made anew because a right was lost goes by itself to who had been sent the one before."""
    earlier = [each for each in editions.of(work, meeting)[packet.user_id] if each.edition < packet.edition]
    if any(each.sent_at for each in earlier) and all(each.closed_at for each in earlier):
        _send(work, meeting, packet)


def _send(work: Work, meeting: Meeting, packet: Packet) -> None:
    packet.sent_at = work.now
    for earlier in editions.of(work, meeting)[packet.user_id]:
        if earlier.edition < packet.edition and earlier.closed_at is None:
            closing.close(work, meeting, earlier)
    if packet.organisation_key != PROJECT_ITSELF:
        _note(work, packet)
    work.session.flush()
    tell(work, Event.PACKET_SENT, project_key=meeting.project_key, packet=str(packet.id))
    letters.ask(work, packet)


def _note(work: Work, packet: Packet) -> None:
    """That an organisation got a document of a case is noted once for each file, as for all that is sent."""
    wanted = select(PacketPaper, Record, CaseFile).join(Record, PacketPaper.record_id == Record.id)
    wanted = wanted.join(CaseFile, PacketPaper.case_id == CaseFile.id)
    rows = work.session.execute(wanted.where(PacketPaper.packet_id == packet.id).order_by(PacketPaper.place))
    for paper, record, file in rows.unique():
        if not _is_noted(work, packet, paper):
            _note_one(work, packet, paper, record, file)


def _is_noted(work: Work, packet: Packet, paper: PacketPaper) -> bool:
    first = select(Packet.ordered_at).where(Packet.meeting_id == packet.meeting_id)
    since = first.order_by(Packet.ordered_at).limit(1).scalar_subquery()
    same = (
        Dispatch.record_id == paper.record_id, Dispatch.organisation_key == packet.organisation_key,
        Dispatch.channel == Channel.PACKET, Dispatch.sha256 == paper.sha256, Dispatch.at >= since,
    )  # fmt: skip
    return work.session.scalar(select(Dispatch.id).where(*same).limit(1)) is not None


def _note_one(work: Work, packet: Packet, paper: PacketPaper, record: Record, file: CaseFile) -> None:
    key, case = packet.organisation_key, consents.case_of(work, file)
    receiver = Receiver.REMITTENT if key == file.organisation_key else Receiver.PART
    row = Dispatch(
        id=uuid4(), record_id=record.id, variant=paper.variant, receiver=receiver, organisation_key=key,
        channel=Channel.PACKET, ground=dispatch.ground(case, key, referrer=file.organisation_key),
        sha256=paper.sha256, at=work.now, by_id=work.actor.id if work.actor else packet.ordered_by_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    tell(
        work, Event.DISPATCHED, record=record, receiver=receiver, organisation=key, channel=Channel.PACKET,
        variant=paper.variant, sha256=paper.sha256,
    )  # fmt: skip
