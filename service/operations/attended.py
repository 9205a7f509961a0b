"""What the person of a case takes part in, and how often they came: for documents and the case's page."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from service.domain.access import allowed
from service.domain.activities import Attended, last_day, rhythm
from service.domain.roles import Action
from service.models import Attendance, CaseFile, GroupActivity, GroupMember
from service.operations import access
from service.operations.work import Work

Counts = dict[tuple[UUID, UUID], tuple[int, int]]
"""By group and case: the days they came, and those that are told of at all."""


def of_case(work: Work, file: CaseFile) -> tuple[Attended, ...]:
    """The groups of a case's person, oldest first, without those that began after the participation."""
    wanted = select(GroupMember, GroupActivity).join(GroupActivity, GroupActivity.id == GroupMember.group_id)
    wanted = wanted.where(GroupMember.case_id == file.id).order_by(GroupMember.first_on, GroupActivity.name)
    rows = work.session.execute(wanted).all()
    counts = _counts(work, Attendance.case_id == file.id) if rows else {}
    parts = (
        _attended(
            member, group, counts.get((group.id, file.id), (0, 0)),
            end=last_day((member.last_on, file.projection.closed_on, group.ends_on), on=work.today),
        )
        for member, group in rows
    )  # fmt: skip
    return tuple(each for each in parts if each.end is None or each.start <= each.end)


def group_lines(work: Work, file: CaseFile) -> Iterator[tuple[str, str]]:
    """The same as labelled lines, for those who keep the groups and nobody else."""
    facts = access.facts_of(work.someone, project_key=file.project_key)
    if allowed(Action.KEEP_GROUPS, work.someone.grants, facts):
        for each in of_case(work, file):
            yield "Gruppaktivitet", ": ".join(filter(None, (each.group, each.summary)))


def counts_of(work: Work, group_id: UUID) -> Counts:
    """How often each participant of a group came."""
    return _counts(work, Attendance.group_id == group_id)


def _counts(work: Work, which: ColumnElement[bool]) -> Counts:
    key = (Attendance.group_id, Attendance.case_id)
    came = func.count().filter(Attendance.present)
    rows = work.session.execute(select(*key, came, func.count()).where(which).group_by(*key))
    return {(group, case): (present, told) for group, case, present, told in rows}


def _attended(
    member: GroupMember, group: GroupActivity, counted: tuple[int, int], *, end: date | None
) -> Attended:
    return Attended(
        group=group.name, place=group.place, rhythm=rhythm(group.weekday, group.hours),
        start=member.first_on, end=end, present=counted[0], told=counted[1],
    )  # fmt: skip
