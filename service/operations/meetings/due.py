"""Summonses whose day has come, told alike on the desk, in the menu and in the morning's mail."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from service.domain.meetings.calendar import summons_due
from service.domain.meetings.progress import MeetingState
from service.domain.roles import Role
from service.models import Meeting
from service.operations import access
from service.operations.work import Work

CLOSE = timedelta(days=60)
"""How long a meeting that has passed is asked about."""


def uncalled(work: Work) -> dict[UUID, date]:
    """The meetings that who is signed in should have called to by today, each with the last day for it."""
    led = access.projects_of(work.someone, Role.PROJEKTLEDARE)
    if not led:
        return {}
    planned = (Meeting.state == MeetingState.PLANNED, Meeting.day >= work.today - CLOSE)
    wanted = select(Meeting.id, Meeting.project_key, Meeting.day).where(
        Meeting.project_key.in_(led), *planned
    )
    last = {id_: summons_on(work, key, day) for id_, key, day in work.session.execute(wanted)}
    return {id_: day for id_, day in last.items() if day <= work.today}


def summons_on(work: Work, project_key: str, day: date) -> date:
    """The last day to send the summons to a meeting on that day."""
    return summons_due(day, days=work.project(project_key).times.summons_days)
