"""What is left to do after meetings, as who is signed in may read it: as who may hear of its case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select

from service.domain import consent
from service.domain.dates import iso
from service.domain.lifecycle import GONE, CaseState
from service.domain.meetings.bodies import BodyKind
from service.domain.meetings.room import heard_by
from service.domain.meetings.unsaid import PROTECTED
from service.models import AgendaItem, CaseFile, Meeting, MeetingAction
from service.operations import access, consents, named
from service.operations.meetings import agenda_reading
from service.operations.meetings.actions import GIVEN_TO, file_of, may_tell, opened
from service.operations.meetings.hushing import A_CASE, Hushing
from service.operations.projection import local_day
from service.operations.work import Work

_SOMEBODY = "Den som är utsedd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do, as who is signed in may read it.

    `about` is what the case was called at the meeting, "" for what is about none; `case_id` leads there, None
    for who does not open it. `what` is "" for who may not read it; of a protected case they are not told
    either who is to do it, which may well be who referred it. `heard_by` are the organisations that may
    hear of it now, by key. `mine`: who is signed in is to do it; `may_tell`: and may tell that it is done.
    """

    id: UUID
    meeting_id: UUID
    met: date
    about: str
    case_id: UUID | None
    what: str
    note: str
    responsible: str
    due: date | None
    late: bool
    done_on: date | None
    mine: bool
    may_tell: bool
    heard_by: frozenset[str]


def open_before(work: Work, meeting: Meeting) -> list[Task]:
    """What is left to do since earlier meetings of the same body, the most urgent first.

    The aliases of those have their day, since somebody else may be called the same at this one.
    """
    wanted = _rows().where(
        Meeting.project_key == meeting.project_key, Meeting.body == meeting.body,
        Meeting.day < meeting.day, MeetingAction.done_at.is_(None),
    )  # fmt: skip
    return _tasks(work, wanted, dated=True)


def of_meeting(work: Work, meeting: Meeting) -> list[Task]:
    """What a meeting gave to do, done or not."""
    return _tasks(work, _rows().where(MeetingAction.meeting_id == meeting.id))


def mine(work: Work) -> list[Task]:
    """What waits for who is signed in."""
    projects = access.projects_of(work.someone)
    own = (MeetingAction.responsible_id == work.someone.id, MeetingAction.project_key.in_(projects))
    return _tasks(work, _rows().where(*own, MeetingAction.done_at.is_(None)))


def _rows() -> Select[MeetingAction, Meeting]:
    wanted = select(MeetingAction, Meeting).join(Meeting, Meeting.id == MeetingAction.meeting_id)
    order = (MeetingAction.due.is_(None), MeetingAction.due, MeetingAction.created_at, MeetingAction.id)
    return wanted.order_by(*order)


def _tasks(work: Work, wanted: Select[MeetingAction, Meeting], *, dated: bool = False) -> list[Task]:
    rows = work.session.execute(wanted)
    found = [(row, meeting) for row, meeting in rows if not _is_erased(file_of(work, row))]
    titles, hushing = _titles(work, [row for row, _ in found]), Hushing(work)
    return [
        _task(work, row, meeting, _titled(work, row, meeting, titles, dated=dated), hushing)
        for row, meeting in found
    ]


def _is_erased(file: CaseFile | None) -> bool:
    """What was to be done is erased with the case that it was about."""
    return file is not None and file.projection.state == CaseState.GALLRAD


def _task(work: Work, row: MeetingAction, meeting: Meeting, title: str, hushing: Hushing) -> Task:
    file = file_of(work, row)
    heard = _heard_by(work, row, file)
    opens = file is not None and access.may_see_case(work, file)
    hears, mine = opens or _hears(work, row, file, heard), row.responsible_id == work.someone.id
    board = _of_board(work, meeting, file, heard) and hushing.sits(row.project_key)
    reads = opens or board or (hears and (mine or file is None))
    said = opened(work, row) if reads else {}
    instead = hushing.told_as(row.project_key, file, [*said.values(), "" if file else title])
    said = {} if instead else said
    return Task(
        id=row.id, meeting_id=meeting.id, met=meeting.day,
        about=_about(file, title, hears=hears or board) if file else instead or title,
        case_id=file.id if file and opens else None, what=said.get("what", ""), note=said.get("note", ""),
        responsible=row.responsible if reads or mine or not _hides(file) else _SOMEBODY, due=row.due,
        late=row.done_at is None and row.due is not None and row.due < work.today,
        done_on=local_day(row.done_at) if row.done_at else None,
        mine=mine, may_tell=may_tell(work, row), heard_by=heard,
    )  # fmt: skip


def _titles(work: Work, rows: Iterable[MeetingAction]) -> dict[UUID, str]:
    items = {row.item_id for row in rows if row.item_id}
    wanted = select(AgendaItem.id, AgendaItem.title).where(AgendaItem.id.in_(items))
    return {item_id: title for item_id, title in work.session.execute(wanted) if title}


def _titled(
    work: Work, row: MeetingAction, meeting: Meeting, titles: Mapping[UUID, str], *, dated: bool
) -> str:
    """What it was called on the agenda, an alias with its day where it is `dated`; "" for a plain number."""
    title, file = titles.get(row.item_id, "") if row.item_id else "", file_of(work, row)
    if file and title == file.number:
        return ""
    return f"{title} från {iso(meeting.day)}" if dated and file and title else title


def _about(file: CaseFile, title: str, *, hears: bool) -> str:
    """What the case was called then; no number of who is protected, or for who may not hear of the case."""
    if title:
        return title
    if _hides(file):
        return PROTECTED
    return file.number if hears else A_CASE


def _of_board(work: Work, meeting: Meeting, file: CaseFile | None, heard: frozenset[str]) -> bool:
    """Whether the styrgrupp's members read it: it names nobody, and closes with protection and consent."""
    if file is None or meeting.body != BodyKind.STEERING or _hides(file) or file.projection.state in GONE:
        return False
    return bool(heard) or not consent.is_registered(consents.case_of(work, file))


def _hides(file: CaseFile | None) -> bool:
    return file is not None and file.projection.protected


def _hears(work: Work, row: MeetingAction, file: CaseFile | None, heard: frozenset[str]) -> bool:
    """Whether their organisation may hear of the case; of a protected one nobody but who is named for it."""
    if file is None or named.keeps_out(work.someone, file):
        return file is None
    here = [each for each in work.someone.grants if each.project_key == row.project_key]
    mine = [each.organisation_key for each in here if each.role in GIVEN_TO]
    return not heard.isdisjoint(filter(None, mine))


def _heard_by(work: Work, row: MeetingAction, file: CaseFile | None) -> frozenset[str]:
    project = work.project(row.project_key)
    if file is None:
        return agenda_reading.organisations(project)
    if file.projection.state in GONE:
        return frozenset()
    case = consents.case_of(work, file)
    return heard_by(case, project, referrer=file.organisation_key, on=work.today)
