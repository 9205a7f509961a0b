"""Reminders by mail: who gets one this morning, what it counts, and that nobody gets two on one day.

The job is one for each person and day. That a mail is about to leave is written on the account before it does
(`reminded_on`), so that a job whose worker died in the middle is told to a person and never sends again.
"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from service.domain.reminders import Tally
from service.mail import MailUncertain
from service.models import Job, JobState, User
from service.operations import accounts, jobs, notices, waiting
from service.operations.jobs import Claim
from service.operations.work import Work

REMINDER, QUEUE, SENDING = "reminder", "mail", "sending"
_ENDED = (JobState.FAILED, JobState.DEAD)


@dataclass(frozen=True, slots=True)
class Reminder:
    """To whom, what to count, and the day of the one before."""

    to: str
    tally: Tally
    before: date | None


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose, the day of the latest mail, and why the latest one failed, "" if it did not."""

    wanted: bool
    latest: date | None
    trouble: str


def unasked(work: Work) -> list[UUID]:
    """The accounts that should get a reminder today and for which there is no job yet."""
    people = work.session.scalars(select(User).where(User.active, User.reminders)).all()
    keys = {_key(user.id, work.today): user for user in people}
    asked = {*work.session.scalars(select(Job.dedup_key).where(Job.dedup_key.in_(keys)))}
    return [user.id for key, user in keys.items() if key not in asked and _tally_of(work, user)]


def ask(work: Work, user_id: UUID) -> Job:
    """The person's job of today. The tally is made when it is done."""
    day, key = work.today.isoformat(), _key(user_id, work.today)
    return jobs.ask(work, REMINDER, subject_id=user_id, queue=QUEUE, dedup_key=key, variant=day)


def due(work: Work, held: Claim) -> Reminder | None:
    """What the job should send; None when there is no need any more, or its day has gone.

    Raises MailUncertain when an attempt before this may have sent it.
    """
    user = work.session.get_one(User, held.subject_id)
    if held.variant != work.today.isoformat() or not (user.active and user.reminders):
        return None
    if user.reminded_on == work.today:
        raise MailUncertain
    tally = _tally_of(work, user)
    return Reminder(user.email, tally, user.reminded_on) if tally else None


def leaving(work: Work, held: Claim) -> None:
    """Writes down that the mail is about to leave; raises MailUncertain if it may have left already."""
    not_yet = or_(User.reminded_on.is_(None), User.reminded_on < work.today)
    mark = update(User).where(User.id == held.subject_id, not_yet).values(reminded_on=work.today)
    marked = work.session.execute(mark.returning(User.id)).one_or_none()
    if marked is None or not jobs.step(work.session, held, SENDING):
        raise MailUncertain


def kept_back(work: Work, held: Claim, *, before: date | None) -> None:
    """The mail certainly did not leave, so that it may be tried again."""
    work.session.execute(update(User).where(User.id == held.subject_id).values(reminded_on=before))


def sent(work: Work, held: Claim) -> None:
    """The mail has left, and the job is done."""
    if jobs.finish(work.session, held, at=work.now):
        kept_back(work, held, before=work.today)


def tally(work: Work) -> Tally:
    """What waits for who is signed in."""
    late, week = waiting.soon(work)
    return Tally(late=late, week=week, notices=len(notices.unread(work)))


def choice(work: Work) -> Choice:
    """What who is signed in has chosen."""
    user = work.session.get_one(User, work.someone.id)
    own = (Job.kind == REMINDER, Job.subject_id == user.id)
    job = work.session.scalar(select(Job).where(*own).order_by(Job.created_at.desc()).limit(1))
    return Choice(user.reminders, user.reminded_on, _trouble(job))


def choose(work: Work, *, wanted: bool) -> None:
    work.session.get_one(User, work.someone.id).reminders = wanted


def failures(session: Session, *, since: date) -> list[str]:
    """Why reminders since that day were not sent, the latest last; no error among them names anybody."""
    ended = (Job.kind == REMINDER, Job.variant >= since.isoformat(), Job.state.in_(_ENDED))
    return [*session.scalars(select(Job.error).where(*ended).order_by(Job.created_at))]


def _tally_of(work: Work, user: User) -> Tally:
    return tally(replace(work, actor=accounts.actor_of(user)))


def _key(user_id: UUID, day: date) -> str:
    return f"{REMINDER}:{user_id}:{day}"


def _trouble(job: Job | None) -> str:
    return job.error if job and job.state in _ENDED else ""
