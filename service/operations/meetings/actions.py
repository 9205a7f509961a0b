"""What somebody is to do after a meeting: open until it is told to be done.

What is to be done is sealed with the key of the case that it is about; `tasks` tells who reads it.
"""

import json
from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from service.domain.roles import Role
from service.errors import CannotOpen, NotFound
from service.models import CaseFile, Meeting, MeetingAction, ProjectFile
from service.models.agenda import NAME
from service.operations import access, named
from service.operations.audit import Event, tell
from service.operations.content import case_key, project_key
from service.operations.work import Work
from service.vault import DataKey

GIVEN_TO = (Role.PROJEKTLEDARE, Role.VAGLEDARE, Role.REMITTENT, Role.OH_LEDAMOT)
"""Those who are given something to do in a case; the others know of no case at all."""


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
        case_id=file.id if file else None, responsible=fitting(responsible), responsible_id=responsible_id,
        due=due, created_at=work.now, what=b"",
    )  # fmt: skip
    row.what = _sealed(work, row, {"what": what})
    work.session.add(row)
    work.session.flush()
    tell(work, Event.ACTION_ADDED, case=file, project_key=meeting.project_key, meeting=str(meeting.id))
    return row


def fitting(responsible: str) -> str:
    """A name as it is kept with what its person is to do."""
    return responsible[:NAME]


def done(work: Work, action_id: UUID, *, note: str = "") -> MeetingAction:
    """It is done, as its responsible person or who leads the project tells; told twice it stays as it was."""
    row = work.session.get(MeetingAction, action_id, with_for_update=True, populate_existing=True)
    if row is None or not may_tell(work, row):
        raise NotFound
    if row.done_at is None:
        close(work, row, note=note)
    return row


def close(work: Work, row: MeetingAction, *, note: str = "") -> None:
    """It is done; who says so has been asked for her right already."""
    row.what = _sealed(work, row, {**opened(work, row), "note": note})
    row.done_at, row.done_by_id = work.now, work.someone.id
    tell(work, Event.ACTION_DONE, case=file_of(work, row), project_key=row.project_key, action=str(row.id))


def given(work: Work, meeting: Meeting) -> dict[tuple[str, str], MeetingAction]:
    """What a meeting gave to do by its text and its responsible person, whoever may read it."""
    mine = select(MeetingAction).where(MeetingAction.meeting_id == meeting.id)
    rows = work.session.scalars(mine.order_by(MeetingAction.created_at, MeetingAction.id))
    return {(said["what"], row.responsible): row for row in rows if (said := opened(work, row))}


def may_tell(work: Work, row: MeetingAction) -> bool:
    """Who is to do it while she has a role in the project, and who keeps its meetings."""
    there = row.project_key in access.projects_of(work.someone)
    if there and row.responsible_id == work.someone.id:
        return True
    file = file_of(work, row)
    kept_out = file is not None and named.keeps_out(work.someone, file)
    return not kept_out and row.project_key in access.projects_of(work.someone, Role.PROJEKTLEDARE)


def file_of(work: Work, row: MeetingAction) -> CaseFile | None:
    return work.session.get(CaseFile, row.case_id) if row.case_id else None


def _key(work: Work, row: MeetingAction) -> DataKey:
    if file := file_of(work, row):
        return case_key(work, file)
    return project_key(work, work.session.get_one(ProjectFile, row.project_key))


def _sealed(work: Work, row: MeetingAction, said: Mapping[str, str]) -> bytes:
    text = json.dumps(said, ensure_ascii=False).encode()
    return _key(work, row).seal(text, where=f"meeting_action.what.{row.id}")


def opened(work: Work, row: MeetingAction) -> dict[str, str]:
    """What is to be done; nothing of a case whose key is destroyed."""
    try:
        data = _key(work, row).open(row.what, where=f"meeting_action.what.{row.id}")
    except CannotOpen:
        return {}
    said: dict[str, str] = json.loads(data)
    return said
