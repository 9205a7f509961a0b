"""Lists of the cases that a person may see: filtered, in order, a page at a time."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select

from service.domain import names
from service.domain.lifecycle import AFTERWARDS, ENDED, ONGOING, PLANNING, REFERRED, CaseState
from service.domain.roles import Role
from service.models import WITH_STEPS, CaseFile, CaseProjection, CaseStep
from service.operations import access, consents, owed, papers
from service.operations.work import Work

PAGE = 50
"""Cases on one page of a list."""
SHORT = 500
"""The longest list that is put in order by name: every name in it has to be opened first."""

STAGES: dict[str, tuple[str, frozenset[CaseState]]] = {
    "remiss": ("Remiss", REFERRED),
    "planering": ("Kartläggning och plan", PLANNING),
    "insats": ("Insats pågår", ONGOING),
    "uppfoljning": ("Uppföljning", AFTERWARDS),
    "slut": ("Stängda", ENDED),
}
"""The stages that every project has, whatever it calls its phases; by the key in the address."""


class Order(StrEnum):
    """How a list is put in order; the value stands in the address."""

    NEWEST = "nyast"
    NAME = "namn"
    DUE = "datum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a list shall hold: `stage` is a key of STAGES or a state, "" for all.

    `unguided` asks for the cases that have no vägledare, whatever `vagledare` says.
    """

    stage: str = ""
    project: str = ""
    vagledare: UUID | None = None
    unguided: bool = False
    late: bool = False
    order: Order = Order.NEWEST

    @property
    def states(self) -> frozenset[str]:
        """The states asked for; empty for all, also when the stage is none that exists."""
        if self.stage in STAGES:
            return frozenset(STAGES[self.stage][1])
        return frozenset({self.stage} & {*CaseState})


@dataclass(frozen=True, slots=True)
class Listed:
    """One page; `count` are all that match, and `order` is NEWEST where a list by name would be too long."""

    files: list[CaseFile]
    count: int
    order: Order


def read(work: Work, wanted: Wanted, *, page: int = 1) -> Listed:
    """One page of the cases that match and that who is signed in may see, or name people for."""
    where = _where(work, wanted)
    count = (
        work.session.scalar(select(func.count()).select_from(_counted(work, wanted, where).subquery())) or 0
    )
    if wanted.late:
        where.append(CaseFile.id.in_(_late(work)))
    matching = select(CaseFile.id).where(*where)
    order = Order.NEWEST if wanted.order is Order.NAME and count > SHORT else wanted.order
    skipped = (page - 1) * PAGE
    if order is Order.NAME:
        ids = _by_name(work, where)[skipped : skipped + PAGE]
        return Listed(_files(work, ids), count, order)
    ids = [*work.session.scalars(_ordered(matching, order).limit(PAGE).offset(skipped))]
    return Listed(_files(work, ids), count, order)


def _where(work: Work, wanted: Wanted) -> list[ColumnElement[bool]]:
    """All but that it is late. Whoever may not follow a case finds it by nothing that tells how it goes."""
    where = [access.known_cases(work.someone)]
    if wanted.states:
        where.append(CaseFile.projection.has(CaseProjection.state.in_(wanted.states)))
    if wanted.project:
        where.append(CaseFile.project_key == wanted.project)
    if wanted.unguided:
        where.append(CaseFile.vagledare_id.is_(None))
    elif wanted.vagledare:
        where.append(CaseFile.vagledare_id == wanted.vagledare)
    if wanted.states or wanted.late or wanted.unguided or wanted.vagledare or wanted.order is Order.DUE:
        where.append(consents.followed(work))
    return where


def _late(work: Work) -> Select[UUID]:
    """The cases in which something is late."""
    late = (owed.begun(work.today), owed.known(work.registry), CaseStep.due < work.today)
    return select(CaseStep.case_id).where(*late).distinct()


def _counted(work: Work, wanted: Wanted, where: list[ColumnElement[bool]]) -> Select[UUID]:
    """What matches, in no order. Who leads a project has more cases than are late, and others have fewer."""
    if not wanted.late:
        return select(CaseFile.id).where(*where)
    if not leads(work):
        return select(CaseFile.id).where(*where, CaseFile.id.in_(_late(work)))
    return _late(work).where(select(CaseFile.id).where(CaseFile.id == CaseStep.case_id, *where).exists())


def _ordered(matching: Select[UUID], order: Order) -> Select[UUID]:
    if order is Order.DUE:
        first = and_(CaseStep.case_id == CaseFile.id, CaseStep.place == 0)
        by_due = (CaseStep.due.is_(None), CaseStep.due, CaseFile.number)
        return matching.outerjoin(CaseStep, first).order_by(*by_due)
    return matching.order_by(CaseFile.created_at.desc(), CaseFile.number.desc())


def _by_name(work: Work, where: list[ColumnElement[bool]]) -> list[UUID]:
    """Every case that matches, by the name that is shown; those without one last."""
    files = work.session.scalars(select(CaseFile).where(*where))
    shown = [(papers.shown_person(work, file), file) for file in files.unique()]
    in_order = sorted(shown, key=lambda each: (not each[0], names.in_order(each[0]), each[1].number))
    return [file.id for _, file in in_order]


def _files(work: Work, ids: list[UUID]) -> list[CaseFile]:
    """The cases in the order of their ids."""
    wanted = select(CaseFile).where(CaseFile.id.in_(ids)).options(WITH_STEPS)
    found = {file.id: file for file in work.session.scalars(wanted)}
    return [found[each] for each in ids]


def leads(work: Work) -> list[str]:
    """The projects whose cases who is signed in sees all of, and may ask for by vägledare."""
    return access.projects_of(work.someone, Role.PROJEKTLEDARE)
