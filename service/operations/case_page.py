"""A case as one page: who it is about, where it stands, what may be written next, and what was written."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from uuid import UUID

from sqlalchemy import select

from service.documents.kind import DocumentKind
from service.domain import phases
from service.domain.case import Case
from service.domain.consent_given import may_withdraw
from service.domain.dates import MONTHS, in_sweden, iso
from service.domain.identity import identity
from service.domain.lifecycle import ENDED, CaseState
from service.domain.phases import Drawn
from service.domain.roles import Role
from service.models import CaseFile, Record, RecordState, User
from service.operations import (
    access,
    cases,
    consent_glance,
    consents,
    course,
    dispatches,
    guides,
    handing_over,
    naming,
    papers,
    projection,
    records,
    untold,
)
from service.operations.attended import group_lines
from service.operations.audit import Event, tell
from service.operations.consent_glance import Glance
from service.operations.course import Coming, Hindrance, Member
from service.operations.dispatches import Sent
from service.operations.naming import Named
from service.operations.papers import About, Paper
from service.operations.untold import Untold
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Writable:
    """A document that this person may write now; `is_next` when it is time for it, not only allowed."""

    kind_key: str
    title: str
    begun: bool
    version: int
    is_next: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """What was written in a month, newest first; `title` is "Mars 2019"."""

    title: str
    papers: list[Paper]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """`facts` are labels with values; `vagledare` are the accounts to choose among, empty for who may not.

    Who may not follow the case is told its state in words, and nothing from `phases` to `team`.
    `named` are those for whom the case of a protected person opens, and empty where nobody is protected.
    """

    about: About
    state: str
    protected: bool
    facts: list[tuple[str, str]]
    phases: tuple[Drawn, ...] = ()
    coming: list[Coming]
    hindrances: list[Hindrance]
    consent: Glance | None
    team: list[Member]
    named: list[Named]
    may_name: bool
    may_hand_over: bool
    writable: list[Writable]
    vagledare: list[tuple[UUID, str]]
    vagledare_id: UUID | None
    papers: list[Paper]
    sent: list[Sent]
    untold: list[Untold]

    @property
    def months(self) -> list[Month]:
        """The papers by the month they were written in."""
        by_month = groupby(self.papers, lambda paper: in_sweden(paper.at).replace(day=1).date())
        return [
            Month(f"{MONTHS[first.month - 1].capitalize()} {first.year}", [*them]) for first, them in by_month
        ]

    @property
    def team_by_role(self) -> list[tuple[str, list[Member]]]:
        """The team by what they are, in the order of a case's life."""
        return [(role, [*them]) for role, them in groupby(self.team, lambda member: member.role)]


def read(work: Work, case_id: UUID) -> CasePage:
    """The page, told in the audit trail: whoever opens a case has read about a person."""
    file = access.case_file(work, case_id)
    tell(work, Event.CASE_READ, case=file)
    case, follows = projection.case_of(work, file), consents.follows(work, file)
    found = papers.listed(work, cases.history(work, file))
    return CasePage(
        about=papers.about(work, file),
        state=_state(work, file) if follows else consents.NOT_FOLLOWED,
        protected=file.projection.protected,
        facts=[*_facts(work, file, case), *(_days(case) if follows else ()), *group_lines(work, file)],
        phases=phases.drawn(case, work.project(file.project_key)) if follows else (),
        coming=course.coming(work, file) if follows else [],
        hindrances=[*course.hindrances(work, file, case, found)] if follows else [],
        consent=consent_glance.read(work, file, case) if follows and case.history else None,
        team=course.team(work, file, case) if follows else [],
        named=naming.listed(work, file) if follows else [],
        may_name=access.may_name(work, file),
        may_hand_over=handing_over.may(work, file),
        writable=[each for each in _writable(work, file) if _has_use(case, each)],
        vagledare=[(user.id, user.name) for user in _guides(work, file)],
        vagledare_id=file.vagledare_id,
        papers=sorted(found, key=lambda paper: paper.at, reverse=True),
        sent=dispatches.of(work, file),
        untold=untold.of(work, file),
    )


def _state(work: Work, file: CaseFile) -> str:
    return phases.state_label(CaseState(file.projection.state), work.project(file.project_key))


def _facts(work: Work, file: CaseFile, case: Case) -> Iterator[tuple[str, str]]:
    who, project = identity(case), work.project(file.project_key)
    if case.entries:
        yield "Namn", papers.PROTECTED if who.protected else who.name
    if who.number:
        yield "Personnummer", who.number
    yield "Projekt", project.name


def _days(case: Case) -> Iterator[tuple[str, str]]:
    """What only those who may follow the case are told."""
    yield from ((label, iso(day)) for label, day in (("Start", case.enrolled), ("Slut", case.closed)) if day)


def _guides(work: Work, file: CaseFile) -> list[User]:
    """Nobody where the case came to its end without a vägledare: there is nothing to guide."""
    over = file.projection.state in ENDED | {CaseState.EJ_INTAG, CaseState.KONSULTATION}
    leads = access.projects_of(work.someone, Role.PROJEKTLEDARE)
    if file.project_key not in leads or (over and file.vagledare_id is None):
        return []
    return guides.vagledare_of(work, file.project_key)


def _writable(work: Work, file: CaseFile) -> Iterator[Writable]:
    """What it is time for first, as the steps come, then what else the case's state allows."""
    rows = [*work.session.scalars(select(Record).where(Record.case_id == file.id))]
    found = [one for kind in work.kinds(file.project_key) if (one := _option(work, file, kind, rows))]
    steps = file.projection.steps if consents.follows(work, file) else []
    begun = [step.kind for step in steps if step.since is None or step.since <= work.today]
    known = [replace(one, is_next=one.kind_key in begun) for one in found]
    yield from sorted(known, key=lambda one: begun.index(one.kind_key) if one.is_next else len(begun))


def _has_use(case: Case, one: Writable) -> bool:
    """A withdrawal is offered where something may be withdrawn; a consent also to who has no name yet."""
    return one.kind_key != "aterkallelse" or may_withdraw(case)


def _option(work: Work, file: CaseFile, kind: DocumentKind, rows: list[Record]) -> Writable | None:
    if not access.may_write(work, kind, project_key=file.project_key, file=file):
        return None
    mine = [row for row in rows if row.kind == kind.key]
    drafts = (row for row in mine if row.state == RecordState.DRAFT)
    draft = next((row for row in drafts if access.may_open(work, row)), None)
    if draft is None and not records.may_begin(kind, file, again=False):
        return None
    earlier = 0 if kind.many else max((row.version for row in mine), default=0)
    version = draft.version if draft else earlier + 1
    return Writable(kind.key, kind.title_in(work.project(file.project_key)), draft is not None, version)
