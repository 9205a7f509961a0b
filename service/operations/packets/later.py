"""Packets that are sent as soon as they are built: whoever ordered them need not come back for it."""

from uuid import UUID, uuid4

from sqlalchemy import select

from service.models import Job, Meeting, User
from service.operations import accounts, jobs
from service.operations.jobs import Claim
from service.operations.packets import editions, sending
from service.operations.work import Actor, Work

SEND = "packets_send"
PAUSE = 3.0
"""Seconds until it is asked again whether they are built."""
_WAITS = "wait"


def send_when_built(work: Work, meeting_id: UUID) -> None:
    """Sends what is ordered for the meeting, in the name of who is signed in, once all of it is built.

    Each time it is a job of its own: what is ordered anew after the first was sent goes too.
    """
    jobs.ask(work, SEND, subject_id=meeting_id, queue=editions.QUEUE, dedup_key=f"{SEND}:{uuid4()}")


def asked_by(work: Work, held: Claim) -> Actor:
    """Who asked for it, with the rights they have by now."""
    asked = select(User).join(Job, Job.created_by == User.id).where(Job.id == held.job_id)
    return accounts.actor_of(work.session.scalars(asked).one())


def send(work: Work, held: Claim) -> None:
    """Sends them, or waits a little longer while one is built; one that cannot be built holds up none."""
    meeting = work.session.get_one(Meeting, held.subject_id)
    newest = [each[0] for each in editions.of(work, meeting).values()]
    if any(editions.is_coming(work, each) for each in newest):
        jobs.postpone(work.session, held, at=work.now, seconds=PAUSE, step=_WAITS)
    elif jobs.finish(work.session, held, at=work.now):
        sending.send(work, meeting.id)
