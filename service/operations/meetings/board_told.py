"""That the case body has been told of a decision: a day in a new version of what was decided."""

from collections.abc import Mapping
from uuid import UUID

from forms.base import Problem, as_typed
from service.domain.meetings.board import DECISIONS, PAPERS
from service.domain.meetings.bodies import BodyKind
from service.errors import NotFound, ServiceError
from service.models import Meeting, Record, RecordState
from service.operations import access, finalising, records
from service.operations.content import open_answers
from service.operations.meetings import board_feedback
from service.operations.work import Work


class NotTold(ServiceError):
    """The new version cannot be made final as it stands; nothing was saved."""

    message = "Återkopplingen gick inte att föra in: {why} Öppna handlingen och skriv en ny version där."


class ToldTooSoon(ServiceError):
    """The case body has not met yet; nothing was saved."""

    message = "Återkopplingen noteras tidigast på mötets dag, {day}."


def tell(work: Work, meeting: Meeting, record_id: UUID, *, row: int | None = None) -> Record:
    """Today is the day on which the case body was told; `row` is the place of a decision in a list.

    Raises NotFound for what the page of the meeting does not ask to be told, NotTold when what is there may
    not stand, OtherDraft or NewerVersion when somebody writes it or has told it already, and ToldTooSoon
    before the day on which the case body meets.
    """
    if too_soon(work, meeting):
        raise ToldTooSoon(day=meeting.day.isoformat())
    earlier, _ = access.record(work, record_id)
    if not _is_owed(work, meeting, earlier, row):
        raise NotFound
    answers = _with_day(work, earlier, row)
    draft = records.revise(work, record_id)
    if draft.lock != 1:
        raise NotTold(why="någon skriver redan på en ny version.")
    outcome = finalising.finalise(work, draft.id, as_typed(answers), lock=draft.lock)
    if outcome.problems:
        raise NotTold(why=" ".join(_sentence(each) for each in outcome.problems))
    return draft


def too_soon(work: Work, meeting: Meeting) -> bool:
    """Whether a meeting of the case body, at which it is to be told, lies ahead."""
    return meeting.body == BodyKind.CASES and meeting.day > work.today


def _is_owed(work: Work, meeting: Meeting, record: Record, row: int | None) -> bool:
    """What was told a moment ago is owed no more, and is let on to be answered as the older version it is."""
    if record.project_key != meeting.project_key or record.kind not in (*PAPERS, DECISIONS):
        return False
    owed = board_feedback.feedback(work, meeting.project_key, on=min(meeting.day, work.today))
    there = (record.id, row) in {(each.record_id, each.row) for each in owed}
    return there or record.state == RecordState.SUPERSEDED


def _with_day(work: Work, earlier: Record, row: int | None) -> Mapping[str, object]:
    answers, today = open_answers(work, earlier), work.today.isoformat()
    if row is None:
        return {**answers, "aterkoppling": today}
    if not 0 <= row < len(answers.rows("arenden")):
        raise NotFound
    rows = [dict(each) for each in answers.rows("arenden")]
    rows[row]["aterkoppling"] = today
    return {**answers, "arenden": rows}


def _sentence(problem: Problem) -> str:
    return f"{problem.label}: {problem.message}" if problem.label else problem.message
