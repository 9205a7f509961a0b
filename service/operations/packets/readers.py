"""Who gets a packet: everybody called who sits in the body on the meeting's day, and what they read as."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, or_, select

from service.domain.meetings.bodies import PROJECT_ITSELF, BodyKind, fits, represented
from service.domain.meetings.packet import Reader, called
from service.domain.roles import Role
from service.models import BodyMember, CaseFile, Meeting, NamedPerson, User
from service.operations import accounts, referring
from service.operations.meetings import seats
from service.operations.work import Actor, Work


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody who gets a packet: the account, for which organisation by name, and what they read as."""

    user: User
    organisation: str
    deputy: bool
    reader: Reader


def receivers(work: Work, meeting: Meeting) -> list[Receiver]:
    """One for each person, by organisation and name, ordinary members first."""
    project = work.project(meeting.project_key)
    names = represented(project, BodyKind(meeting.body), meeting.day)
    found: dict[UUID, Receiver] = {}
    for _, user, seat in seats.rows(work, meeting):
        if user.id not in found and (reader := _reader(work, meeting, user, seat)):
            organisation = names.get(seat.organisation_key, seat.organisation_key)
            found[user.id] = Receiver(user, organisation, seat.deputy, reader)
    return sorted(found.values(), key=lambda each: (each.organisation, each.deputy, each.user.name))


def receiver(work: Work, meeting: Meeting, user_id: UUID) -> Receiver | None:
    """Somebody as one who gets a packet now; None for who is not called, or sits there no more."""
    return next((each for each in receivers(work, meeting) if each.user.id == user_id), None)


def _reader(work: Work, meeting: Meeting, user: User, seat: BodyMember) -> Reader | None:
    """None for who holds no role any more that the seat rests on."""
    key, grants = meeting.project_key, accounts.actor_of(user).grants
    body, sits_for = BodyKind(meeting.body), seat.organisation_key
    held = [each for each in grants if each.project_key == key and fits(each, body, sits_for)]
    if not (user.active and held):
        return None
    own = seat.organisation_key == PROJECT_ITSELF
    roles = {each.role for each in held}
    guides = _cases(work, key, CaseFile.vagledare_id == user.id) if own and Role.VAGLEDARE in roles else ()
    return Reader(
        organisation=seat.organisation_key,
        called=called(work.project(key), seat.organisation_key),
        leads=own and Role.PROJEKTLEDARE in roles,
        guides=frozenset(guides),
        named=frozenset(_named(work, key, accounts.actor_of(user), seat.organisation_key)),
    )


def _named(work: Work, key: str, actor: Actor, organisation_key: str) -> Iterator[UUID]:
    """The cases for which somebody is named: by a leader, or as who refers it for the same organisation."""
    by_leader = CaseFile.named.any(NamedPerson.user_id == actor.id)
    referred = and_(referring.referred_by(actor), CaseFile.organisation_key == organisation_key)
    yield from _cases(work, key, or_(by_leader, referred))


def _cases(work: Work, key: str, which: object) -> list[UUID]:
    wanted = select(CaseFile.id).where(CaseFile.project_key == key, which)  # type: ignore[arg-type]
    return [*work.session.scalars(wanted)]
