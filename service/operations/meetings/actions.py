"""What somebody is to do after a meeting: open until it is told to be done, and shown at the next one.

What is to be done is sealed with the key of the case that it is about, and read by who may hear of that case.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import Select, select

from service.domain import consent
from service.domain.lifecycle import GONE, CaseState
from service.domain.meetings.bodies import BodyKind
from service.domain.meetings.room import heard_by
from service.domain.roles import Role
from service.errors import CannotOpen, NotFound
from service.models import AgendaItem, CaseFile, Meeting, MeetingAction, ProjectFile
from service.operations import access, consents, named
from service.operations.audit import Event, tell
from service.operations.content import case_key, project_key
from service.operations.meetings import agenda_reading, hushed
from service.operations.projection import local_day
from service.operations.work import Work
from service.vault import DataKey

GIVEN_TO = (Role.PROJEKTLEDARE, Role.VAGLEDARE, Role.REMITTENT, Role.OH_LEDAMOT)
"""Those who are given something to do in a case; the others know of no case at all."""
_SOMEBODY = "Den som är utsedd"
_PROTECTED = "Skyddat ärende"


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


def add(
    work: Work,
    meeting: Meeting,
    *,
    what: str,
    responsible: str,
    due: date | None,
    responsible_id: UUID | None = None,
    item_id: UUID | None = None,
    file: CaseFile | None = None,
) -> MeetingAction:
    """Something to do because of a meeting; who adds it has been asked for her right already."""
    row = MeetingAction(
        id=uuid4(), project_key=meeting.project_key, meeting_id=meeting.id, item_id=item_id,
        case_id=file.id if file else None, responsible=responsible[:120], responsible_id=responsible_id,
        due=due, created_at=work.now, what=b"",
    )  # fmt: skip
    row.what = _sealed(work, row, {"what": what})
    work.session.add(row)
    work.session.flush()
    tell(work, Event.ACTION_ADDED, case=file, project_key=meeting.project_key, meeting=str(meeting.id))
    return row


def open_before(work: Work, meeting: Meeting) -> list[Task]:
    """What is left to do since earlier meetings of the same body, the most urgent first."""
    wanted = _rows().where(
        Meeting.project_key == meeting.project_key, Meeting.body == meeting.body,
        Meeting.day < meeting.day, MeetingAction.done_at.is_(None),
    )  # fmt: skip
    return _tasks(work, wanted)


def of_meeting(work: Work, meeting: Meeting) -> list[Task]:
    """What a meeting gave to do, done or not."""
    return _tasks(work, _rows().where(MeetingAction.meeting_id == meeting.id))


def mine(work: Work) -> list[Task]:
    """What waits for who is signed in."""
    projects = access.projects_of(work.someone)
    own = (MeetingAction.responsible_id == work.someone.id, MeetingAction.project_key.in_(projects))
    return _tasks(work, _rows().where(*own, MeetingAction.done_at.is_(None)))


def done(work: Work, action_id: UUID, *, note: str = "") -> MeetingAction:
    """It is done, as its responsible person or who leads the project tells; told twice it stays as it was."""
    row = work.session.get(MeetingAction, action_id, with_for_update=True, populate_existing=True)
    if row is None or not _may_tell(work, row):
        raise NotFound
    if row.done_at is None:
        close(work, row, note=note)
    return row


def close(work: Work, row: MeetingAction, *, note: str = "") -> None:
    """It is done; who says so has been asked for her right already."""
    row.what = _sealed(work, row, {**_opened(work, row), "note": note})
    row.done_at, row.done_by_id = work.now, work.someone.id
    tell(work, Event.ACTION_DONE, case=_file(work, row), project_key=row.project_key, action=str(row.id))


def given(work: Work, meeting: Meeting) -> dict[tuple[str, str], MeetingAction]:
    """What a meeting gave to do by its text and its responsible person, whoever may read it."""
    rows = [row for row, _ in work.session.execute(_rows().where(MeetingAction.meeting_id == meeting.id))]
    return {(said["what"], row.responsible): row for row in rows if (said := _opened(work, row))}


def _rows() -> Select[MeetingAction, Meeting]:
    wanted = select(MeetingAction, Meeting).join(Meeting, Meeting.id == MeetingAction.meeting_id)
    order = (MeetingAction.due.is_(None), MeetingAction.due, MeetingAction.created_at, MeetingAction.id)
    return wanted.order_by(*order)


def _tasks(work: Work, wanted: Select[MeetingAction, Meeting]) -> list[Task]:
    rows = work.session.execute(wanted)
    found = [(row, meeting) for row, meeting in rows if not _is_erased(_file(work, row))]
    titles = _titles(work, [row for row, _ in found])
    return [_task(work, row, meeting, titles) for row, meeting in found]


def _is_erased(file: CaseFile | None) -> bool:
    """What was to be done is erased with the case that it was about."""
    return file is not None and file.projection.state == CaseState.GALLRAD


def _task(work: Work, row: MeetingAction, meeting: Meeting, titles: Mapping[UUID, str]) -> Task:
    file = _file(work, row)
    heard = _heard_by(work, row, file)
    opens = file is not None and access.may_see_case(work, file)
    hears, mine = opens or _hears(work, row, file, heard), row.responsible_id == work.someone.id
    board = _of_board(work, meeting, file, heard)
    reads = opens or board or (hears and (mine or file is None))
    said = _opened(work, row) if reads else {}
    if file is None and _names_protected(work, row, said):
        said, hears = {}, False
    return Task(
        id=row.id, meeting_id=meeting.id, met=meeting.day,
        about=_about(row, file, titles, hears=hears or board),
        case_id=file.id if file and opens else None, what=said.get("what", ""), note=said.get("note", ""),
        responsible=row.responsible if reads or mine or not _hides(file) else _SOMEBODY, due=row.due,
        late=row.done_at is None and row.due is not None and row.due < work.today,
        done_on=local_day(row.done_at) if row.done_at else None,
        mine=mine, may_tell=_may_tell(work, row), heard_by=heard,
    )  # fmt: skip


def _names_protected(work: Work, row: MeetingAction, said: Mapping[str, str]) -> bool:
    """What is about no case by itself names one whose person is protected since; who leads reads it on."""
    if row.project_key in access.projects_of(work.someone, Role.PROJEKTLEDARE):
        return False
    names = hushed.naming(hushed.protected(work, row.project_key))
    return any(names(text) for text in said.values())


def _titles(work: Work, rows: Iterable[MeetingAction]) -> dict[UUID, str]:
    items = {row.item_id for row in rows if row.item_id}
    wanted = select(AgendaItem.id, AgendaItem.title).where(AgendaItem.id.in_(items))
    return {item_id: title for item_id, title in work.session.execute(wanted) if title}


def _about(row: MeetingAction, file: CaseFile | None, titles: Mapping[UUID, str], *, hears: bool) -> str:
    """What the case was called then; no number of who is protected, or for who may not hear of the case."""
    title = titles.get(row.item_id, "") if row.item_id else ""
    if file is None:
        return title if hears else _PROTECTED
    if title not in ("", file.number):
        return title
    if _hides(file):
        return _PROTECTED
    return file.number if hears else "Ett ärende"


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


def _may_tell(work: Work, row: MeetingAction) -> bool:
    """Who is to do it while she has a role in the project, and who keeps its meetings."""
    there = row.project_key in access.projects_of(work.someone)
    if there and row.responsible_id == work.someone.id:
        return True
    file = _file(work, row)
    kept_out = file is not None and named.keeps_out(work.someone, file)
    return not kept_out and row.project_key in access.projects_of(work.someone, Role.PROJEKTLEDARE)


def _file(work: Work, row: MeetingAction) -> CaseFile | None:
    return work.session.get(CaseFile, row.case_id) if row.case_id else None


def _key(work: Work, row: MeetingAction) -> DataKey:
    if file := _file(work, row):
        return case_key(work, file)
    return project_key(work, work.session.get_one(ProjectFile, row.project_key))


def _sealed(work: Work, row: MeetingAction, said: Mapping[str, str]) -> bytes:
    text = json.dumps(said, ensure_ascii=False).encode()
    return _key(work, row).seal(text, where=f"meeting_action.what.{row.id}")


def _opened(work: Work, row: MeetingAction) -> dict[str, str]:
    """What is to be done; nothing of a case whose key is destroyed."""
    try:
        data = _key(work, row).open(row.what, where=f"meeting_action.what.{row.id}")
    except CannotOpen:
        return {}
    said: dict[str, str] = json.loads(data)
    return said
