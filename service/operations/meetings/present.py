"""The members of a body who were at the meeting that a record is about, by name: users, and no guests."""

from sqlalchemy import select

from service.models import Presence, Record, User
from service.operations.meetings import about, seats
from service.operations.work import Work


def names(work: Work, record: Record) -> tuple[str, ...]:
    """Those who were ticked in its room; of a meeting without one those who were called."""
    meeting = about.meeting_of(work, record)
    if meeting is None:
        return ()
    ticked = select(User.name).join(Presence, Presence.user_id == User.id)
    there = work.session.scalars(ticked.where(Presence.meeting_id == meeting.id).order_by(User.name))
    return (*there,) or tuple(user.name for _, user, _ in seats.rows(work, meeting))
