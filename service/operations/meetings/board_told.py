"""That the case body has been told of a decision: a day in a new version of what was decided."""

from collections.abc import Mapping
from uuid import UUID

from forms.base import Problem, as_typed
from service.domain.meetings.board import DECISIONS
from service.errors import NotFound, ServiceError
from service.models import Record
from service.operations import access, finalising, records
from service.operations.content import open_answers
from service.operations.work import Work


class NotTold(ServiceError):
    """The new version cannot be made final as it stands; nothing was saved."""

    message = "Återkopplingen gick inte att föra in: {why} Öppna handlingen och skriv en ny version där."


def tell(work: Work, record_id: UUID, *, row: int | None = None) -> Record:
    """Today is the day on which the case body was told; `row` is the place of a decision in a list.

    Raises NotTold when what is there may not stand, and OtherDraft or NewerVersion when somebody writes it.
    """
    earlier, _ = access.record(work, record_id)
    answers = _with_day(work, earlier, row)
    draft = records.revise(work, record_id)
    if draft.lock != 1:
        raise NotTold(why="någon skriver redan på en ny version.")
    outcome = finalising.finalise(work, draft.id, as_typed(answers), lock=draft.lock)
    if outcome.problems:
        raise NotTold(why=" ".join(_sentence(each) for each in outcome.problems))
    return draft


def _with_day(work: Work, earlier: Record, row: int | None) -> Mapping[str, object]:
    answers, today = open_answers(work, earlier), work.today.isoformat()
    if row is None:
        return {**answers, "aterkoppling": today}
    if earlier.kind != DECISIONS or not 0 <= row < len(answers.rows("arenden")):
        raise NotFound
    rows = [dict(each) for each in answers.rows("arenden")]
    rows[row]["aterkoppling"] = today
    return {**answers, "arenden": rows}


def _sentence(problem: Problem) -> str:
    return f"{problem.label}: {problem.message}" if problem.label else problem.message
