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
from service.operations import access, outturn, papers, projects
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
    """One decision or purchase; `person` is "" for a protected person, of whom only the number is told."""

    day: date
    case_id: UUID
    number: str
    person: str
    line: str
    decided: bool
    amount: int


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """`entries` are None for who sees figures only."""

    project: Project
    lines: list[Line]
    entries: list[Entry] | None


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
    return MoneyPage(project, [*_lines(project, known)], [*_entries(work, key)] if leads else None)


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
    for row, file in work.session.execute(_in_force(key).order_by(*newest).limit(NEWEST)):
        person = "" if file.projection.protected else papers.shown_person(work, file)
        decided = row.kind == Effect.DECIDED
        yield Entry(row.day, file.id, file.number, person, row.line, decided, row.amount)


def _in_force(key: str) -> Select[OutturnRow, CaseFile]:
    both = select(OutturnRow, CaseFile).join(CaseFile, CaseFile.id == OutturnRow.case_id)
    return both.where(OutturnRow.project_key == key, OutturnRow.until.is_(None))
