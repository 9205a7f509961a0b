"""The list of decisions of one meeting of the styrgrupp, begun from its agenda and from who comes."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from forms.base import as_typed
from service.domain.meetings import board
from service.domain.meetings.answers import coming
from service.domain.meetings.board import BoardPoint
from service.domain.meetings.bodies import BodyKind, represented
from service.domain.meetings.progress import MeetingState
from service.domain.outlays import capital
from service.errors import NotFound
from service.models import Meeting, Record, RecordState
from service.operations import records
from service.operations.meetings import about, seats, seen
from service.operations.meetings.board import Item, items
from service.operations.work import Work

_NOTED = (BoardPoint.GUIDELINE, BoardPoint.MONEY, BoardPoint.EXTENSIONS)
"""Standing items without a paper of their own: a row each, to fill in or take away."""


def begin(work: Work, meeting_id: UUID) -> Record:
    """The open draft of the meeting's list, or a new one; a list in force is followed by a new version."""
    meeting = seen.kept(work, meeting_id)
    if meeting.body != BodyKind.STEERING or meeting.state == MeetingState.CANCELLED:
        raise NotFound
    seen.hold(work, meeting)
    there = about.newest(work, meeting, board.DECISIONS)
    if there is None:
        return _first(work, meeting)
    return there if there.state == RecordState.DRAFT else records.revise(work, there.id)


def of_meeting(work: Work, meeting: Meeting) -> Record | None:
    """The list as it stands, a draft or in force; None while nobody has begun it."""
    return about.newest(work, meeting, board.DECISIONS)


def _first(work: Work, meeting: Meeting) -> Record:
    draft = records.begin(work, work.kind(board.DECISIONS), project_key=meeting.project_key)
    about.attach(work, draft, meeting)
    records.store(work, draft, as_typed(_prefilled(work, meeting)), lock=draft.lock)
    return draft


def _prefilled(work: Work, meeting: Meeting) -> Mapping[str, object]:
    return {
        "mote": meeting.day.isoformat(),
        "narvarande": [*_present(work, meeting)],
        "arenden": [*_rows(work, meeting)],
    }


def _present(work: Work, meeting: Meeting) -> Iterator[Mapping[str, object]]:
    """Those who have said that they come, until somebody says who was there."""
    names = represented(work.project(meeting.project_key), BodyKind(meeting.body), meeting.day)
    come = coming(seats.all_of(work, meeting))
    for _, user, seat in seats.rows(work, meeting):
        if user.id in come:
            key = seat.organisation_key
            yield {"namn": user.name, "organisation": names.get(key, key)}


def _rows(work: Work, meeting: Meeting) -> Iterator[Mapping[str, object]]:
    """A row for each matter that a decision can be made on, and one for each standing item."""
    project = work.project(meeting.project_key)
    decides = capital(project.names.steering_group)
    found = items(work, meeting)
    for item in found:
        if item.document_id:
            yield {"arende": item.title, "underlag": item.document_id, "beslutande": decides}
    yield from ({"arende": point.label, "beslutande": decides} for point in _noted(found))


def _noted(found: list[Item]) -> Iterator[BoardPoint]:
    there = {item.point for item in found}
    yield from (point for point in _NOTED if point in there or point is BoardPoint.MONEY)
