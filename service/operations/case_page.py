"""A case as one page: who it is about, where it stands, what may be written next, and what was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from service.documents.kind import DocumentKind
from service.domain.case import Case
from service.domain.dates import iso
from service.domain.identity import identity
from service.domain.lifecycle import CaseState
from service.domain.roles import Role
from service.models import CaseFile, Record, RecordState, User
from service.operations import access, cases, consents, papers, projection, records
from service.operations.attended import group_lines
from service.operations.audit import Event, tell
from service.operations.papers import About, Paper
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Writable:
    """A document that this person may write now: it is the case's turn for it, or it is begun already."""

    kind_key: str
    title: str
    begun: bool
    version: int
    is_next: bool


@dataclass(frozen=True, slots=True)
class CasePage:
    """`next_title` is the document that waits to be written, by whomever, "" when none does.

    `facts` are labels with values; `vagledare` are the accounts to choose among, empty for who may not.
    """

    about: About
    state: str
    protected: bool
    facts: list[tuple[str, str]]
    next_title: str
    due: date | None
    overdue: bool
    writable: list[Writable]
    vagledare: list[tuple[UUID, str]]
    vagledare_id: UUID | None
    papers: list[Paper]


def read(work: Work, case_id: UUID) -> CasePage:
    """The page, told in the audit trail: whoever opens a case has read about a person."""
    file = access.case_file(work, case_id)
    tell(work, Event.CASE_READ, case=file)
    case, follows = projection.case_of(work, file), consents.follows(work, file)
    step = next(iter(file.projection.steps), None) if follows else None
    due = step.due if step else None
    guides = _guides(work, file)
    return CasePage(
        about=papers.about(work, file),
        state=CaseState(file.projection.state).label if follows else consents.NOT_FOLLOWED,
        protected=file.projection.protected,
        facts=[
            *_facts(work, file, case),
            *(_course(work, file, case) if follows else ()),
            *group_lines(work, file),
        ],
        next_title=_title(work, step.kind if step else ""),
        due=due,
        overdue=due is not None and due < work.today,
        writable=[*_writable(work, file)],
        vagledare=[(user.id, user.name) for user in guides],
        vagledare_id=file.vagledare_id,
        papers=papers.listed(work, cases.history(work, file)),
    )


def _title(work: Work, key: str) -> str:
    return work.registry[key].title if key in work.registry.kinds else ""


def _facts(work: Work, file: CaseFile, case: Case) -> Iterator[tuple[str, str]]:
    who, project = identity(case), work.project(file.project_key)
    if case.entries:
        yield "Namn", papers.PROTECTED if who.protected else who.name
    if who.number:
        yield "Personnummer", who.number
    yield "Projekt", project.name
    if not who.protected:
        yield "Remittent", _organisation(work, file)


def _course(work: Work, file: CaseFile, case: Case) -> Iterator[tuple[str, str]]:
    """What only those who may follow the case are told."""
    guide = work.session.get(User, file.vagledare_id) if file.vagledare_id else None
    yield work.project(file.project_key).names.vagledare, guide.name if guide else "Inte vald"
    yield from ((label, iso(day)) for label, day in (("Start", case.enrolled), ("Slut", case.closed)) if day)


def _organisation(work: Work, file: CaseFile) -> str:
    known = work.project(file.project_key).remittent_choices
    return known.get(file.organisation_key, file.organisation_key)


def _guides(work: Work, file: CaseFile) -> list[User]:
    leads = access.projects_of(work.someone, Role.PROJEKTLEDARE)
    return cases.vagledare_of(work, file.project_key) if file.project_key in leads else []


def _writable(work: Work, file: CaseFile) -> Iterator[Writable]:
    """The step that comes next first, then what else the case's state allows."""
    rows = [*work.session.scalars(select(Record).where(Record.case_id == file.id))]
    found = [one for kind in work.kinds(file.project_key) if (one := _option(work, file, kind, rows))]
    yield from sorted(found, key=lambda one: not one.is_next)


def _option(work: Work, file: CaseFile, kind: DocumentKind, rows: list[Record]) -> Writable | None:
    if not access.may_write(work, kind, project_key=file.project_key, file=file):
        return None
    mine = [row for row in rows if row.kind == kind.key]
    begun = any(row.state == RecordState.DRAFT for row in mine)
    if not begun and not records.may_begin(kind, file, again=False):
        return None
    version = max((row.version for row in mine), default=0) + (not begun)
    return Writable(
        kind.key, kind.title, begun, version, kind.key in {step.kind for step in file.projection.steps}
    )
