"""How long what a meeting takes up can be read, in packets and on pages (DOMAIN 3.4)."""

from datetime import date

from sqlalchemy import ColumnElement, and_

from service.domain.meetings.packet import OPEN_FOR
from service.domain.meetings.progress import MeetingState
from service.models import Meeting


def last_day(meeting: Meeting) -> date:
    """The last day on which packets of the meeting can be opened."""
    return meeting.day + OPEN_FOR


def is_open(meeting: Meeting, on: date) -> bool:
    """Whether anybody who was called may read at all, on a day, what the meeting takes up."""
    return meeting.state != MeetingState.CANCELLED and on <= last_day(meeting)


def open_on(day: date) -> ColumnElement[bool]:
    """The same as a condition; a test holds it against `is_open`."""
    return and_(Meeting.state != MeetingState.CANCELLED, Meeting.day >= day - OPEN_FOR)
