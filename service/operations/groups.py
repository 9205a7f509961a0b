"""The group activities of a project, kept by its leader and its vägledare; each sees only their own cases.

A list of participants is sensitive, so it holds no names: each line is a case, and is shown only to who works
with that case. What somebody else's participants are called, nobody learns here.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select

from service.domain.activities import rhythm
from service.domain.answers import Answers
from service.domain.lifecycle import ENROLLED
from service.domain.roles import Action, Role
from service.errors import GroupChanged, NotFound
from service.models import Attendance, CaseFile, CaseProjection, GroupActivity, GroupMember
from service.operations import access, named, papers
from service.operations.audit import Event, tell
from service.operations.papers import About
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Line:
    """A group in the project's list, with how many take part in it on the day."""

    id: UUID
    name: str
    place: str
    rhythm: str
    leader: str
    start: date
    end: date
    members: int


def allow(work: Work, project_key: str) -> None:
    """Raises NotAllowed for who does not keep the groups of the project."""
    access.authorize(work, Action.KEEP_GROUPS, access.facts_of(work.someone, project_key=project_key))


def one(work: Work, group_id: UUID) -> GroupActivity:
    """A group that this person may keep."""
    found = work.session.get(GroupActivity, group_id)
    if found is None:
        raise NotFound
    allow(work, found.project_key)
    return found


def hold(work: Work, group_id: UUID) -> GroupActivity:
    """The same, held until the transaction ends: of two who change it at once one waits."""
    group = one(work, group_id)
    work.session.refresh(group, with_for_update=True)
    return group


def listed(work: Work, project_key: str) -> list[Line]:
    """The groups of a project, those that begin last first."""
    allow(work, project_key)
    going_on = and_(
        GroupMember.group_id == GroupActivity.id,
        GroupMember.first_on <= work.today,
        func.coalesce(GroupMember.last_on, date.max) >= work.today,
    )
    count = select(func.count()).where(going_on).scalar_subquery()
    wanted = select(GroupActivity, count).where(GroupActivity.project_key == project_key)
    rows = work.session.execute(wanted.order_by(GroupActivity.starts_on.desc(), GroupActivity.name))
    return [line(group, members) for group, members in rows]


def line(group: GroupActivity, members: int) -> Line:
    """A group as lists show it."""
    return Line(
        id=group.id, name=group.name, place=group.place, rhythm=rhythm(group.weekday, group.hours),
        leader=group.leader, start=group.starts_on, end=group.ends_on, members=members,
    )  # fmt: skip


def answers(group: GroupActivity) -> dict[str, object]:
    """The group as its form asks for it."""
    return {
        "namn": group.name, "plats": group.place, "veckodag": group.weekday, "tid": group.hours,
        "ledare": group.leader, "start": group.starts_on.isoformat(), "slut": group.ends_on.isoformat(),
    }  # fmt: skip


def start(work: Work, project_key: str, said: Answers) -> GroupActivity:
    """A new group."""
    allow(work, project_key)
    group = GroupActivity(project_key=project_key)
    _describe(group, said)
    work.session.add(group)
    work.session.flush()
    tell(work, Event.GROUP_SAVED, project_key=project_key, group=str(group.id))
    return group


def change(work: Work, group_id: UUID, said: Answers, *, lock: int) -> GroupActivity:
    """Raises GroupChanged when somebody else has changed it since `lock`."""
    group = hold(work, group_id)
    if group.lock != lock:
        raise GroupChanged
    _describe(group, said)
    group.lock += 1
    tell(work, Event.GROUP_SAVED, project_key=group.project_key, group=str(group.id))
    return group


def _describe(group: GroupActivity, said: Answers) -> None:
    start, end = said.date("start"), said.date("slut")
    if start is None or end is None:
        raise TypeError("a group has a first and a last day")
    group.name, group.place, group.weekday = said.text("namn"), said.text("plats"), said.text("veckodag")
    group.hours, group.leader = said.text("tid"), said.text("ledare")
    group.starts_on, group.ends_on = start, end


def my_cases(work: Work, project_key: str) -> ColumnElement[bool]:
    """The cases that who keeps the groups works with: for the leader all that open to her, else one's own."""
    leads = project_key in access.projects_of(work.someone, Role.PROJEKTLEDARE)
    mine = named.open_to(work.someone) if leads else CaseFile.vagledare_id == work.someone.id
    return and_(CaseFile.project_key == project_key, mine)


def candidates(work: Work, group: GroupActivity) -> list[About]:
    """Who can be added: those who take part in the project, are one's own, and do not go on in the group."""
    within = select(GroupMember.case_id).where(
        GroupMember.group_id == group.id, GroupMember.last_on.is_(None)
    )
    wanted = select(CaseFile).join(CaseFile.projection).where(my_cases(work, group.project_key))
    wanted = wanted.where(CaseProjection.state.in_(ENROLLED), CaseFile.id.not_in(within))
    return [papers.about(work, file) for file in work.session.scalars(wanted.order_by(CaseFile.number))]


def add(work: Work, group_id: UUID, case_id: UUID) -> None:
    """The person takes part from the group's first day or their own in the project; who had left goes on."""
    group = hold(work, group_id)
    if case_id not in {each.case_id for each in candidates(work, group)}:
        raise NotFound
    file = work.session.get_one(CaseFile, case_id)
    first = max(group.starts_on, file.projection.enrolled_on or group.starts_on)
    if earlier := work.session.get(GroupMember, (group.id, case_id)):
        earlier.last_on = None
    else:
        work.session.add(GroupMember(group_id=group.id, case_id=case_id, first_on=min(first, group.ends_on)))
    tell(work, Event.GROUP_JOINED, case=file, group=str(group.id))


def leave(work: Work, group_id: UUID, case_id: UUID, *, last_on: date) -> None:
    """The person does not come after this day; of whom nothing was told, they never were in the group."""
    group = hold(work, group_id)
    member, file = _member(work, group, case_id), work.session.get_one(CaseFile, case_id)
    came = select(func.count()).where(Attendance.group_id == group.id, Attendance.case_id == case_id)
    if work.session.scalar(came):
        member.last_on = max(member.first_on, last_on)
    else:
        work.session.delete(member)
    tell(work, Event.GROUP_LEFT, case=file, group=str(group.id))


def _member(work: Work, group: GroupActivity, case_id: UUID) -> GroupMember:
    """A participant of one's own."""
    member = work.session.get(GroupMember, (group.id, case_id))
    mine = select(CaseFile.id).where(my_cases(work, group.project_key), CaseFile.id == case_id)
    if member is None or work.session.scalar(mine) is None:
        raise NotFound
    return member
