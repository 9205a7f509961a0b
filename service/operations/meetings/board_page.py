"""A meeting of the styrgrupp as a page: its points, its list of decisions, and what is left to do."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from service.domain.meetings.board import DECISIONS, BoardPoint
from service.domain.meetings.progress import MeetingState
from service.models import Meeting, MeetingRecord, Record, RecordState
from service.operations import papers
from service.operations.meetings import (
    about,
    board,
    board_feedback,
    board_landing,
    board_list,
    hushed,
    lasting,
    page,
    seen,
    tasks,
)
from service.operations.meetings.board import Item
from service.operations.meetings.board_feedback import Owed
from service.operations.meetings.board_landing import Unlanded
from service.operations.meetings.tasks import Task
from service.operations.papers import Paper
from service.operations.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage:
    """`open` tells whether anything is shown; `decisions` is the list, or None while there is none.

    There are no `points` once the list is final: what waits then is for the next meeting.
    A list that is `hushed` names a case whose person is protected since, and is closed to who was called
    until a new version has the alias; it may be that of the meeting before too.
    `unlanded` and `owed` are for who keeps the meeting, as are drafts.
    """

    id: UUID
    title: str
    day: date
    project_key: str
    project: str
    state: str
    keeps: bool
    open: bool
    points: list[tuple[BoardPoint, list[Item]]]
    earlier: Paper | None
    left_to_do: list[Task]
    decisions: Paper | None
    hushed: bool
    earlier_hushed: bool
    asked_here: list[Task]
    may_begin: bool
    unlanded: list[Unlanded]
    owed: list[Owed]


def read(work: Work, meeting_id: UUID) -> BoardPage:
    """The page for who keeps the meeting or is called to it."""
    meeting = board.of_board(work, meeting_id)
    keeps = seen.may_keep(work, meeting.project_key)
    project, state = work.project(meeting.project_key), MeetingState(meeting.state)
    stands = state is not MeetingState.CANCELLED
    shown = (keeps and stands) or lasting.is_open(meeting, work.today)
    found = board_list.of_meeting(work, meeting)
    final, before = about.final(work, meeting, DECISIONS), _earlier(work, meeting) if shown else None
    closed, closed_before = (each is not None and hushed.is_hushed(work, each) for each in (final, before))
    return BoardPage(
        id=meeting.id, title=page.title(work, meeting), day=meeting.day, project_key=meeting.project_key,
        project=project.name, state=state.label, keeps=keeps, open=shown,
        points=_points(work, meeting) if shown and final is None else [],
        earlier=_line(work, before if keeps or not closed_before else None), earlier_hushed=closed_before,
        left_to_do=tasks.open_before(work, meeting) if shown else [],
        decisions=_line(work, found if keeps else None if closed else final), hushed=closed,
        asked_here=tasks.of_meeting(work, meeting) if shown else [],
        may_begin=keeps and stands,
        unlanded=board_landing.unlanded(work, final) if keeps and final else [],
        owed=board_feedback.owed(work, meeting.project_key) if keeps else [],
    )  # fmt: skip


def _points(work: Work, meeting: Meeting) -> list[tuple[BoardPoint, list[Item]]]:
    found = board.items(work, meeting)
    return [(point, [item for item in found if item.point is point]) for point in BoardPoint]


def _line(work: Work, found: Record | None) -> Paper | None:
    return papers.listed(work, [found])[0] if found else None


def _earlier(work: Work, meeting: Meeting) -> Record | None:
    """The list of the latest meeting that has one."""
    wanted = select(Record).join(MeetingRecord, MeetingRecord.record_id == Record.id)
    wanted = wanted.join(Meeting, Meeting.id == MeetingRecord.meeting_id)
    same = (Meeting.project_key == meeting.project_key, Meeting.body == meeting.body)
    lists = wanted.where(*same, Record.kind == DECISIONS, Record.state == RecordState.FINAL)
    before = lists.where(Meeting.day < meeting.day).order_by(Meeting.day.desc()).limit(1)
    return work.session.scalar(before)
