"""Whom a meeting is for besides its leader: members of its body on its day, once they are called."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select, true

from service.domain.meetings.bodies import seats_for, sits_for
from service.models import BodyMember, Meeting, MeetingRecord, Summons
from service.operations.work import Actor, Work


def called(actor: Actor) -> ColumnElement[bool]:
    """Meetings that somebody is called to, as a member of the body on its day who holds a fitting role."""
    summoned = exists().where(Summons.meeting_id == Meeting.id, Summons.user_id == actor.id)
    return and_(summoned, exists().where(seat_of(actor)))


def seat_of(actor: Actor) -> ColumnElement[bool]:
    """The seats of somebody in the body of a meeting on its day, as far as a role of today carries them."""
    return and_(BodyMember.user_id == actor.id, member_on_its_day(), or_(false(), *_fitting(actor)))


def called_about(work: Work, record_id: UUID) -> bool:
    """Whether who asks is called to the meeting that a record is about."""
    about = select(MeetingRecord).join(Meeting, Meeting.id == MeetingRecord.meeting_id)
    found = about.where(MeetingRecord.record_id == record_id, called(work.someone))
    return work.session.scalar(found) is not None


def member_on_its_day() -> ColumnElement[bool]:
    """Joins the seats of a body to its meetings."""
    return and_(
        BodyMember.project_key == Meeting.project_key,
        BodyMember.body == Meeting.body,
        BodyMember.first_on <= Meeting.day,
        func.coalesce(BodyMember.last_on, Meeting.day) >= Meeting.day,
    )


def _fitting(actor: Actor) -> Iterator[ColumnElement[bool]]:
    for grant in actor.grants:
        for kind in seats_for(grant.role):
            own = sits_for(grant, kind)
            seat = true() if own is None else BodyMember.organisation_key == own
            yield and_(Meeting.project_key == grant.project_key, Meeting.body == kind, seat)
