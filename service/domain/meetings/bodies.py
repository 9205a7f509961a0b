"""The bodies of a project by its own names, who may sit in them, and what their meetings are called."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from service.domain.choices import Choices
from service.domain.project import Project
from service.domain.roles import Grant, Role


class BodyKind(StrEnum):
    """What a body is for; its name is the project's."""

    CASES = "arendegrupp"
    STEERING = "styrgrupp"
    LOCAL = "lokal_grupp"


@dataclass(frozen=True, slots=True)
class Body:
    """One body: its name, the short one, what a meeting of it is called, and the roles its members hold."""

    kind: BodyKind
    name: str
    short: str
    meeting: str
    roles: frozenset[Role]


PROJECT_ITSELF = "projektet"
"""What a member sits for who speaks for no organisation: the leader and the vägledare."""
_ROLES = {
    BodyKind.CASES: frozenset({Role.OH_LEDAMOT, Role.VAGLEDARE, Role.PROJEKTLEDARE}),
    BodyKind.STEERING: frozenset({Role.STYRGRUPP, Role.PROJEKTLEDARE}),
    BodyKind.LOCAL: frozenset({Role.LSG_FORBUND, Role.STYRGRUPP, Role.PROJEKTLEDARE}),
}


def bodies(project: Project) -> tuple[Body, ...]:
    """The body that takes up cases first, then those that steer.

    Who receives a closing analysis is no body of its own: it is the one of the cases, or single officers.
    """
    names = project.names
    return (
        _body(BodyKind.CASES, names.case_body, short=names.case_body_short, meeting=names.meeting),
        _body(BodyKind.STEERING, names.steering_group),
        _body(BodyKind.LOCAL, names.local_group),
    )


def body(project: Project, key: str) -> Body | None:
    """The body of this kind; None for a word that is no kind."""
    return next((each for each in bodies(project) if each.kind == key), None)


def seats_for(role: Role) -> frozenset[BodyKind]:
    """The bodies in which somebody with this role may sit."""
    return frozenset(kind for kind, roles in _ROLES.items() if role in roles)


def sits_for(grant: Grant, kind: BodyKind) -> str | None:
    """The organisation that a role lets somebody sit for in a body of its kind; None for any.

    What a member of the case body reads rests on the seat: it is that of the role, or the project's own.
    """
    if kind is not BodyKind.CASES:
        return None
    return (grant.organisation_key or "") if grant.role is Role.OH_LEDAMOT else PROJECT_ITSELF


def fits(grant: Grant, kind: BodyKind, organisation_key: str) -> bool:
    """Whether a seat rests on a role that somebody holds now."""
    return kind in seats_for(grant.role) and sits_for(grant, kind) in (None, organisation_key)


def represented(project: Project, kind: BodyKind, day: date) -> Choices:
    """Whom members sit for: units with their own secrecy where cases are taken up, else the parties."""
    if kind is BodyKind.CASES:
        units = {each.key: each.name for each in project.organisations}
        return {**units, PROJECT_ITSELF: "Projektet"}
    own = "Projektet eller förbundet" if kind is BodyKind.LOCAL else "Projektet"
    return {**project.party_choices(day), PROJECT_ITSELF: own}


def _body(kind: BodyKind, name: str, *, short: str = "", meeting: str = "") -> Body:
    return Body(kind, name, short or name, meeting or _meeting_of(name), _ROLES[kind])


def _meeting_of(name: str) -> str:
    """As Swedish puts the words together: "Styrgruppsmöte", "Lokala samverkansgruppens möte"."""
    if name.endswith("gruppen"):
        return f"{name}s möte"
    return f"{name}smöte" if name.endswith("grupp") else f"{name}, möte"
