"""What waits for a person: steps to take, drafts to go on with, templates to approve, what failed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select

from service.documents.kind import DocumentKind
from service.domain.lifecycle import CaseState
from service.domain.roles import Role
from service.models import CaseFile, CaseProjection, CaseStep, Job, JobState, Record, RecordState
from service.operations import access, papers, templates
from service.operations.documents import CONVERT
from service.operations.papers import About, Paper
from service.operations.records import RENDER
from service.operations.work import Work

STEPS, RECENT = 200, 8
"""Lines at most in the list of steps and in that of finished documents."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to do in a case: a document to write (`kind_key`) or, without one, a vägledare to choose."""

    about: About
    title: str
    kind_key: str
    due: date | None
    overdue: bool
    draft_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Approvable:
    """A version of a template that somebody else uploaded and that who is signed in may put into use."""

    template_id: UUID
    title: str
    number: int
    project: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on the page "Mitt arbete"."""

    steps: list[Waiting]
    approvals: list[Approvable]
    drafts: list[Paper]
    failed: list[Paper]
    recent: list[Paper]


def of(work: Work) -> Desk:
    """What waits for who is signed in. A draft that a step leads to is not listed twice."""
    steps = sorted(_steps(work), key=lambda step: (step.due or date.max, step.about.number))
    begun = {step.draft_id for step in steps}
    drafts = [row for row in _my_drafts(work) if row.id not in begun]
    return Desk(
        steps=steps,
        approvals=[*_approvals(work)],
        drafts=papers.listed(work, drafts),
        failed=papers.listed(work, _failed(work)),
        recent=papers.listed(work, [*_recent(work)][:RECENT]),
    )


def _approvals(work: Work) -> Iterator[Approvable]:
    for project in templates.managed(work):
        for line in templates.overview(work, project.key):
            if line.waiting and line.waiting.may_activate:
                yield Approvable(line.waiting.id, line.title, line.waiting.number, project.name)


def _steps(work: Work) -> Iterator[Waiting]:
    mine = (access.visible_cases(work.someone), CaseStep.kind.in_(_turns(work)), _begun(work))
    due = (CaseStep.due.is_(None), CaseStep.due, CaseFile.number)
    wanted = select(CaseFile, CaseStep).join(CaseFile.projection).join(CaseProjection.steps)
    leads = access.projects_of(work.someone, Role.PROJEKTLEDARE)
    for file, step in work.session.execute(wanted.where(*mine).order_by(*due).limit(STEPS)).unique():
        if file.vagledare_id is None and file.projection.state == CaseState.INTAG:
            if file.project_key in leads:
                yield Waiting(papers.about(work, file), "Välj vägledare", "", None, overdue=False)
        elif kind := _my_turn(work, file, step):
            yield _waiting(work, file, step, kind)


def _begun(work: Work) -> ColumnElement[bool]:
    """Steps whose time has come: a follow-up is not waited for before its day."""
    return or_(CaseStep.since.is_(None), CaseStep.since <= work.today)


def _turns(work: Work) -> list[str]:
    """Kinds whose turn may be this person's: those they write, and enrolment for who gives the case away."""
    roles = {grant.role for grant in work.someone.grants}
    gives = {"inskrivning"} if Role.PROJEKTLEDARE in roles else set()
    return sorted({kind.key for kind in work.registry if kind.writers & roles} | gives)


def _my_turn(work: Work, file: CaseFile, step: CaseStep) -> DocumentKind | None:
    kind = work.registry.kinds.get(step.kind)
    turn = kind and access.may_write(work, kind, project_key=file.project_key, file=file)
    return kind if turn else None


def _waiting(work: Work, file: CaseFile, step: CaseStep, kind: DocumentKind) -> Waiting:
    open_one = (Record.case_id == file.id, Record.kind == kind.key, Record.state == RecordState.DRAFT)
    draft_id = work.session.scalar(select(Record.id).where(*open_one))
    late = step.due is not None and step.due < work.today
    return Waiting(papers.about(work, file), kind.title, kind.key, step.due, overdue=late, draft_id=draft_id)


def _my_drafts(work: Work) -> list[Record]:
    mine = (Record.author_id == work.someone.id, Record.state == RecordState.DRAFT)
    rows = work.session.scalars(select(Record).where(*mine).order_by(Record.updated_at.desc()))
    return [*_open_to_me(work, rows)]


def _failed(work: Work) -> list[Record]:
    leads = access.projects_of(work.someone, Role.PROJEKTLEDARE)
    ended = (Job.kind.in_((RENDER, CONVERT)), Job.state.in_((JobState.FAILED, JobState.DEAD)))
    concerns = or_(Record.author_id == work.someone.id, Record.project_key.in_(leads))
    wanted = select(Record).join(Job, Job.subject_id == Record.id).where(*ended, concerns)
    return [*_open_to_me(work, work.session.scalars(wanted.order_by(Job.finished_at.desc()).limit(STEPS)))]


def _recent(work: Work) -> Iterator[Record]:
    """The latest final records of my cases and projects."""
    about_project = and_(Record.case_id.is_(None), Record.project_key.in_(access.projects_of(work.someone)))
    mine = or_(about_project, access.visible_cases(work.someone))
    wanted = select(Record).outerjoin(CaseFile, Record.case_id == CaseFile.id)
    wanted = wanted.where(Record.state == RecordState.FINAL, mine)
    rows = work.session.scalars(wanted.order_by(Record.finalised_at.desc()).limit(10 * RECENT))
    yield from _open_to_me(work, rows)


def _open_to_me(work: Work, rows: Iterable[Record]) -> Iterator[Record]:
    return (row for row in rows if access.may_open(work, row))
