"""Packets are closed when a right is lost, and made anew for those concerned; files go when time is over.

What protects is the question at each download: closing and renewing come as soon as the change is written,
and a sweep finds what came in other ways, such as a consent that ran out.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import delete, not_, or_, select

from service.models import CaseFile, Meeting, Packet, PacketSheet, Record
from service.operations.meetings import agenda, lasting, seen
from service.operations.packets import delivery, editions, keys, rights
from service.operations.packets.rights import Rights
from service.operations.work import Work

CHANGE_RIGHTS = frozenset({"samtycke", "aterkallelse", "skydd", "remiss", "avbrott"})
"""Records that may take away what somebody may have of a case."""


def follow(work: Work, record: Record, file: CaseFile) -> None:
    """What a final record does to packets, in its own transaction."""
    if record.kind in CHANGE_RIGHTS:
        check(work, file)


def check(work: Work, file: CaseFile) -> None:
    """Closes the packets that hold more of a case than their receivers may have now, and orders new ones.

    Who orders packets of a meeting meanwhile, or puts them together, is waited for. Who was protected has an
    alias from now on, which nobody else at the meeting gets.
    """
    for meeting in _meetings(work, project_key=file.project_key):
        seen.hold(work, meeting)
        if file.projection.protected:
            agenda.fix(work, meeting)
        held = [each for each in rights.standing(work, meeting) if _holds(work, each, file.id)]
        if held:
            close_lost(work, meeting, held)


def concerned(work: Work) -> list[UUID]:
    """The meetings with a packet that holds more than its receiver may have now, whatever has changed."""
    return [each.id for each in _meetings(work) if _lost(work, each, rights.standing(work, each))]


def check_meeting(work: Work, meeting_id: UUID) -> int:
    """Closes such packets of one meeting, and orders new ones; how many were closed."""
    meeting = seen.hold(work, work.session.get_one(Meeting, meeting_id))
    return close_lost(work, meeting, [*rights.standing(work, meeting)])


def _meetings(work: Work, *, project_key: str = "") -> list[Meeting]:
    """Those with packets that may be open."""
    wanted = select(Meeting).where(
        Meeting.id.in_(select(Packet.meeting_id).where(Packet.closed_at.is_(None))),
        lasting.open_on(work.today),
    )
    if project_key:
        wanted = wanted.where(Meeting.project_key == project_key)
    return [*work.session.scalars(wanted.order_by(Meeting.id))]


def _holds(work: Work, packet: Packet, case_id: UUID) -> bool:
    return any(each.case_id == case_id for each in keys.plan_of(work, packet).cases())


def close_lost(work: Work, meeting: Meeting, packets: Iterable[Packet]) -> int:
    """Closes those of the packets that hold too much, and orders the next editions; how many were closed."""
    asked = Rights(work, meeting)
    lost = [each for each in packets if not asked.holds(each)]
    for packet in lost:
        editions.close(work, meeting, packet)
    for user_id in dict.fromkeys(each.user_id for each in lost):
        _renew(work, meeting, user_id, asked)
    return len(lost)


def _lost(work: Work, meeting: Meeting, packets: Iterable[Packet]) -> bool:
    standing = [*packets]
    asked = Rights(work, meeting) if standing else None
    return asked is not None and not all(asked.holds(each) for each in standing)


def _renew(work: Work, meeting: Meeting, user_id: UUID, asked: Rights) -> None:
    """The next edition for who still gets packets, unless it is on its way; one that is made already goes."""
    before = editions.of(work, meeting)[user_id]
    if user_id not in asked.people:
        return
    if editions.is_ready(before[0]) and asked.holds(before[0]):
        delivery.follow(work, meeting, before[0])
    if before[0].closed_at is not None:
        organisation = asked.people[user_id].reader.organisation
        editions.new(work, meeting, before, user_id=user_id, organisation_key=organisation)


def replace(work: Work, packet: Packet) -> None:
    """Closes a packet that will not be built, and orders the next edition for who still gets packets."""
    meeting = seen.hold(work, work.session.get_one(Meeting, packet.meeting_id))
    editions.close(work, meeting, packet)
    if lasting.is_open(meeting, work.today):
        _renew(work, meeting, packet.user_id, Rights(work, meeting))


def outlived(work: Work) -> list[UUID]:
    """The meetings whose time is over with packets, or papers of such, that a key could still open."""
    over = not_(lasting.open_on(work.today))
    packets = select(Packet.meeting_id).where(Packet.wrapped_key != b"")
    kept = or_(Meeting.id.in_(packets), Meeting.id.in_(select(PacketSheet.meeting_id)))
    return [*work.session.scalars(select(Meeting.id).where(over, kept))]


def purge(work: Work, meeting_ids: Collection[UUID]) -> None:
    """Destroys the keys of their packets and lets go of their files; the rows of what was sent stay.

    The files themselves are collected as those that nothing names.
    """
    keyed = (Packet.meeting_id.in_(meeting_ids), Packet.wrapped_key != b"")
    for packet in work.session.scalars(select(Packet).where(*keyed)):
        packet.closed_at = packet.closed_at or work.now
        packet.wrapped_key = packet.plan = b""
        packet.pdf_blob = packet.docx_blob = None
    work.session.execute(delete(PacketSheet).where(PacketSheet.meeting_id.in_(meeting_ids)))
