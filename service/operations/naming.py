"""Naming who in the project opens the case of somebody with protected identity, and taking that back.

A project leader names herself or another leader of the project, and needs not be named to do so: that is how
somebody comes to review a new referral. The vägledare is named by being chosen, who referred by referring,
and a leader who marks the case as protected by that.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from service.domain.protection import HANDLES, REASONS
from service.domain.roles import Role
from service.errors import NoReasonChosen, NotAllowed, NotFound
from service.models import CaseFile, GrantRow, NamedPerson, Record, User
from service.operations import access, named, papers
from service.operations.audit import Event, tell
from service.operations.packets import closing
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who opens the case; `user_id` is None for who does so by working with it."""

    role: str
    name: str
    reason: str = ""
    by: str = ""
    at: datetime | None = None
    user_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NamingPage:
    """`opens`: who is signed in is named; `choices` are the leaders who are not, herself first."""

    case_id: UUID
    number: str
    opens: bool
    named: list[Named]
    choices: list[tuple[UUID, str]]


def comes_first(work: Work, case_id: UUID) -> bool:
    """Whether who is signed in has to be named before the case opens, and may see to that."""
    file = work.session.get(CaseFile, case_id)
    return file is not None and not access.may_see_case(work, file) and access.may_name(work, file)


def read(work: Work, case_id: UUID) -> NamingPage:
    """Who is named, and who can be; it tells nothing of the person."""
    file = _case(work, case_id)
    mine, known = work.someone.id, {row.user_id for row in file.named}
    left = [user for user in _leaders(work, file) if user.id not in known]
    left.sort(key=lambda user: user.id != mine)
    choices = [(user.id, f"{user.name} (du)" if user.id == mine else user.name) for user in left]
    return NamingPage(file.id, file.number, access.may_see_case(work, file), listed(work, file), choices)


def listed(work: Work, file: CaseFile) -> list[Named]:
    """Everybody for whom the case opens, as its pages show them; nobody where nothing is protected."""
    return [*_all(work, file)] if file.projection.protected else []


def name(work: Work, case_id: UUID, user_id: UUID, *, reason: str) -> None:
    """Raises NoReasonChosen, or NotFound for somebody who does not lead the project."""
    file = _held(work, case_id)
    if reason not in REASONS:
        raise NoReasonChosen
    if user_id not in {user.id for user in _leaders(work, file)}:
        raise NotFound
    _add(work, file, user_id, reason=reason)


def follow(work: Work, record: Record, file: CaseFile) -> None:
    """A leader who marks a case as protected is named by that: she does not shut herself out."""
    if record.kind == "skydd" and named.keeps_out(work.someone, file) and access.may_name(work, file):
        _add(work, file, work.someone.id, reason=HANDLES)


def take_away(work: Work, case_id: UUID, user_id: UUID) -> None:
    """From this moment the case is closed to them."""
    file = _held(work, case_id)
    found = next((row for row in file.named if row.user_id == user_id), None)
    if found is None:
        raise NotFound
    file.named.remove(found)
    work.session.flush()
    tell(work, Event.PERSON_NOT_NAMED, case=file, named=str(user_id))
    closing.check(work, file)


def _held(work: Work, case_id: UUID) -> CaseFile:
    """Of two who name or take back at once, one waits and sees what the other did."""
    file = _case(work, case_id)
    access.hold(work, file)
    return file


def _case(work: Work, case_id: UUID) -> CaseFile:
    file = work.session.get(CaseFile, case_id)
    if file is None:
        raise NotFound
    if not access.may_name(work, file):
        raise NotAllowed
    return file


def _add(work: Work, file: CaseFile, user_id: UUID, *, reason: str) -> None:
    if user_id in {row.user_id for row in file.named}:
        return
    file.named.append(NamedPerson(user_id=user_id, reason=reason, by_id=work.someone.id, at=work.now))
    work.session.flush()
    tell(work, Event.PERSON_NAMED, case=file, named=str(user_id), reason=reason)


def _leaders(work: Work, file: CaseFile) -> list[User]:
    held = (GrantRow.project_key == file.project_key, GrantRow.role == Role.PROJEKTLEDARE, User.active)
    return [*work.session.scalars(select(User).join(GrantRow).where(*held).order_by(User.name))]


def _all(work: Work, file: CaseFile) -> Iterator[Named]:
    """Who referred is not told by name: it tells where the person lives."""
    yield Named(Role.REMITTENT.label, papers.REFERRER)
    if file.vagledare_id:
        guide = work.session.get_one(User, file.vagledare_id)
        yield Named(work.project(file.project_key).names.vagledare, guide.name)
    for row in file.named:
        by = work.session.get_one(User, row.by_id)
        label = REASONS.get(row.reason, row.reason)
        yield Named(Role.PROJEKTLEDARE.label, row.user.name, label, by.name, row.at, row.user_id)
