"""The days on which the case body was to meet and did not: what stood on their agendas never came up."""

from datetime import date

from sqlalchemy import select

from service.domain.meetings.bodies import BodyKind
from service.domain.meetings.progress import MeetingState
from service.models import Meeting
from service.operations.work import Work


def days(work: Work, project_key: str) -> frozenset[date]:
    """The days of cancelled meetings, but for those on which another one was held."""
    wanted = select(Meeting.day, Meeting.state)
    found = wanted.where(Meeting.project_key == project_key, Meeting.body == BodyKind.CASES)
    rows = work.session.execute(found).all()
    stand = {day for day, state in rows if state != MeetingState.CANCELLED}
    return frozenset(day for day, _ in rows) - stand
