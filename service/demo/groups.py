"""The practice group: its participants join it, and their attendance is told, before their case is closed."""

from uuid import UUID

from sqlalchemy import select

from service.demo.story import Story
from service.demo.story.activities import GROUP, came
from service.domain.answers import Answers
from service.models import GroupActivity
from service.operations import attendance, groups
from service.operations.attendance import CAME, STAYED_AWAY, UNTOLD, Tick
from service.operations.work import Work

BEFORE = "slutanalys"
"""The record before which everything has been told."""


def attend(work: Work, told: Story, case_id: UUID) -> None:
    """What the group's leader has written of a participant; nothing for who was not in it."""
    days = [*came(told)]
    if not days:
        return
    group_id = _group(work, told.project.key)
    groups.add(work, group_id, case_id)
    for day, present in days:
        tick = Tick(case_id, CAME if present else STAYED_AWAY, UNTOLD)
        attendance.tick(work, group_id, [tick], on=day)


def _group(work: Work, project_key: str) -> UUID:
    """The one group, begun when it is first needed."""
    known = work.session.scalar(select(GroupActivity.id).where(GroupActivity.project_key == project_key))
    return known or groups.start(work, project_key, Answers(GROUP)).id
