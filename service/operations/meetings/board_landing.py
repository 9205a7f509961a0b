"""What a final list of decisions brings about: each lands on the paper it is about, as a new version.

A decision is never lost: what a rule stops stays a draft with the decision in it, and what cannot even be
begun stands in the list and on the meeting's page until the paper says it too.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from forms.base import as_typed
from forms.rows import Typed
from service.domain.answers import Answers
from service.domain.funds import year_of
from service.domain.meetings import board
from service.domain.outlays import capital
from service.errors import CannotOpen, ServiceError
from service.models import CaseFile, Record, RecordState
from service.operations import access, records
from service.operations.content import open_answers
from service.operations.meetings import board_papers
from service.operations.work import Work

Finalise = Callable[[Work, UUID, Typed, int], object]
"""Makes a draft final, or saves it with what stops it."""


@dataclass(frozen=True, slots=True)
class Unlanded:
    """A decision that its paper does not say yet; `draft_id` is where it waits, if anywhere."""

    title: str
    paper_id: UUID
    draft_id: UUID | None


def land(work: Work, record: Record, listed: Answers, *, finalise: Finalise) -> None:
    """Writes each decision of the list into its paper; done again it changes nothing."""
    decisions = [*_missing(work, record, listed)]
    _hold(work, decisions)
    for each in decisions:
        draft = _begun(work, each.paper)
        if draft is not None:
            finalise(work, draft.id, as_typed(each.answers), draft.lock)


def unlanded(work: Work, record: Record) -> list[Unlanded]:
    """What of the list still has to be written, for who leads the project."""
    listed = open_answers(work, record)
    return [
        Unlanded(each.row.text("arende"), each.paper.id, _draft_of(work, each.paper))
        for each in _missing(work, record, listed)
        if not each.told
    ]


@dataclass(frozen=True, slots=True)
class _Decision:
    """A paper with the answers it is to have; `told`: it has the decision, but not all its words."""

    paper: Record
    answers: Mapping[str, object]
    row: Answers
    told: bool


def _missing(work: Work, record: Record, listed: Answers) -> Iterator[_Decision]:
    """Each paper that does not say what a row decides."""
    papers = board_papers.in_force(work, record.project_key)
    project = work.project(record.project_key)
    decides, met = capital(project.names.steering_group), listed.date("mote")
    year = year_of(project, met) if met else None
    for row in listed.rows("arenden"):
        paper = papers.get(row.text("underlag"))
        if paper is None or not board.lands(row):
            continue
        try:
            now = open_answers(work, paper)
        except CannotOpen:
            continue
        if not board.concerns(paper.kind, now):
            continue
        answers = board.decided(paper.kind, now, row, listed, board=decides, year=year)
        form = work.kind(paper.kind).form(as_typed(answers), project=project)
        if _said(form.answers()) != _said(now):
            known = (now.text("beslut"), board.decided_on(paper.kind, now))
            same = known == (row.text("beslut"), listed.date("mote"))
            yield _Decision(paper, answers, row, told=same)


def _said(answers: Answers) -> dict[str, object]:
    """The reasons for going on in spite of a warning are given anew, and no part of what was decided."""
    return {
        name: said for name, said in answers.items() if said not in (None, "", []) and name != "motiveringar"
    }


def _hold(work: Work, decisions: list[_Decision]) -> None:
    """Every case concerned, in one order, so that nobody and this one ever wait for each other."""
    cases = {each.paper.case_id for each in decisions if each.paper.case_id}
    wanted = select(CaseFile).where(CaseFile.id.in_(cases)).order_by(CaseFile.id)
    for file in [*work.session.scalars(wanted).unique()]:
        access.hold(work, file)


def _begun(work: Work, paper: Record) -> Record | None:
    """A draft of the next version; None where somebody writes one already, or may not."""
    if _draft_of(work, paper) is not None:
        return None
    try:
        return records.revise(work, paper.id)
    except ServiceError:
        return None


def _draft_of(work: Work, paper: Record) -> UUID | None:
    waiting = (Record.supersedes_id == paper.id, Record.state == RecordState.DRAFT)
    return work.session.scalar(select(Record.id).where(*waiting))
