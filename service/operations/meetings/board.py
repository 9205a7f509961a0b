"""The styrgrupp's agenda, which comes by itself from records.

Nothing of it is stored, so that a decision, a draft or a withdrawn consent shows at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from service.domain.context import printed_id
from service.domain.dates import iso
from service.domain.deadlines import EXTENSION
from service.domain.guidelines import GUIDELINE, in_force
from service.domain.kronor import kronor
from service.domain.lifecycle import GONE
from service.domain.meetings import board
from service.domain.meetings.board import BoardPoint
from service.domain.meetings.bodies import BodyKind
from service.domain.outlays import COMPETENCE, CONSULTATION, asked
from service.errors import NotFound
from service.models import CaseFile, CaseStep, Meeting, Record, RecordState
from service.operations import access, consents, guidelines
from service.operations.meetings import board_papers, seen
from service.operations.meetings.board_papers import Paper
from service.operations.projection import local_day
from service.operations.work import Work

TITLES = {
    board.ESCALATION: "Låst ärende",
    CONSULTATION: "Extern konsultation",
    COMPETENCE: "Kompetenshöjande medel",
}
"""What a paper about a case is called, by its kind."""
_NOT_FOR_BOARD = (
    "Underlaget skrevs medan styrgruppen fick veta vem personen är, och det får den inte längre. Skriv en ny "
    "version utan det som röjer personen."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One matter under a standing point, by what it may be called there.

    `record_id` leads to the paper, None for who may not open it; then `asked` is empty too. `document_id`
    tells a row of the list of decisions which paper it is about. `hindrance` is for who leads the project.
    """

    point: BoardPoint
    title: str
    asked: str = ""
    record_id: UUID | None = None
    document_id: str = ""
    draft: bool = False
    hindrance: str = ""


def of_board(work: Work, meeting_id: UUID) -> Meeting:
    """A meeting of the styrgrupp that who is signed in may see; raises NotFound for one of another body."""
    meeting = seen.one(work, meeting_id)
    if meeting.body != BodyKind.STEERING:
        raise NotFound
    return meeting


def items(work: Work, meeting: Meeting) -> list[Item]:
    """What the meeting takes up by itself, in order, as who is signed in may read it."""
    key = meeting.project_key
    found = [*_papers(work, key), *_extensions(work, key, on=meeting.day), _guideline(work, key, meeting.day)]
    if seen.may_keep(work, key):
        found += _drafts(work, key)
    return sorted(found, key=lambda each: (each.point, each.draft))


def to_decide(work: Work, meeting: Meeting) -> int:
    """How many papers and extensions wait for the decision of the meeting."""
    waiting = [*_papers(work, meeting.project_key), *_extensions(work, meeting.project_key, on=meeting.day)]
    return len(waiting)


def _papers(work: Work, key: str) -> Iterator[Item]:
    for paper in board_papers.of_project(work, key):
        if board.waits(paper.answers) and not _is_gone(paper):
            yield _item(work, paper)


def _is_gone(paper: Paper) -> bool:
    """The case was registered by mistake: there is nothing to decide, and nobody to tell of."""
    return paper.file is not None and paper.file.projection.state in GONE


def _item(work: Work, paper: Paper) -> Item:
    row, opens = paper.record, access.may_open(work, paper.record)
    return Item(
        point=board.point_of(row.kind),
        title=_title(paper),
        asked=_asked(paper) if opens else "",
        record_id=row.id if opens else None,
        document_id=printed_id(row.id.hex),
        hindrance="" if _for_board(work, paper) else _NOT_FOR_BOARD,
    )


def _asked(paper: Paper) -> str:
    """The proposal, with what it costs where it costs anything."""
    text, price = board.asked(paper.record.kind, paper.answers), asked(paper.answers)
    return f"{text} ({kronor(price)})" if price else text


def _title(paper: Paper) -> str:
    if paper.file is None:
        return f"Strukturellt problem {iso(local_day(paper.record.created_at))}"
    return f"{TITLES[paper.record.kind]}, {paper.alias}"


def _for_board(work: Work, paper: Paper) -> bool:
    file, row = paper.file, paper.record
    if file is None:
        return True
    now = consents.case_of(work, file)
    told = consents.before_protection(work, file, now, row)
    return not told and consents.open_to_board(work, file, now, row)


def _drafts(work: Work, key: str) -> Iterator[Item]:
    """What the leader has begun, so that it is not forgotten before the meeting."""
    for paper in board_papers.drafts(work, key):
        if paper.record.supersedes_id is None:
            opens = access.may_open(work, paper.record)
            yield Item(
                point=board.point_of(paper.record.kind), title=_title(paper), draft=True,
                record_id=paper.record.id if opens else None,
            )  # fmt: skip


def _guideline(work: Work, key: str, day: date) -> Item:
    now = in_force(guidelines.of(work, key), day)
    text = f"Version {now.version} gäller från {iso(now.since)}" if now else "Ingen riktlinje är fastställd"
    chain = (Record.project_key == key, Record.kind == GUIDELINE, Record.state == RecordState.FINAL)
    latest = work.session.scalar(select(Record).where(*chain))
    return Item(point=BoardPoint.GUIDELINE, title=text, record_id=latest.id if latest else None)


def _extensions(work: Work, key: str, *, on: date) -> Iterator[Item]:
    """Participations whose extension is to be decided on by now, by what the case is called alone."""
    wanted = select(CaseStep, CaseFile).join(CaseFile, CaseFile.id == CaseStep.case_id)
    due = wanted.where(CaseFile.project_key == key, CaseStep.reason == EXTENSION, CaseStep.since <= on)
    found = [(step, file) for step, file in work.session.execute(due).unique()]
    named = board_papers.aliases(work, key)
    for step, file in sorted(found, key=lambda each: each[1].number):
        when = f", senast {iso(step.due)}" if step.due else ""
        yield Item(point=BoardPoint.EXTENSIONS, title=f"{named[file.id]}: beslut om förlängning{when}")
