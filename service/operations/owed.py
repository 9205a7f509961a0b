"""Who owes what a case waits for: one role for each step, and the person who holds it where one is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, false, or_, select

from service.documents.kind import DocumentKind, Registry
from service.domain import deadlines
from service.domain.dates import iso
from service.domain.lifecycle import CaseState
from service.domain.meetings.board import ESCALATION
from service.domain.roles import Role
from service.models import CaseFile, CaseStep, GrantRow, User
from service.operations import access, referring
from service.operations.work import Work

CHOOSE = "Välj vägledare"
_READS = {
    ("uppfoljning", deadlines.EXTENSION): "Besluta om förlängning",
    ("samtycke", deadlines.MISSING): "Registrera samtycke",
    ("minnesanteckning", deadlines.WITHDRAWN): "Besluta om fortsatt deltagande",
    ("samtycke", ""): "Förnya samtycket innan det går ut",
    ("genomforandeplan", deadlines.REVISION): "Revidera planen",
    ("remiss", ""): "Komplettera remissen",
    (ESCALATION, deadlines.LIFTED): "Skriv eskalering till styrgruppen",
    ("kompetenshojande_medel", deadlines.DECISION): "Besluta om kompetenshöjande medel",
}
"""How a step reads that is more than its document, by kind and reason."""


@dataclass(frozen=True, slots=True)
class Owes:
    """The role as the project calls it, and a name, "" where nobody is known or may be named."""

    role: Role
    word: str
    name: str = ""


def role_of(kind: DocumentKind, file: CaseFile, *, reason: str) -> Role:
    """The vägledare before the project leader, who does what no vägledare is there for, and chooses one.

    What is the leader's to decide is hers whoever else may write it.
    """
    guides, leads = Role.VAGLEDARE in kind.writers, Role.PROJEKTLEDARE in kind.writers
    if guides and file.vagledare_id is not None and reason not in deadlines.FOR_THE_LEADER:
        return Role.VAGLEDARE
    return Role.PROJEKTLEDARE if guides or leads else Role.REMITTENT


class Owing:
    """Tells who owes what in these cases; the names are read once for all of them."""

    def __init__(self, work: Work, files: Iterable[CaseFile]) -> None:
        self._work, cases = work, [*files]
        held = {each for file in cases for each in (file.vagledare_id, file.remittent_id) if each}
        rows = work.session.execute(select(User.id, User.name).where(User.id.in_(held)))
        self._names = {row.id: row.name for row in rows}
        self._leaders = {key: _leader(work, key) for key in {file.project_key for file in cases}}

    def by(self, kind: DocumentKind, file: CaseFile, *, reason: str) -> Owes:
        """Who owes a document of this kind, asked for by this reason, in one of the cases."""
        role = role_of(kind, file, reason=reason)
        if role is Role.VAGLEDARE and file.vagledare_id:
            word = self._work.project(file.project_key).names.vagledare
            return Owes(role, word, self._names[file.vagledare_id])
        if role is Role.REMITTENT:
            named = "" if file.projection.protected else self._names[file.remittent_id]
            return Owes(role, role.label, named)
        return Owes(role, role.label, self._leaders[file.project_key])


def title(work: Work, kind: DocumentKind, file: CaseFile, *, reason: str, due: date | None = None) -> str:
    """What is to be done, as a person reads it; a consent whose last day is past is not called in force."""
    if waits_for_vagledare(file) and _guided(kind):
        return CHOOSE
    if (kind.key, reason) == ("samtycke", "") and due and due < work.today:
        return f"Förnya samtycket: det gick ut {iso(due)}"
    return _READS.get((kind.key, reason), kind.title_in(work.project(file.project_key)))


def waits_for_vagledare(file: CaseFile) -> bool:
    return file.vagledare_id is None and file.projection.state == CaseState.INTAG


def mine(work: Work) -> ColumnElement[bool]:
    """`role_of` as a condition on steps: those that who is signed in owes."""
    someone, kinds = work.someone, _kinds(work.registry)
    guided = and_(
        CaseStep.kind.in_(kinds[Role.VAGLEDARE]),
        CaseFile.vagledare_id.is_not(None),
        CaseStep.reason.not_in(sorted(deadlines.FOR_THE_LEADER)),
    )
    led = CaseStep.kind.in_(kinds[Role.VAGLEDARE] + kinds[Role.PROJEKTLEDARE])
    turns = {
        Role.VAGLEDARE: and_(guided, CaseFile.vagledare_id == someone.id),
        Role.PROJEKTLEDARE: and_(led, ~guided),
        Role.REMITTENT: and_(CaseStep.kind.in_(kinds[Role.REMITTENT]), referring.referred_by(someone)),
    }
    held = [
        and_(CaseFile.project_key.in_(access.projects_of(someone, role)), turn)
        for role, turn in turns.items()
        if access.projects_of(someone, role)
    ]
    return or_(false(), *held)


def begun(today: date) -> ColumnElement[bool]:
    """Steps whose time has come: a follow-up is not waited for before its day."""
    return or_(CaseStep.since.is_(None), CaseStep.since <= today)


def known(registry: Registry) -> ColumnElement[bool]:
    """Steps that somebody can take in this version of the service."""
    return CaseStep.kind.in_(sorted(registry.kinds))


def _guided(kind: DocumentKind) -> bool:
    return Role.VAGLEDARE in kind.writers and Role.PROJEKTLEDARE not in kind.writers


def _kinds(registry: Registry) -> dict[Role, list[str]]:
    """The kinds by the first of these roles that writes them."""
    order = (Role.VAGLEDARE, Role.PROJEKTLEDARE, Role.REMITTENT)
    found: dict[Role, list[str]] = {role: [] for role in order}
    for kind in registry:
        first = next((role for role in order if role in kind.writers), None)
        if first:
            found[first].append(kind.key)
    return found


def _leader(work: Work, project_key: str) -> str:
    """The project leader's name, where the project has one and no more."""
    held = (GrantRow.project_key == project_key, GrantRow.role == Role.PROJEKTLEDARE, User.active)
    names = work.session.scalars(select(User.name).join(GrantRow).where(*held).limit(2)).all()
    return names[0] if len(names) == 1 else ""
