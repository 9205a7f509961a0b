"""A packet goes to its receiver: from then it can be opened; it is noted in each case, and told by mail."""

from collections.abc import Iterable
from uuid import uuid4

from sqlalchemy import select

from service.database import one_writes
from service.domain import dispatch
from service.domain.dispatch import Channel, Receiver
from service.domain.meetings.bodies import PROJECT_ITSELF
from service.domain.meetings.packet_plan import Plan
from service.models import CaseFile, Dispatch, Meeting, Packet, PacketPaper, Record
from service.operations import access, consents
from service.operations.audit import Event, tell
from service.operations.packets import editions, letters
from service.operations.work import Work


def hold_cases(work: Work, plans: Iterable[Plan]) -> None:
    """Holds the cases of the plans, always in the same order and before their meeting.

    Of a document that goes and a withdrawal one waits: either it does not go, or who got it is told.
    """
    if one_writes(work.session):
        return
    for case_id in sorted({each.case_id for plan in plans for each in plan.cases()}):
        if file := work.session.get(CaseFile, case_id):
            access.hold(work, file)


def follow(work: Work, meeting: Meeting, packet: Packet) -> None:
    """What was made anew because a right was lost goes by itself to who had been sent the one before."""
    earlier = [each for each in editions.of(work, meeting)[packet.user_id] if each.edition < packet.edition]
    if any(each.sent_at for each in earlier) and all(each.closed_at for each in earlier):
        deliver(work, meeting, packet)


def deliver(work: Work, meeting: Meeting, packet: Packet) -> None:
    packet.sent_at = work.now
    for earlier in editions.of(work, meeting)[packet.user_id]:
        if earlier.edition < packet.edition and earlier.closed_at is None:
            editions.close(work, meeting, earlier)
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
