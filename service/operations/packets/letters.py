"""The letter that tells of a packet: a link and no word of a case, one for each edition, and never twice.

That it is about to leave is written on the packet before it does (`mailed_at`), so that a job whose worker
died in the middle is told to a person and never sends again.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, update

from service.domain.meetings.packet_letter import text
from service.mail import MailUncertain
from service.models import Job, JobState, Meeting, Packet, User
from service.operations import jobs
from service.operations.jobs import Claim
from service.operations.meetings import lasting, page
from service.operations.packets.readers import receiver
from service.operations.work import Work

LETTER, QUEUE, SENDING = "packet_letter", "mail", "sending"


@dataclass(frozen=True, slots=True)
class Letter:
    """To whom, and what it says."""

    to: str
    text: str


def ask(work: Work, packet: Packet) -> None:
    jobs.ask(work, LETTER, subject_id=packet.id, queue=QUEUE, dedup_key=f"{LETTER}:{packet.id}")


def due(work: Work, held: Claim, *, address: str) -> Letter | None:
    """What the job should send; None when the packet is closed, or its receiver gets none any more.

    Raises MailUncertain when an attempt before this may have sent it.
    """
    packet = work.session.get_one(Packet, held.subject_id)
    meeting, user = (
        work.session.get_one(Meeting, packet.meeting_id),
        work.session.get_one(User, packet.user_id),
    )
    if packet.closed_at is not None or not lasting.is_open(meeting, work.today):
        return None
    if receiver(work, meeting, user.id) is None:
        return None
    if packet.mailed_at is not None:
        raise MailUncertain
    return Letter(user.email, _text(work, meeting, packet, address))


def _text(work: Work, meeting: Meeting, packet: Packet, address: str) -> str:
    project = work.project(meeting.project_key)
    return text(
        meeting=f"{page.title(work, meeting)}, {project.name}",
        day=meeting.day,
        last_day=lasting.last_day(meeting),
        edition=packet.edition,
        address=f"{address}moten/{meeting.id}/paket",
    )


def leaving(work: Work, held: Claim) -> None:
    """Writes down that the letter is about to leave; raises MailUncertain if it may have left already."""
    mark = update(Packet).where(Packet.id == held.subject_id, Packet.mailed_at.is_(None))
    marked = work.session.execute(mark.values(mailed_at=work.now).returning(Packet.id)).one_or_none()
    if marked is None or not jobs.step(work.session, held, SENDING):
        raise MailUncertain


def kept_back(work: Work, held: Claim) -> None:
    """The letter certainly did not leave, so that it may be tried again."""
    work.session.execute(update(Packet).where(Packet.id == held.subject_id).values(mailed_at=None))


def failed(work: Work, meeting: Meeting) -> list[UUID]:
    """The packets whose letter did not leave, or may not have."""
    own = select(Packet.id).where(Packet.meeting_id == meeting.id, Packet.closed_at.is_(None))
    ended = (Job.kind == LETTER, Job.state.in_((JobState.FAILED, JobState.DEAD)))
    return [*work.session.scalars(select(Job.subject_id).where(*ended, Job.subject_id.in_(own)))]
