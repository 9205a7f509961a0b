"""The practice groups: their participants join them, and attendance is told, while the case is open."""

from uuid import UUID

from sqlalchemy import select

from service.demo.story import Story
from service.demo.story.activities import came, group
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
    group_id = _group(work, told.project.key, Answers(group(told)))
    groups.add(work, group_id, case_id)
    for day, present in days:
        tick = Tick(case_id, CAME if present else STAYED_AWAY, UNTOLD)
        attendance.tick(work, group_id, [tick], on=day)


def _group(work: Work, project_key: str, said: Answers) -> UUID:
    """The group of that name, begun when it is first needed."""
    same = (GroupActivity.project_key == project_key, GroupActivity.name == said.text("namn"))
    known = work.session.scalar(select(GroupActivity.id).where(*same))
    return known or groups.start(work, project_key, said).id
