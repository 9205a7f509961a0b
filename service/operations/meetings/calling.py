"""Calling the members to a meeting, what they answer, and that it is cancelled or held."""

from uuid import UUID

from sqlalchemy import select

from service.domain.meetings.answers import Answer
from service.domain.meetings.progress import MeetingState, Step, open_for_answers
from service.errors import NotFound
from service.models import BodyMember, Meeting, Summons, User
from service.operations.audit import Event, tell
from service.operations.meetings import letters, seats, seen
from service.operations.meetings.errors import NobodyToCall, SummonsClosed
from service.operations.meetings.planning import require
from service.operations.work import Work


def uncalled(work: Work, meeting: Meeting) -> list[User]:
    """The members on the day of the meeting who are not called to it yet, as far as they may still sit."""
    called = select(Summons.user_id).where(Summons.meeting_id == meeting.id)
    wanted = select(User, BodyMember).join(BodyMember, BodyMember.user_id == User.id)
    wanted = wanted.join(Meeting, seen.member_on_its_day())
    wanted = wanted.where(Meeting.id == meeting.id, User.active, User.id.not_in(called))
    rows = work.session.execute(wanted.order_by(User.name)).unique()
    return [*dict.fromkeys(user for user, seat in rows if seats.may_sit(user, seat))]


def call(work: Work, meeting_id: UUID) -> int:
    """Calls every member who is not called yet, deputies too; how many they were. Raises NobodyToCall."""
    meeting = seen.hold(work, seen.kept(work, meeting_id))
    require(work, meeting, Step.CALL)
    people = uncalled(work, meeting)
    if not people and meeting.state == MeetingState.PLANNED:
        found = seen.body_of(work, meeting.project_key, meeting.body)
        raise NobodyToCall(body=found.name, day=meeting.day.isoformat())
    for user in people:
        letters.call(work, meeting, user)
    if people:
        meeting.state, meeting.called_at = MeetingState.CALLED, meeting.called_at or work.now
        called = [str(user.id) for user in people]
        tell(
            work,
            Event.MEETING_CALLED,
            project_key=meeting.project_key,
            meeting=str(meeting.id),
            people=called,
        )
    return len(people)


def cancel(work: Work, meeting_id: UUID, why: str) -> Meeting:
    """The meeting stays, with the reason, for everybody who was called."""
    meeting = seen.hold(work, seen.kept(work, meeting_id))
    require(work, meeting, Step.CANCEL)
    meeting.state, meeting.cancelled_because = MeetingState.CANCELLED, why
    meeting.changed_at, meeting.lock = work.now, meeting.lock + 1
    tell(work, Event.MEETING_CANCELLED, project_key=meeting.project_key, meeting=str(meeting.id))
    letters.tell_of_cancelling(work, meeting)
    return meeting


def held(work: Work, meeting_id: UUID) -> Meeting:
    """The meeting has been."""
    meeting = seen.hold(work, seen.kept(work, meeting_id))
    require(work, meeting, Step.HOLD)
    meeting.state, meeting.lock = MeetingState.HELD, meeting.lock + 1
    meeting.changed_at = work.now
    tell(work, Event.MEETING_HELD, project_key=meeting.project_key, meeting=str(meeting.id))
    return meeting


def answer(work: Work, meeting_id: UUID, said: Answer, *, sends: UUID | None = None) -> None:
    """What who is signed in answers, for nobody else; it can be changed until the day is over.

    `sends` is the deputy who comes instead, one of those for the same organisation. Raises SummonsClosed.
    """
    meeting = seen.hold(work, seen.one(work, meeting_id))
    mine = seats.mine(work, meeting)
    if mine is None or said is Answer.NONE:
        raise NotFound
    if not open_for_answers(MeetingState(meeting.state), day=meeting.day, today=work.today):
        raise SummonsClosed
    if said is Answer.DEPUTY and sends not in {each.user_id for each in mine.deputies}:
        raise NotFound
    row = work.session.get_one(Summons, mine.summons_id)
    row.answer, row.sends_id = said, sends if said is Answer.DEPUTY else None
    row.answered_at = work.now
    tell(work, Event.SUMMONS_ANSWERED, project_key=meeting.project_key, meeting=str(meeting.id), answer=said)
