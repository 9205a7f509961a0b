"""Jobs in the database: asked for with the change, claimed with a lease, finished under a token, never lost.

A claim, an end and a retry are single statements whose row count tells who won, so any number of workers and
sweepers may try at once.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, cast
from uuid import UUID, uuid4

from sqlalchemy import CursorResult, and_, or_, select, update
from sqlalchemy.orm import Session

from service.models import Job, JobState
from service.operations.work import Work
from service.queues import QUEUES

PAUSES = (10, 60, 300)
"""Seconds before the second, third and later attempts."""
RING_AT_ONCE = 50
"""Bells that one sweep rings at most: more than the workers do until the next, few enough not to fill the
queue when a thousand jobs wait."""
SKEW = timedelta(seconds=5)
"""How much the clocks of two machines may differ before a job that is due seems not to be."""


class Failure(StrEnum):
    """Why a job did not succeed; only the last two are worth another attempt."""

    BAD_INPUT = "bad_input"
    TEMPLATE_ERROR = "template_error"
    TRANSIENT = "transient"
    UNKNOWN = "unknown"

    @property
    def may_pass(self) -> bool:
        return self in (Failure.TRANSIENT, Failure.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to finish one job until the lease runs out."""

    job_id: UUID
    token: UUID
    kind: str
    subject_id: UUID
    attempt: int
    variant: str = ""


def ask(work: Work, kind: str, *, subject_id: UUID, queue: str, dedup_key: str, variant: str = "") -> Job:
    """The job for `dedup_key`: a new row, or the one that stands already. The edge rings after the commit.

    Raises ValueError for a queue that no worker serves.
    """
    if queue not in QUEUES:
        raise ValueError(f"No worker serves the queue {queue!r}.")
    found = work.session.scalar(select(Job).where(Job.dedup_key == dedup_key))
    if found is not None:
        return found
    job = Job(
        id=uuid4(), kind=kind, queue=queue, subject_id=subject_id, variant=variant, dedup_key=dedup_key,
        not_before=work.now, sent_at=work.now, created_by=work.actor.id if work.actor else None,
        created_at=work.now,
    )  # fmt: skip
    work.session.add(job)
    work.rings.append((queue, job.id))
    return job


def claim(session: Session, job_id: UUID, *, at: datetime, lease: int) -> Claim | None:
    """Takes the job for `lease` seconds; None when it is another's, done, not due or out of attempts.

    It need not survive a power cut: undone, the job is free, and whoever held it can no longer finish it.
    """
    token = uuid4()
    free = or_(Job.state == JobState.QUEUED, and_(Job.state == JobState.RUNNING, Job.lease_until < at))
    taken = update(Job).where(
        Job.id == job_id, free, Job.attempts < Job.max_attempts, Job.not_before <= at + SKEW
    )
    values = {
        "state": JobState.RUNNING,
        "token": token,
        "step": "",
        "lease_until": at + timedelta(seconds=lease),
    }
    of = (Job.kind, Job.subject_id, Job.attempts, Job.variant)
    told = taken.values(attempts=Job.attempts + 1, **values).returning(*of)
    found = session.execute(told.execution_options(synchronize_session=False)).one_or_none()
    return found and Claim(job_id, token, *found)


def step(session: Session, held: Claim, name: str) -> bool:
    """Tells what the job is doing; False when it has passed to another worker."""
    return _changed(session, _mine(held).values(step=name))


def finish(session: Session, held: Claim, *, at: datetime) -> bool:
    """Ends the job well; False when it has passed to another worker, whose result then counts."""
    return _changed(
        session, _mine(held).values(state=JobState.DONE, step="", finished_at=at, lease_until=None)
    )


def fail(session: Session, held: Claim, failure: Failure, sentence: str, *, at: datetime) -> bool:
    """Queues the job again after a pause, or ends it: failed if it cannot pass, dead if out of attempts."""
    job = session.get_one(Job, held.job_id, populate_existing=True)
    told = {
        "error_code": failure.value,
        "error": sentence[:1000],
        "token": None,
        "lease_until": None,
        "step": "",
    }
    if failure.may_pass and job.attempts < job.max_attempts:
        later = at + timedelta(seconds=pause(job.attempts))
        return _changed(
            session, _mine(held).values(state=JobState.QUEUED, not_before=later, sent_at=None, **told)
        )
    end = JobState.DEAD if failure.may_pass else JobState.FAILED
    return _changed(session, _mine(held).values(state=end, finished_at=at, **told))


def postpone(session: Session, held: Claim, *, at: datetime, seconds: float, step: str) -> bool:
    """Queues the job again for a little later, since something else comes first; no attempt has failed."""
    later = {"not_before": at + timedelta(seconds=seconds), "sent_at": None, "attempts": Job.attempts - 1}
    free = {"state": JobState.QUEUED, "token": None, "lease_until": None, "step": step}
    return _changed(session, _mine(held).values(**later, **free))


def pause(attempts: int) -> float:
    """Seconds to wait after so many attempts, with up to a fifth more so that jobs do not return in step."""
    base = PAUSES[min(attempts, len(PAUSES)) - 1]
    return base * random.uniform(1.0, 1.2)  # noqa: S311 - spread, not secrecy


def retry(work: Work, job: Job) -> None:
    """A person tries again what failed or died; a job that is alive is left alone."""
    _queue_anew(work, job, (JobState.FAILED, JobState.DEAD))


def again(work: Work, job: Job) -> None:
    """Does once more what is done, or what failed or died; a job that is alive is left alone."""
    _queue_anew(work, job, (JobState.DONE, JobState.FAILED, JobState.DEAD))


def _queue_anew(work: Work, job: Job, states: tuple[JobState, ...]) -> None:
    ended = update(Job).where(Job.id == job.id, Job.state.in_(states))
    fresh = {"state": JobState.QUEUED, "attempts": 0, "error": "", "error_code": "", "finished_at": None}
    if _changed(work.session, ended.values(not_before=work.now, sent_at=work.now, **fresh)):
        work.rings.append((job.queue, job.id))


def hand_back(work: Work) -> None:
    """Queues every job in hand again, without counting the attempt: for who knows that no worker is alive."""
    held = select(Job).where(Job.state == JobState.RUNNING)
    for job in work.session.scalars(held):
        job.state, job.step, job.token, job.lease_until = JobState.QUEUED, "", None, None
        job.attempts, job.sent_at = job.attempts - 1, work.now
        work.rings.append((job.queue, job.id))


def sweep(work: Work, *, ring_again_after: float) -> None:
    """Ends what a worker left for the last time, and rings again for what waits unheard so many seconds."""
    at = work.now
    gone = and_(Job.state == JobState.RUNNING, Job.lease_until < at)
    spent = update(Job).where(gone, Job.attempts >= Job.max_attempts)
    told = {"error_code": Failure.UNKNOWN.value, "error": LOST, "token": None, "step": ""}
    work.session.execute(spent.values(state=JobState.DEAD, finished_at=at, lease_until=None, **told))
    work.rings.extend(_unheard(work.session, at=at, since=at - timedelta(seconds=ring_again_after)))


LOST = "Programmet som gjorde dokumentet avbröts flera gånger. Försök igen, eller be förvaltaren om hjälp."


def _unheard(session: Session, *, at: datetime, since: datetime) -> Iterator[tuple[str, UUID]]:
    quiet = or_(Job.sent_at.is_(None), Job.sent_at < since)
    waiting = and_(Job.state == JobState.QUEUED, Job.not_before <= at, quiet)
    dropped = and_(Job.state == JobState.RUNNING, Job.lease_until < at, quiet)
    oldest = select(Job).where(or_(waiting, dropped)).order_by(Job.created_at).limit(RING_AT_ONCE)
    for job in session.scalars(oldest):
        job.sent_at = at
        yield job.queue, job.id


def _mine(held: Claim) -> Any:
    return update(Job).where(Job.id == held.job_id, Job.token == held.token, Job.state == JobState.RUNNING)


def _changed(session: Session, statement: Any) -> bool:
    result = session.execute(statement.execution_options(synchronize_session=False))
    return cast("CursorResult[Any]", result).rowcount == 1
