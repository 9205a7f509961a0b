"""Ordering the packets of a meeting: one for each receiver, and new editions where something has changed."""

from uuid import UUID

from service.domain.meetings.bodies import BodyKind
from service.domain.meetings.progress import MeetingState
from service.errors import NotFound
from service.models import Meeting, Packet
from service.operations import jobs
from service.operations.audit import Event, tell
from service.operations.meetings import agenda, seen
from service.operations.packets import editions, keys, readers, session
from service.operations.packets.errors import NobodyToPack, NoPacketsNow
from service.operations.packets.readers import Receiver
from service.operations.work import Work


def order(work: Work, meeting_id: UUID) -> int:
    """Fixes the agenda and asks for every packet that is missing or would not be the same now; how many.

    Raises NoPacketsNow or NobodyToPack. Of two who order at once, one waits and finds what the other did.
    """
    meeting = packed(seen.kept(work, meeting_id))
    seen.hold(work, meeting)
    if not may_order(work, meeting):
        raise NoPacketsNow
    people = readers.receivers(work, meeting)
    if not people:
        raise NobodyToPack
    agenda.fix(work, meeting)
    gathered, before = session.gather(work, meeting, people), editions.of(work, meeting)
    made = [each for one in people if (each := _ordered(work, gathered, one, before.get(one.user.id, [])))]
    if made:
        told = [str(each.id) for each in made]
        tell(
            work,
            Event.PACKETS_ORDERED,
            project_key=meeting.project_key,
            meeting=str(meeting.id),
            packets=told,
        )
    return len(made)


def packed(meeting: Meeting) -> Meeting:
    """The meeting, if packets are made for its body; raises NotFound."""
    if meeting.body != BodyKind.CASES:
        raise NotFound
    return meeting


def may_order(work: Work, meeting: Meeting) -> bool:
    """From the kallelse to the day of the meeting."""
    return meeting.state == MeetingState.CALLED and work.today <= meeting.day


def _ordered(work: Work, gathered: session.Gathered, one: Receiver, before: list[Packet]) -> Packet | None:
    """None for who has, or is getting, what they would get now."""
    if before and editions.is_coming(work, before[0]):
        return None
    planned = gathered.plan_for(one)
    if before and _is_same(before[0], planned.plan.sha256):
        return None
    packet = editions.new(
        work, gathered.meeting, before, user_id=one.user.id, organisation_key=one.reader.organisation
    )
    keys.keep_plan(work, packet, planned.plan)
    return packet


def _is_same(packet: Packet, sha256: str) -> bool:
    return packet.built_at is not None and packet.closed_at is None and packet.plan_sha256 == sha256


def retry(work: Work, packet_id: UUID) -> Packet:
    """Another attempt at a packet that could not be built."""
    packet = work.session.get(Packet, packet_id)
    if packet is None:
        raise NotFound
    meeting = seen.kept(work, packet.meeting_id)
    job = editions.job_of(work, packet)
    if job is None or packet.closed_at is not None:
        raise NotFound
    jobs.retry(work, job)
    tell(work, Event.PACKET_RETRIED, project_key=meeting.project_key, packet=str(packet.id))
    return packet
