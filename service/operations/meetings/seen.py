"""Who sees which meeting: its leader always, others once they are called and while they are members."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from service.domain.access import allowed
from service.domain.meetings.bodies import Body, body
from service.domain.roles import Action, Role
from service.errors import NotFound
from service.models import Meeting
from service.operations import access
from service.operations.meetings.called import called, member_on_its_day
from service.operations.work import Actor, Work

__all__ = [
    "body_of",
    "called",
    "hold",
    "keep",
    "kept",
    "leads",
    "may_keep",
    "member_on_its_day",
    "one",
    "visible",
]


def keep(work: Work, project_key: str) -> None:
    """Raises NotAllowed for who does not keep the meetings of the project."""
    access.authorize(work, Action.KEEP_MEETINGS, access.facts_of(work.someone, project_key=project_key))


def may_keep(work: Work, project_key: str) -> bool:
    """Whether this person keeps the meetings of the project."""
    facts = access.facts_of(work.someone, project_key=project_key)
    return allowed(Action.KEEP_MEETINGS, work.someone.grants, facts)


def body_of(work: Work, project_key: str, key: str) -> Body:
    """The body of a project by its key; raises NotFound."""
    found = body(work.project(project_key), key)
    if found is None:
        raise NotFound
    return found


def one(work: Work, meeting_id: UUID) -> Meeting:
    """A meeting that this person may see."""
    found = work.session.get(Meeting, meeting_id)
    if found is None:
        raise NotFound
    mine = select(Meeting.id).where(Meeting.id == meeting_id, called(work.someone))
    facts = access.facts_of(work.someone, project_key=found.project_key)
    is_called = work.session.scalar(mine) is not None
    access.authorize(work, Action.SEE_MEETING, replace(facts, called=is_called))
    return found


def kept(work: Work, meeting_id: UUID) -> Meeting:
    """A meeting that this person keeps."""
    found = work.session.get(Meeting, meeting_id)
    if found is None:
        raise NotFound
    keep(work, found.project_key)
    return found


def hold(work: Work, meeting: Meeting) -> Meeting:
    """Reads the meeting anew and holds it until the transaction ends: of two who change it one waits."""
    work.session.refresh(meeting, with_for_update=True)
    return meeting


def visible(actor: Actor) -> ColumnElement[bool]:
    """SEE_MEETING as a condition for lists; a test holds it against the table."""
    return or_(leads(actor), called(actor))


def leads(actor: Actor) -> ColumnElement[bool]:
    """The meetings of the projects that somebody leads."""
    return Meeting.project_key.in_(access.projects_of(actor, Role.PROJEKTLEDARE))
