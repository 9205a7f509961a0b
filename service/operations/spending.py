"""A project's money as one page: each line by year, and for the project leader every entry behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select

from service.domain import funds
from service.domain.access import allowed
from service.domain.funds import Effect, Outlays, Standing
from service.domain.project import Project
from service.domain.roles import Action, Role
from service.errors import NotAllowed
from service.models import CaseFile, OutturnRow
from service.operations import access, named, outturn, papers, projects
from service.operations.work import Work

NEWEST = 200
"""Entries at most."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the budget; a year's label with its figures."""

    name: str
    years: list[tuple[str, Standing]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision or purchase; `person` is "" for a protected person, whose number only those named read."""

    day: date
    case_id: UUID
    number: str
    person: str
    line: str
    decided: bool
    amount: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is granted and bought in the protected cases that do not open for who reads, in one sum each."""

    decided: int
    bought: int


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """`entries` are None for who sees figures only, and `hidden` where nothing is kept from who reads."""

    project: Project
    lines: list[Line]
    entries: list[Entry] | None
    hidden: Hidden | None


def may_see(work: Work, key: str) -> bool:
    """SEE_BUDGET: the figures, without which cases they are of."""
    return allowed(Action.SEE_BUDGET, work.someone.grants, access.facts_of(work.someone, project_key=key))


def read(work: Work, key: str) -> MoneyPage:
    """Raises NotAllowed for others."""
    if not may_see(work, key):
        raise NotAllowed
    project = projects.get(work, key)
    known = tuple(outturn.outlay(row, file.number) for row, file in work.session.execute(_in_force(key)))
    leads = key in access.projects_of(work.someone, Role.PROJEKTLEDARE)
    lines = [*_lines(project, known)]
    if not leads:
        return MoneyPage(project, lines, None, None)
    return MoneyPage(project, lines, [*_entries(work, key)], _hidden(work, key))


def _lines(project: Project, known: Outlays) -> Iterator[Line]:
    """The lines that decisions in cases draw on, and others that something was bought for."""
    paying = {project.purchases.competence_line, project.purchases.consultation_line}
    used = paying | {each.line for each in known}
    for line in project.cost_lines:
        if line.name in used and line.amounts:
            yield Line(line.name, [*_years(project, known, line.name)])


def _years(project: Project, known: Outlays, line: str) -> Iterator[tuple[str, Standing]]:
    for year, label in funds.years(project).items():
        if now := funds.standing(project, known, line=line, year=int(year)):
            yield label, now


def _entries(work: Work, key: str) -> Iterator[Entry]:
    newest = (OutturnRow.day.desc(), OutturnRow.at.desc())
    open_ones = _in_force(key).where(named.open_to(work.someone))
    for row, file in work.session.execute(open_ones.order_by(*newest).limit(NEWEST)):
        person = "" if file.projection.protected else papers.shown_person(work, file)
        decided = row.kind == Effect.DECIDED
        yield Entry(row.day, file.id, file.number, person, row.line, decided, row.amount)


def _hidden(work: Work, key: str) -> Hidden | None:
    """Without number, day or line: an amount by itself may tell whose it is to who knows of the decision."""
    kept_back = work.session.execute(_in_force(key).where(~named.open_to(work.someone)))
    rows = [row for row, _ in kept_back]
    decided = sum(row.amount for row in rows if row.kind == Effect.DECIDED)
    return Hidden(decided, sum(row.amount for row in rows) - decided) if rows else None


def _in_force(key: str) -> Select[OutturnRow, CaseFile]:
    both = select(OutturnRow, CaseFile).join(CaseFile, CaseFile.id == OutturnRow.case_id)
    return both.where(OutturnRow.project_key == key, OutturnRow.until.is_(None))
