"""Editions: which packets a meeting has, a new one of somebody's packet, and its job."""

from uuid import UUID, uuid4

from sqlalchemy import func, select

from service.models import Job, JobState, Meeting, Packet
from service.operations import jobs
from service.operations.audit import Event, tell
from service.operations.packets import keys
from service.operations.work import Work

PACKET, QUEUE = "packet", "packets"


def of(work: Work, meeting: Meeting) -> dict[UUID, list[Packet]]:
    """The packets of a meeting by receiver as they are now, the newest edition of each first."""
    wanted = select(Packet).where(Packet.meeting_id == meeting.id).order_by(Packet.edition.desc())
    wanted = wanted.execution_options(populate_existing=True)
    found: dict[UUID, list[Packet]] = {}
    for packet in work.session.scalars(wanted):
        found.setdefault(packet.user_id, []).append(packet)
    return found


def new(
    work: Work, meeting: Meeting, before: list[Packet], *, user_id: UUID, organisation_key: str
) -> Packet:
    """The next edition of somebody's packet, with the number of their copy, and a job that builds it.

    `before` are the editions there are, the newest first.
    """
    packet = Packet(
        id=uuid4(), meeting_id=meeting.id, user_id=user_id, organisation_key=organisation_key,
        edition=before[0].edition + 1 if before else 1,
        copy=before[0].copy if before else _next_copy(work, meeting),
        plan=b"", plan_sha256="", ordered_at=work.now, ordered_by_id=work.actor.id if work.actor else user_id,
    )  # fmt: skip
    keys.new_key(work, packet)
    work.session.add(packet)
    work.session.flush()
    jobs.ask(work, PACKET, subject_id=packet.id, queue=QUEUE, dedup_key=job_key(packet))
    return packet


def _next_copy(work: Work, meeting: Meeting) -> int:
    had = select(func.max(Packet.copy)).where(Packet.meeting_id == meeting.id)
    return (work.session.scalar(had) or 0) + 1


def job_key(packet: Packet) -> str:
    return f"{PACKET}:{packet.id}"


def job_of(work: Work, packet: Packet) -> Job | None:
    return work.session.scalar(select(Job).where(Job.dedup_key == job_key(packet)))


def is_coming(work: Work, packet: Packet) -> bool:
    """Whether a worker builds it, or will: what it holds is decided anew then."""
    job = job_of(work, packet)
    waits = packet.built_at is None and packet.closed_at is None
    return waits and job is not None and job.state in (JobState.QUEUED, JobState.RUNNING)


def is_ready(packet: Packet) -> bool:
    """Whether it is built, open and not sent."""
    return packet.built_at is not None and packet.closed_at is None and packet.sent_at is None


def close(work: Work, meeting: Meeting, packet: Packet) -> None:
    """For good: its files are not even kept; what it was stays written."""
    packet.closed_at = work.now
    packet.pdf_blob = packet.docx_blob = None
    tell(work, Event.PACKET_CLOSED, project_key=meeting.project_key, packet=str(packet.id))
