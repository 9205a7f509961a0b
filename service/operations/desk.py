"""What waits for a person: steps to take, what others owe, drafts, templates to approve, what failed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from uuid import UUID

from sqlalchemy import and_, or_, select

from service.domain.roles import Role
from service.models import CaseFile, Job, JobState, Record, RecordState
from service.operations import access, papers, templates, waiting
from service.operations.documents import CONVERT, RENDER
from service.operations.papers import Paper
from service.operations.waiting import Counts, Group
from service.operations.work import Work

FAILED, RECENT = 50, 8
"""Lines at most in the lists of failed and of finished documents."""
LATELY = timedelta(days=90)
"""How far back the list of finished documents goes."""


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

    counts: Counts
    groups: list[Group]
    approvals: list[Approvable]
    drafts: list[Paper]
    failed: list[Paper]
    recent: list[Paper]


def of(work: Work) -> Desk:
    """What waits for who is signed in. A draft that a step leads to is not listed twice."""
    counts, groups = waiting.read(work)
    begun = {step.draft_id for group in groups for step in group.steps}
    drafts = [row for row in _my_drafts(work) if row.id not in begun]
    return Desk(
        counts=counts,
        groups=groups,
        approvals=[*_approvals(work)],
        drafts=papers.listed(work, drafts),
        failed=papers.listed(work, _failed(work)),
        recent=papers.listed(work, islice(_recent(work), RECENT)),
    )


def _approvals(work: Work) -> Iterator[Approvable]:
    for project in templates.managed(work):
        for line in templates.overview(work, project.key):
            if line.waiting and line.waiting.may_activate:
                yield Approvable(line.waiting.id, line.title, line.waiting.number, project.name)


def _my_drafts(work: Work) -> list[Record]:
    mine = (Record.author_id == work.someone.id, Record.state == RecordState.DRAFT)
    rows = work.session.scalars(select(Record).where(*mine).order_by(Record.updated_at.desc()))
    return [*_open_to_me(work, rows)]


def _failed(work: Work) -> list[Record]:
    leads = access.projects_of(work.someone, Role.PROJEKTLEDARE)
    ended = (Job.kind.in_((RENDER, CONVERT)), Job.state.in_((JobState.FAILED, JobState.DEAD)))
    concerns = or_(Record.author_id == work.someone.id, Record.project_key.in_(leads))
    wanted = select(Record).join(Job, Job.subject_id == Record.id).where(*ended, concerns)
    return [*_open_to_me(work, work.session.scalars(wanted.order_by(Job.finished_at.desc()).limit(FAILED)))]


def _recent(work: Work) -> Iterator[Record]:
    """The latest final records of my cases and projects.

    Without a limit in time somebody with few cases would have all others' records looked through.
    """
    about_project = and_(Record.case_id.is_(None), Record.project_key.in_(access.projects_of(work.someone)))
    mine = or_(about_project, access.visible_cases(work.someone))
    wanted = select(Record, CaseFile).outerjoin(CaseFile, Record.case_id == CaseFile.id)
    lately = Record.finalised_at >= work.now - LATELY
    wanted = wanted.where(Record.state == RecordState.FINAL, lately, mine)
    rows = work.session.execute(wanted.order_by(Record.finalised_at.desc()).limit(10 * RECENT))
    yield from _open_to_me(work, (row for row, _ in rows.unique().all()))


def _open_to_me(work: Work, rows: Iterable[Record]) -> Iterator[Record]:
    return (row for row in rows if access.may_open(work, row))
