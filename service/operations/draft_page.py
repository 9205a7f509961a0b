"""A draft as one page: its form as last typed, what the rules say of it, and what it is about."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from forms.base import KindForm, Problem
from forms.rows import Typed
from service.documents.kind import DocumentKind
from service.domain.answers import Answers
from service.domain.finding import Finding, Severity
from service.models import CaseFile, Record, RecordState, User
from service.operations import access, contexts, dispatches, finalising, hand_edits, papers, records
from service.operations.audit import Event, tell
from service.operations.own import left_over
from service.operations.own.left_over import Leftover
from service.operations.papers import About
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class DraftPage:
    """`problems` are filled when the page was asked to review; `notes` are what the rules only tell.

    `left` is what the draft says to questions that its kind asks no longer. `edited_before` is the version
    before it, when somebody has edited its Word file by hand, which the new version knows nothing of.
    `others_decide` tells whose decision it is as it stands; with `only_saved`, whatever is answered.
    `goes_to` is who gets the document by itself once it is final; "" for nobody.
    """

    id: UUID
    kind: DocumentKind
    title: str
    project: str
    project_key: str
    about: About
    version: int
    lock: int
    saved: datetime
    is_final: bool
    form: KindForm
    problems: list[Problem]
    notes: list[Finding]
    left: list[Leftover]
    others_decide: str
    goes_to: str
    only_saved: bool
    edited_before: UUID | None


def read(work: Work, record_id: UUID, *, typed: Typed | None = None, review: bool = False) -> DraftPage:
    """The page with the stored text, or with `typed` instead; `review` judges it as finalising would."""
    record, kind = access.record(work, record_id)
    file = work.session.get(CaseFile, record.case_id) if record.case_id else None
    form = records.form_of(work, record)
    if typed is not None:
        form = kind.form(typed, project=work.project(record.project_key))
    context = contexts.context_of(work, record)
    answers = form.answers()
    findings = [*kind.judge(answers, context)]
    form.suggest(context)
    if file:
        tell(work, Event.CASE_READ, record=record)
    return DraftPage(
        id=record.id, kind=kind, title=work.title(record.kind, record.project_key),
        project_key=record.project_key,
        project=work.project(record.project_key).name, about=papers.about(work, file) if file else About(),
        version=record.version, lock=record.lock, saved=record.updated_at,
        is_final=record.state != RecordState.DRAFT, form=form,
        problems=sorted(finalising.review(work, record, form), key=_reasons_last) if review else [],
        notes=[finding for finding in findings if finding.severity is Severity.NOTE],
        left=left_over.shown(work, record) if record.state == RecordState.DRAFT else [],
        others_decide=finalising.others_decide(work, kind, record, answers),
        goes_to=dispatches.goes_by_itself(work, kind, file) if file else "",
        only_saved=bool(finalising.others_decide(work, kind, record, Answers({}))),
        edited_before=hand_edits.edited_before(work, record),
    )  # fmt: skip


def _reasons_last(problem: Problem) -> bool:
    """The reasons stand at the end of the page, so their mistakes are told last."""
    return problem.id.startswith("motiveringar")


def untouched(work: Work, kind_key: str, *, project_key: str) -> Record | None:
    """A draft of mine that nobody has typed in yet, so that a double click makes no second one."""
    work.session.get(User, work.someone.id, with_for_update=True)
    mine = (Record.author_id == work.someone.id, Record.kind == kind_key, Record.project_key == project_key)
    fresh = (Record.state == RecordState.DRAFT, Record.lock == 1, Record.version == 1)
    return work.session.scalar(select(Record).where(*mine, *fresh).limit(1))
