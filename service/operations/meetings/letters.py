"""Letters to those who are called: one job for each person and matter, and none that ever goes twice.

That a letter is about to leave is written on the summons before it does (`mailed`), so that a job whose
worker died in the middle is told to a person and never sends again.
"""

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import func, select, update

from service.domain.meetings.bodies import body
from service.domain.meetings.letters import Matter, text
from service.domain.meetings.progress import MeetingState
from service.mail import MailUncertain
from service.models import BodyMember, Job, JobState, Meeting, Record, Summons, User
from service.operations import jobs
from service.operations.accounts import actor_of
from service.operations.jobs import Claim
from service.operations.meetings import about
from service.operations.meetings.called import seat_of
from service.operations.work import Work

SUMMONS, QUEUE, SENDING = "summons", "mail", "sending"
NOTES = "motesanteckningar"
_FITS = {
    Matter.CALLED: MeetingState.CALLED,
    Matter.CHANGED: MeetingState.CALLED,
    Matter.CANCELLED: MeetingState.CANCELLED,
    Matter.NOTED: MeetingState.HELD,
}


@dataclass(frozen=True, slots=True)
class Letter:
    """To whom, what it says, and the mark of the letter before it."""

    to: str
    text: str
    before: str


def call(work: Work, meeting: Meeting, user: User) -> None:
    """Calls somebody, with a letter."""
    row = Summons(id=uuid4(), meeting_id=meeting.id, user_id=user.id, called_at=work.now, mailed="")
    work.session.add(row)
    _ask(work, row, Matter.CALLED, meeting.lock)


def tell_of_change(work: Work, meeting: Meeting, *, ask_anew: bool) -> None:
    """A letter to everybody called who is still a member; with `ask_anew` their answers are forgotten."""
    for row in _summoned(work, meeting):
        if ask_anew:
            row.answer, row.sends_id, row.answered_at = "", None, None
        _ask(work, row, Matter.CHANGED, meeting.lock)


def tell_of_cancelling(work: Work, meeting: Meeting) -> None:
    for row in _summoned(work, meeting):
        _ask(work, row, Matter.CANCELLED, meeting.lock)


def tell_of_notes(work: Work, record: Record) -> None:
    """Who was called reads the notes where they are: the letter leads there, once for all versions."""
    if record.kind != NOTES or (meeting := about.meeting_of(work, record)) is None:
        return
    for row in _summoned(work, meeting):
        if row.user_id != work.someone.id:
            _ask(work, row, Matter.NOTED, meeting.lock)


def _summoned(work: Work, meeting: Meeting) -> list[Summons]:
    return [*work.session.scalars(select(Summons).where(Summons.meeting_id == meeting.id))]


def _ask(work: Work, row: Summons, matter: Matter, lock: int) -> None:
    """The variant tells the matter and the saving of the meeting, so that each change has its own letter."""
    variant = f"{matter}-{lock}"
    key = f"{SUMMONS}:{row.id}:{variant}"
    jobs.ask(work, SUMMONS, subject_id=row.id, queue=QUEUE, dedup_key=key, variant=variant)


def due(work: Work, held: Claim, *, address: str) -> Letter | None:
    """What the job should send; None when the meeting has moved on, or the person is no member any more.

    Raises MailUncertain when an attempt before this may have sent it.
    """
    row = work.session.get_one(Summons, held.subject_id)
    meeting, user = work.session.get_one(Meeting, row.meeting_id), work.session.get_one(User, row.user_id)
    matter, _, lock = held.variant.partition("-")
    stands = meeting.state == _FITS[Matter(matter)] and lock == str(meeting.lock)
    if not (stands and user.active and _sits(work, meeting, user)):
        return None
    if row.mailed == held.variant:
        raise MailUncertain
    return Letter(user.email, _text(work, meeting, Matter(matter), address), row.mailed)


def _sits(work: Work, meeting: Meeting, user: User) -> bool:
    """On the day of the meeting, and by a role that is still held."""
    wanted = select(BodyMember.id).join(Meeting, seat_of(actor_of(user)))
    return work.session.scalar(wanted.where(Meeting.id == meeting.id)) is not None


def _text(work: Work, meeting: Meeting, matter: Matter, address: str) -> str:
    project = work.project(meeting.project_key)
    found = body(project, meeting.body)
    return text(
        matter,
        meeting=f"{found.meeting if found else meeting.body}, {project.name}",
        day=meeting.day,
        starts=meeting.starts,
        ends=meeting.ends,
        address=f"{address}moten/{meeting.id}",
    )


def leaving(work: Work, held: Claim) -> None:
    """Writes down that the letter is about to leave; raises MailUncertain if it may have left already."""
    mark = update(Summons).where(Summons.id == held.subject_id, Summons.mailed != held.variant)
    marked = work.session.execute(mark.values(mailed=held.variant).returning(Summons.id)).one_or_none()
    if marked is None or not jobs.step(work.session, held, SENDING):
        raise MailUncertain


def kept_back(work: Work, held: Claim, *, before: str) -> None:
    """The letter certainly did not leave, so that it may be tried again."""
    work.session.execute(update(Summons).where(Summons.id == held.subject_id).values(mailed=before))


def failed(work: Work, meeting: Meeting) -> int:
    """How many letters about the meeting, as it stands, did not leave or may not have."""
    own = select(Summons.id).where(Summons.meeting_id == meeting.id)
    ended = (Job.kind == SUMMONS, Job.state.in_((JobState.FAILED, JobState.DEAD)))
    now = Job.variant.endswith(f"-{meeting.lock}")
    return work.session.scalar(select(func.count(Job.id)).where(*ended, now, Job.subject_id.in_(own))) or 0
