"""The members of a project's bodies, kept by its leader: who, for whom, as what, from when to when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from service.domain.answers import Answers
from service.domain.choices import Choices
from service.domain.finding import Finding
from service.domain.meetings.bodies import PROJECT_ITSELF, Body, BodyKind, bodies, represented
from service.domain.meetings.rules import FOR_ANOTHER, TWICE
from service.domain.roles import Role
from service.domain.rules.shared import block, ordered
from service.domain.text import several
from service.errors import NotFound
from service.models import BodyMember, GrantRow, Meeting, Summons, User
from service.operations.audit import Event, tell
from service.operations.meetings import seen
from service.operations.meetings.errors import MemberWasCalled
from service.operations.work import Work

ORDINARY, DEPUTY = "ordinarie", "ersattare"


@dataclass(frozen=True, slots=True)
class Member:
    """A seat as lists show it."""

    id: UUID
    name: str
    organisation: str
    deputy: bool
    first_on: date
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Members:
    """A body with who sits in it now or later, and who did."""

    body: Body
    now: list[Member]
    before: list[Member]


def listed(work: Work, project_key: str) -> list[Members]:
    """Every body of a project, each organisation's ordinary members before their deputies."""
    seen.keep(work, project_key)
    return [_listed(work, project_key, body) for body in bodies(work.project(project_key))]


def _listed(work: Work, project_key: str, body: Body) -> Members:
    names = represented(work.project(project_key), body.kind, work.today)
    wanted = select(BodyMember, User.name).join(User, User.id == BodyMember.user_id)
    wanted = wanted.where(BodyMember.project_key == project_key, BodyMember.body == body.kind)
    rows = [_member(row, name, names) for row, name in work.session.execute(wanted)]
    rows.sort(key=lambda each: (each.organisation, each.deputy, each.name, each.first_on))
    ended = [each for each in rows if each.last_on and each.last_on < work.today]
    return Members(body, [each for each in rows if each not in ended], ended)


def _member(row: BodyMember, name: str, names: Choices) -> Member:
    organisation = names.get(row.organisation_key, row.organisation_key)
    return Member(row.id, name, organisation, row.deputy, row.first_on, row.last_on)


def candidates(work: Work, project_key: str, body: Body) -> Choices:
    """Who can be a member: the accounts with a fitting role in the project, by name."""
    fitting = (GrantRow.project_key == project_key, GrantRow.role.in_(body.roles))
    wanted = select(User).join(GrantRow, GrantRow.user_id == User.id).where(User.active, *fitting)
    people = work.session.scalars(wanted.order_by(User.name, User.id)).unique()
    return {str(user.id): f"{user.name}, {user.organisation}" for user in people}


def person(work: Work, row: BodyMember) -> Choices:
    """Who has a seat, also when their role has been taken away since."""
    user = work.session.get_one(User, row.user_id)
    return {str(user.id): f"{user.name}, {user.organisation}"}


def one(work: Work, member_id: UUID) -> BodyMember:
    """A seat of a body whose meetings this person keeps."""
    found = work.session.get(BodyMember, member_id)
    if found is None:
        raise NotFound
    seen.keep(work, found.project_key)
    return found


def answers(row: BodyMember) -> dict[str, object]:
    """The seat as its form asks for it."""
    return {
        "person": str(row.user_id), "organisation": row.organisation_key,
        "uppdrag": DEPUTY if row.deputy else ORDINARY,
        "fran": row.first_on.isoformat(), "till": row.last_on.isoformat() if row.last_on else "",
    }  # fmt: skip


def problems(
    work: Work, project_key: str, body: Body, said: Answers, *, own: UUID | None = None
) -> Iterator[Finding]:
    """What is wrong with a seat: its days, a seat they have already, and whom the person may speak for.

    `own` is the seat that is being changed.
    """
    first, last, user_id = said.date("fran"), said.date("till"), _user_id(said)
    yield from ordered(first, last, field="till")
    if user_id is None or first is None:
        return
    if _sits_already(work, project_key, body, user_id=user_id, first=first, last=last, own=own):
        yield block("K91", TWICE, field="fran")
    names = represented(work.project(project_key), body.kind, work.today)
    speaks_for = _speaks_for(work, project_key, body, user_id)
    if speaks_for and said.text("organisation") not in speaks_for:
        told = several(names.get(key, key) for key in sorted(speaks_for))
        yield block("K92", FOR_ANOTHER, field="organisation", namn=told)


def _sits_already(
    work: Work,
    project_key: str,
    body: Body,
    *,
    user_id: UUID,
    first: date,
    last: date | None,
    own: UUID | None,
) -> bool:
    seats = select(BodyMember.id).where(
        BodyMember.project_key == project_key,
        BodyMember.body == body.kind,
        BodyMember.user_id == user_id,
        BodyMember.first_on <= (last or date.max),
        func.coalesce(BodyMember.last_on, date.max) >= first,
    )
    return any(found != own for found in work.session.scalars(seats))


def _speaks_for(work: Work, project_key: str, body: Body, user_id: UUID) -> frozenset[str]:
    """The organisations that a member of the case body acts for; empty for who may sit for any.

    What a member may read rests on the organisation, so that of the role and that of the seat are one.
    """
    if body.kind is not BodyKind.CASES:
        return frozenset()
    held = (GrantRow.user_id == user_id, GrantRow.project_key == project_key)
    rows = work.session.scalars(select(GrantRow).where(*held, GrantRow.role.in_(body.roles))).all()
    fixed = {row.organisation_key for row in rows if row.role == Role.OH_LEDAMOT and row.organisation_key}
    free = any(row.role != Role.OH_LEDAMOT for row in rows)
    return frozenset(fixed | ({PROJECT_ITSELF} if free else set()))


def add(work: Work, project_key: str, body: Body, said: Answers) -> BodyMember:
    """A new seat, whose answers have passed `problems`."""
    seen.keep(work, project_key)
    user_id = _user_id(said)
    if user_id is None or str(user_id) not in candidates(work, project_key, body):
        raise NotFound
    row = BodyMember(project_key=project_key, body=body.kind, user_id=user_id)
    _describe(row, said)
    work.session.add(row)
    work.session.flush()
    tell(work, Event.MEMBER_SAVED, project_key=project_key, member=str(row.id), body=body.kind)
    return row


def change(work: Work, member_id: UUID, said: Answers) -> BodyMember:
    """Another organisation, another task or other days; the person of a seat stays."""
    row = one(work, member_id)
    _describe(row, said)
    tell(work, Event.MEMBER_SAVED, project_key=row.project_key, member=str(row.id), body=row.body)
    return row


def remove(work: Work, member_id: UUID) -> str:
    """Takes away a seat that was a mistake; the key of its project. Raises MemberWasCalled."""
    row = one(work, member_id)
    if _was_called(work, row):
        raise MemberWasCalled
    tell(work, Event.MEMBER_REMOVED, project_key=row.project_key, member=str(row.id), body=row.body)
    work.session.delete(row)
    return row.project_key


def _was_called(work: Work, row: BodyMember) -> bool:
    meetings = (Meeting.project_key == row.project_key, Meeting.body == row.body)
    summoned = select(Summons.id).join(Meeting, Meeting.id == Summons.meeting_id)
    found = summoned.where(*meetings, Summons.user_id == row.user_id, Meeting.day >= row.first_on)
    return work.session.scalar(found.limit(1)) is not None


def _describe(row: BodyMember, said: Answers) -> None:
    first = said.date("fran")
    if first is None:
        raise TypeError("a seat has a first day")
    row.organisation_key, row.deputy = said.text("organisation"), said.text("uppdrag") == DEPUTY
    row.first_on, row.last_on = first, said.date("till")


def _user_id(said: Answers) -> UUID | None:
    try:
        return UUID(said.text("person"))
    except ValueError:
        return None
