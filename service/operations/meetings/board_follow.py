"""All that follows from a list of the styrgrupp's decisions when it becomes final."""

from service.domain.answers import Answers
from service.domain.meetings.board import DECISIONS
from service.models import Record
from service.operations.meetings import about, board_actions, board_landing
from service.operations.meetings.board_landing import Finalise
from service.operations.work import Work


def follow(work: Work, record: Record, answers: Answers, *, finalise: Finalise) -> None:
    """Decisions land on their papers and what is to be done is followed; nothing for other records."""
    if record.kind != DECISIONS:
        return
    board_landing.land(work, record, answers, finalise=finalise)
    if meeting := about.meeting_of(work, record):
        board_actions.follow(work, meeting, answers)
