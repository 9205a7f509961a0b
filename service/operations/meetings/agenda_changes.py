"""What the leader does with an agenda: puts it in order, adds to it, takes off and takes back.

Each change stores the whole agenda first, so that what she sees is what she changes. Meetings are held while
they are changed; who has seen an older agenda is told, and overwrites nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from service.domain.answers import Answers
from service.domain.lifecycle import ENDED, CaseState
from service.domain.meetings.agenda import OF_CASES, WHERE_IT_STANDS, Point
from service.domain.meetings.bodies import BodyKind
from service.domain.meetings.progress import Step
from service.errors import NotFound
from service.models import AgendaItem, CaseFile, Meeting
from service.operations import access
from service.operations.audit import Event, tell
from service.operations.meetings import agenda, planning, seen
from service.operations.meetings.errors import AgendaChanged, AlreadyOnAgenda, CannotBeHeard
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Line:
    """What the leader has typed of one entry, in the order of her page."""

    key: str
    presenter: str
    minutes: int | None


def save(work: Work, meeting_id: UUID, lines: Sequence[Line], *, version: str) -> None:
    """Order, minutes and presenters. Raises AgendaChanged when what is stored is not what `version` tells."""
    meeting = _changeable(work, meeting_id)
    if agenda.version(agenda.rows_of(work, meeting)) != version:
        raise AgendaChanged
    found = _by_key(agenda.fix(work, meeting))
    for line in lines:
        if (row := found.get(line.key)) and row.opened_at is None:
            row.presenter = line.presenter if _opens(work, row) else row.presenter
            row.minutes = line.minutes
    turn = {line.key: number for number, line in enumerate(lines)}
    _renumber(sorted(found.values(), key=lambda row: (row.point, turn.get(_key(row), len(turn)), row.place)))
    _tell(work, meeting)


def move(work: Work, meeting_id: UUID, key: str, *, up: bool) -> None:
    """One step within its point; nothing for the first that goes up and the last that goes down."""
    meeting = _changeable(work, meeting_id)
    found = [*_by_key(agenda.fix(work, meeting)).values()]
    keys = [_key(row) for row in found]
    if key not in keys:
        raise NotFound
    here = keys.index(key)
    there = here - 1 if up else here + 1
    if 0 <= there < len(found) and found[there].point == found[here].point:
        found[here], found[there] = found[there], found[here]
        _renumber(found)
        _tell(work, meeting)


def take_off(work: Work, meeting_id: UUID, key: str) -> None:
    """It stays off this meeting's agenda until it is taken back."""
    meeting = _changeable(work, meeting_id)
    row = _by_key(agenda.fix(work, meeting)).get(key)
    if row is None or row.opened_at:
        raise NotFound
    row.removed = True
    _tell(work, meeting)


def take_back(work: Work, meeting_id: UUID, item_id: UUID) -> None:
    """It stands last under its point again, now by hand: it has been asked for."""
    meeting = _changeable(work, meeting_id)
    row = work.session.get(AgendaItem, item_id)
    if row is None or row.meeting_id != meeting.id or not row.removed:
        raise NotFound
    row.removed, row.by_hand = False, True
    row.place = _last(agenda.rows_of(work, meeting))
    _tell(work, meeting)


def add_case(work: Work, meeting_id: UUID, case_id: UUID, point: Point) -> None:
    """Puts a case of the project under a point. Raises AlreadyOnAgenda, or CannotBeHeard by anybody."""
    meeting, file = _changeable(work, meeting_id), access.case_file(work, case_id)
    if file.project_key != meeting.project_key or point not in OF_CASES or not can_be_taken_up(file):
        raise NotFound
    mine = [row for row in agenda.fix(work, meeting) if row.case_id == file.id]
    if any(row.point == point or {Point(row.point), point} <= WHERE_IT_STANDS for row in mine):
        raise AlreadyOnAgenda(title=_title(work, meeting, file))
    _put(work, meeting, file, point)
    left_out = {each.case.id: each.why for each in agenda.read(work, meeting).left_out if each.case}
    if file.id in left_out:
        raise CannotBeHeard(why=left_out[file.id])
    agenda.fix(work, meeting)
    _tell(work, meeting, case=file)


def add_matter(work: Work, meeting_id: UUID, said: Answers) -> None:
    """A matter of the leader's own, whose answers have passed the rules."""
    meeting = _changeable(work, meeting_id)
    last = _last(agenda.fix(work, meeting))
    row = AgendaItem(
        id=uuid4(), meeting_id=meeting.id, point=Point(int(said.text("punkt"))), place=last,
        title=said.text("rubrik"), presenter=said.text("foredragande"), minutes=said.integer("minuter"),
        by_hand=True, created_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    _tell(work, meeting)


def can_be_taken_up(file: CaseFile) -> bool:
    """Whether a case is where a meeting has something to say of it: sent, and not at its end."""
    return file.projection.state not in ENDED | {CaseState.UTKAST}


def _changeable(work: Work, meeting_id: UUID) -> Meeting:
    meeting = seen.hold(work, seen.kept(work, meeting_id))
    if meeting.body != BodyKind.CASES:
        raise NotFound
    planning.require(work, meeting, Step.CHANGE)
    return meeting


def _put(work: Work, meeting: Meeting, file: CaseFile, point: Point) -> None:
    """The row that was taken off comes back, or there is a new one."""
    rows = agenda.rows_of(work, meeting)
    row, last = next((row for row in rows if (row.case_id, row.point) == (file.id, point)), None), _last(rows)
    if row is None:
        row = AgendaItem(
            id=uuid4(), meeting_id=meeting.id, point=point, case_id=file.id, title="", presenter="",
            created_at=work.now,
        )  # fmt: skip
        work.session.add(row)
    row.removed, row.by_hand, row.place = False, True, last
    work.session.flush()


def _title(work: Work, meeting: Meeting, file: CaseFile) -> str:
    return next(each.title for each in agenda.entries(work, meeting) if each.case and each.case.id == file.id)


def _last(rows: Iterable[AgendaItem]) -> int:
    return max((row.place for row in rows), default=0) + 1


def _opens(work: Work, row: AgendaItem) -> bool:
    """Whether who is signed in sees who presents it: not of a protected case that does not open for her."""
    file = work.session.get(CaseFile, row.case_id) if row.case_id else None
    return file is None or access.may_see_case(work, file)


def _key(row: AgendaItem) -> str:
    return f"{row.point}-{row.case_id or row.id}"


def _by_key(rows: Iterable[AgendaItem]) -> dict[str, AgendaItem]:
    return {_key(row): row for row in rows}


def _renumber(rows: Iterable[AgendaItem]) -> None:
    for place, row in enumerate(rows, start=1):
        row.place = place


def _tell(work: Work, meeting: Meeting, *, case: CaseFile | None = None) -> None:
    work.session.flush()
    tell(work, Event.AGENDA_SAVED, case=case, project_key=meeting.project_key, meeting=str(meeting.id))
