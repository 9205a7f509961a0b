"""The papers that go to the styrgrupp: what of a project waits for its decision, and what each is called."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from uuid import UUID

from sqlalchemy import or_, select

from service.domain.answers import Answers
from service.domain.choices_money import ABOVE_LIMIT
from service.domain.context import printed_id
from service.domain.deadlines import EXTENSION
from service.domain.meetings import board
from service.domain.meetings.board import PAPERS, BoardPaper
from service.domain.outlays import COMPETENCE
from service.domain.rules.hidden import GUARDIANS
from service.errors import CannotOpen
from service.models import CaseFile, CaseProjection, CaseStep, Record, RecordState
from service.operations import consents
from service.operations.content import open_answers, open_draft
from service.operations.work import Work

_ALIAS = "Ärende S"


@dataclass(frozen=True, slots=True)
class Paper:
    """A record in force, or a draft; `file` is None for a problem of the project, whose `alias` is ""."""

    record: Record
    file: CaseFile | None
    answers: Answers
    alias: str


def of_project(work: Work, project_key: str) -> list[Paper]:
    """Those in force, oldest first; one that cannot be opened is left out, and not all the others with it."""
    rows = _rows(work, project_key, RecordState.FINAL)
    return [*_opened(work, rows, aliases(work, project_key))]


def drafts(work: Work, project_key: str) -> list[Paper]:
    """What is being written, without a word of it."""
    rows = [row for row in _rows(work, project_key, RecordState.DRAFT) if _is_boards(work, row)]
    named = aliases(work, project_key)
    return [Paper(row, _file(work, row), Answers({}), named.get(row.case_id, "")) for row in rows]


def aliases(work: Work, project_key: str) -> dict[UUID | None, str]:
    """What each case is called before the styrgrupp: its number, under protection "Ärende S1".

    All that may come up there is counted at once, so that no two on a page are called the same.
    """
    papers = select(Record.case_id).where(Record.project_key == project_key, Record.kind.in_(PAPERS))
    steps = select(CaseStep.case_id).where(CaseStep.reason == EXTENSION)
    comes = or_(CaseFile.id.in_(papers), CaseFile.id.in_(steps))
    wanted = select(CaseFile).where(CaseFile.project_key == project_key, comes).order_by(CaseFile.number)
    named: dict[UUID | None, str] = {}
    protected = 0
    for file in work.session.scalars(wanted).unique():
        protected += file.projection.protected
        named[file.id] = f"{_ALIAS}{protected}" if file.projection.protected else file.number
    return named


def instead(work: Work, project_key: str) -> dict[str, str]:
    """What each case under protection is called where its number has been written, by that number.

    One that never came up has the next numbers, so that none of them is taken for another.
    """
    named = aliases(work, project_key)
    more = count(sum(alias.startswith(_ALIAS) for alias in named.values()) + 1)
    mine = (CaseFile.project_key == project_key, CaseProjection.protected)
    wanted = select(CaseFile.id, CaseFile.number).join(CaseFile.projection).where(*mine)
    rows = work.session.execute(wanted.order_by(CaseFile.number))
    return {number: named.get(case_id) or f"{_ALIAS}{next(more)}" for case_id, number in rows}


def known(work: Work, project_key: str) -> tuple[BoardPaper, ...]:
    """Every paper that a row of the list may be about, in any version, with the names to keep out of it."""
    wanted = select(Record).where(Record.project_key == project_key, Record.kind.in_(PAPERS))
    final = work.session.scalars(wanted.where(Record.finalised_at.is_not(None)))
    made = [row for row in final if _is_boards(work, row)]
    named = {case_id: _names(work, case_id) for case_id in {row.case_id for row in made}}
    return tuple(BoardPaper(printed_id(row.id.hex), row.kind, named[row.case_id]) for row in made)


def in_force(work: Work, project_key: str) -> dict[str, Record]:
    """By the document id of every version, the version of that paper which is in force now."""
    wanted = select(Record).where(Record.project_key == project_key, Record.kind.in_(PAPERS))
    made = {row.id: row for row in work.session.scalars(wanted.where(Record.finalised_at.is_not(None)))}
    newer = {row.supersedes_id: row.id for row in made.values() if row.supersedes_id}
    found: dict[str, Record] = {}
    for row in made.values():
        last = row.id
        while last in newer:
            last = newer[last]
        found[printed_id(row.id.hex)] = made[last]
    return found


def _rows(work: Work, project_key: str, state: RecordState) -> list[Record]:
    wanted = select(Record).where(Record.project_key == project_key, Record.kind.in_(PAPERS))
    return [*work.session.scalars(wanted.where(Record.state == state).order_by(Record.created_at, Record.id))]


def _opened(work: Work, rows: Iterable[Record], named: dict[UUID | None, str]) -> Iterator[Paper]:
    for row in rows:
        try:
            answers = open_answers(work, row)
        except CannotOpen:
            continue
        if board.concerns(row.kind, answers):
            yield Paper(row, _file(work, row), answers, named.get(row.case_id, ""))


def _is_boards(work: Work, row: Record) -> bool:
    """A draft is judged by what is typed so far."""
    if row.kind != COMPETENCE:
        return True
    try:
        if row.state == RecordState.DRAFT:
            return ABOVE_LIMIT in open_draft(work, row).get("beslutande", ())
        return board.concerns(row.kind, open_answers(work, row))
    except CannotOpen:
        return False


def _file(work: Work, row: Record) -> CaseFile | None:
    return work.session.get(CaseFile, row.case_id) if row.case_id else None


def _names(work: Work, case_id: UUID | None) -> tuple[str, ...]:
    """What tells who the person is; a list stays open whatever is withdrawn, so no consent lets it in."""
    file = work.session.get(CaseFile, case_id) if case_id else None
    if file is None:
        return ()
    try:
        case = consents.case_of(work, file)
    except CannotOpen:
        return ()
    remiss, signed = case.latest("remiss"), case.latest("samtycke")
    guardians = [row.text("namn") for row in remiss.rows("vardnadshavare")]
    names = [remiss.text("namn"), *guardians, *(signed.text(name) for name in GUARDIANS)]
    return tuple(name for name in names if name)
