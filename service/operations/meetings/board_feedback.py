"""What the case body is to be told of: the styrgrupp's decisions, until somebody says that they are told.

Nothing of it is stored but the day on which a decision was told, in the record that holds the decision.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select

from service.domain.lifecycle import ENDED, CaseState
from service.domain.meetings import board
from service.domain.meetings.unsaid import PROTECTED
from service.domain.rules.case_numbers import names_case
from service.models import CaseFile, Meeting, Record, RecordState
from service.operations import consents
from service.operations.content import open_answers
from service.operations.meetings import agenda, board_papers
from service.operations.meetings.agenda_entries import Entry, LeftOut
from service.operations.meetings.board import TITLES
from service.operations.projection import local_day
from service.operations.work import Work

_ENDED = "Ärendet har läget ”{state}” och tas inte upp av sig självt."
_ENDED_UNSEEN = "Ärendet tas inte upp av sig självt."


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """A decision for the case body, whoever asks: `text` is for who may hear `case`.

    `row` is the place of a decision that stands in the list alone, None for one about a paper. `told`: it was
    told on the day that is asked about.
    """

    record_id: UUID
    row: int | None
    case: CaseFile | None
    title: str
    text: str
    decided: date | None
    planned: date | None
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """The same as it stands on a page, by what its case is called.

    `text` is the decision in words, "" for one about a case: that is for who may hear of the case. `why_not`
    tells who leads why such a case does not come up.
    """

    record_id: UUID
    row: int | None
    title: str
    text: str
    decided: date | None
    planned: date | None
    told: bool
    of_case: bool
    why_not: str = ""

    @property
    def key(self) -> str:
        """What names the decision in a form."""
        return str(self.record_id) if self.row is None else f"{self.record_id}:{self.row}"


def feedback(work: Work, project_key: str, *, on: date | None = None) -> list[Feedback]:
    """What the case body has still to be told of on a day, today by itself.

    What was planned for a day that has passed by then counts as told.
    """
    return [each for each in _all(work, project_key, on or work.today) if not each.told]


def owed(work: Work, project_key: str) -> list[Owed]:
    """The same for who leads the project."""
    named = board_papers.aliases(work, project_key)
    return [_named(work, each, named) for each in feedback(work, project_key)]


def at_meeting(work: Work, meeting: Meeting) -> list[Owed]:
    """What stands under point 9 of a meeting of the case body, for who leads the project.

    A protected person is called there what the meeting calls them, and not what the styrgrupp did.
    """
    found = [*_of_meeting(work, meeting)]
    cases = {each.case.id: each.case for each in found if each.case}
    named: dict[UUID | None, str] = {key: file.number for key, file in cases.items()}
    if hidden := [key for key, file in cases.items() if file.projection.protected]:
        named |= dict.fromkeys(hidden, PROTECTED)
        named |= _on_agenda(work, meeting)
    return [_named(work, each, named) for each in found]


def _on_agenda(work: Work, meeting: Meeting) -> dict[UUID | None, str]:
    there = agenda.read(work, meeting)
    listed: list[Entry | LeftOut] = [*there.entries, *there.left_out, *there.taken_off]
    return {each.case.id: each.title for each in listed if each.case and each.title}


def for_all(work: Work, meeting: Meeting) -> list[Owed]:
    """The same for every member: of what is about a case they hear where the case comes up."""
    found = [_owed(each) for each in _of_meeting(work, meeting) if each.case is None]
    return [each for each in found if not names_case(f"{each.title} {each.text}")]


def _of_meeting(work: Work, meeting: Meeting) -> Iterator[Feedback]:
    """What was decided by its day, and not told before it."""
    for each in _all(work, meeting.project_key, meeting.day):
        if each.decided is None or each.decided <= meeting.day:
            yield each


def _all(work: Work, key: str, day: date) -> Iterator[Feedback]:
    yield from _of_papers(work, key, day)
    yield from _of_lists(work, key, day)


def _of_papers(work: Work, key: str, day: date) -> Iterator[Feedback]:
    for paper in board_papers.of_project(work, key):
        row, said = paper.record, paper.answers
        written = local_day(row.finalised_at or row.updated_at)
        if board.stands_for_feedback(said, written=written, on=day):
            yield Feedback(
                record_id=row.id, row=None, case=paper.file,
                title=TITLES.get(row.kind, "Strukturellt problem"),
                text=board.decision(row.kind, said), decided=board.decided_on(row.kind, said),
                planned=said.date("aterkoppling"),
                told=not board.owes_feedback(said, written=written, on=day),
            )  # fmt: skip


def _of_lists(work: Work, key: str, day: date) -> Iterator[Feedback]:
    """Decisions about no paper; those about one are told with it."""
    made = (Record.project_key == key, Record.kind == board.DECISIONS, Record.state == RecordState.FINAL)
    for record in _oldest_first(work.session.scalars(select(Record).where(*made))):
        listed = open_answers(work, record)
        written = local_day(record.finalised_at or record.updated_at)
        for number, row in enumerate(listed.rows("arenden")):
            if not row.has("underlag") and board.stands_for_feedback(row, written=written, on=day):
                yield Feedback(
                    record_id=record.id, row=number, case=None, title=row.text("arende"),
                    text=row.text("beslutet"), decided=listed.date("mote"), planned=row.date("aterkoppling"),
                    told=not board.owes_feedback(row, written=written, on=day),
                )  # fmt: skip


def _oldest_first(rows: Iterable[Record]) -> list[Record]:
    return sorted(rows, key=lambda each: (each.created_at, each.id))


def _named(work: Work, each: Feedback, named: Mapping[UUID | None, str]) -> Owed:
    if each.case is None:
        return _owed(each)
    title = f"{each.title}, {named[each.case.id]}"
    return replace(_owed(each), title=title, why_not=_why_not(work, each.case))


def _why_not(work: Work, file: CaseFile) -> str:
    """How a protected case goes is told to those alone who may follow it."""
    state = CaseState(file.projection.state)
    if state not in ENDED:
        return ""
    return _ENDED.format(state=state.label) if consents.follows(work, file) else _ENDED_UNSEEN


def _owed(each: Feedback) -> Owed:
    return Owed(
        record_id=each.record_id, row=each.row, title=each.title, text="" if each.case else each.text,
        decided=each.decided, planned=each.planned, told=each.told, of_case=each.case is not None,
    )  # fmt: skip
