"""An item of the agenda while the meeting is at it: opened, written under, and left without a decision."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from forms.rows import Typed
from service.domain.meetings.bodies import PROJECT_ITSELF
from service.domain.meetings.room import heard_by
from service.errors import NotAllowed, NotFound
from service.models import AgendaItem, CaseFile, Meeting
from service.operations import access, consents
from service.operations.audit import Event, tell
from service.operations.meetings import room_presence, room_written, seen
from service.operations.meetings.errors_room import (
    ConsentWithdrawn,
    ItemChanged,
    ItemIsClosed,
    RoomClosed,
    StillInRoom,
)
from service.operations.meetings.room_open import open_room
from service.operations.work import Work


def one(work: Work, meeting: Meeting, item_id: UUID) -> AgendaItem:
    """An item of a meeting that stands on its agenda."""
    item = work.session.get(AgendaItem, item_id)
    if item is None or item.meeting_id != meeting.id or item.removed:
        raise NotFound
    return item


def held(work: Work, meeting: Meeting, item_id: UUID) -> AgendaItem:
    """The same as it is now, held until the transaction ends: of two who write at once one waits."""
    item = one(work, meeting, item_id)
    work.session.refresh(item, with_for_update=True)
    return item


def file_of(work: Work, item: AgendaItem) -> CaseFile | None:
    return work.session.get_one(CaseFile, item.case_id) if item.case_id else None


def hearing(work: Work, meeting: Meeting, item: AgendaItem) -> frozenset[str] | None:
    """The organisations that may hear an item just now, by key; None where everybody may."""
    file = file_of(work, item)
    if file is None:
        return None
    on, project = max(meeting.day, work.today), work.project(file.project_key)
    return heard_by(consents.case_of(work, file), project, referrer=file.organisation_key, on=on)


def is_stopped(work: Work, meeting: Meeting, item: AgendaItem) -> bool:
    """Nobody may hear the case any more: the consent has ended since it was put on the agenda."""
    return hearing(work, meeting, item) == frozenset()


def must_leave(work: Work, meeting: Meeting, item: AgendaItem) -> frozenset[str]:
    """The organisations in the room that may not hear an item."""
    heard = hearing(work, meeting, item)
    if heard is None:
        return frozenset()
    return room_presence.in_room(work, meeting) - heard - {PROJECT_ITSELF}


def open_item(work: Work, meeting_id: UUID, item_id: UUID, *, left: Collection[str] = ()) -> AgendaItem:
    """The meeting comes to an item once those who may not hear it have left, which is confirmed by name.

    Raises StillInRoom, ConsentWithdrawn or ItemIsClosed.
    """
    meeting = seen.hold(work, open_room(work, meeting_id))
    item = held(work, meeting, item_id)
    _must_go_on(work, meeting, item)
    written, leaving = room_written.read(work, item), must_leave(work, meeting, item)
    if still := leaving - written.left - {*left}:
        names = room_presence.organisations(work, meeting)
        raise StillInRoom(who=" och ".join(names.get(key, key) for key in sorted(still)))
    typed = written.typed if item.written else room_written.beginning(work, meeting, item)
    again = item.opened_at is not None
    room_written.store(work, item, room_written.Written(typed, written.left | leaving), same_text=again)
    _call_in(work, meeting, item)
    if not again:
        item.opened_at = work.now
        _tell(work, Event.ITEM_OPENED, meeting, item)
    return item


def save(work: Work, meeting_id: UUID, item_id: UUID, typed: Typed, *, lock: int) -> AgendaItem:
    """Keeps what is written under an open item, right or wrong.

    Raises ItemChanged when somebody else has saved something else since `lock`, ItemIsClosed,
    ConsentWithdrawn, or NotAllowed for who may not read the case.
    """
    meeting = open_room(work, meeting_id)
    item = held(work, meeting, item_id)
    may_write(work, item)
    _must_go_on(work, meeting, item)
    if item.opened_at is None:
        raise RoomClosed
    keep(work, item, typed, lock=lock)
    return item


def keep(work: Work, item: AgendaItem, typed: Typed, *, lock: int) -> None:
    """Stores the text in an item that is held; what is stored already is saved."""
    written, said = room_written.read(work, item), room_written.asked(item, typed)
    if room_written.is_same(written, said):
        return
    if item.lock != lock:
        raise ItemChanged
    room_written.store(work, item, written.says(said))


def leave(work: Work, meeting_id: UUID, item_id: UUID) -> AgendaItem:
    """Goes on without a decision; what was written stays sealed under the item.

    So an item is left whose consent has ended, and one whose case is not read by who leads the meeting.
    """
    meeting = open_room(work, meeting_id)
    item = held(work, meeting, item_id)
    if item.opened_at is None:
        raise RoomClosed
    if item.closed_at is None:
        item.closed_at = work.now
        _tell(work, Event.ITEM_CLOSED, meeting, item)
    return item


def may_read(work: Work, item: AgendaItem) -> bool:
    """Whether who is signed in may read and write about the item's case."""
    file = file_of(work, item)
    return file is None or access.may_see_case(work, file)


def may_write(work: Work, item: AgendaItem) -> None:
    """Raises NotAllowed for who is not named for the protected case of an item."""
    if not may_read(work, item):
        raise NotAllowed


def close(work: Work, meeting: Meeting, item: AgendaItem) -> None:
    """The item is closed, with what was decided about it."""
    item.closed_at = work.now
    _tell(work, Event.ITEM_CLOSED, meeting, item)


def _call_in(work: Work, meeting: Meeting, but: AgendaItem) -> None:
    """Who left for another item that still is open is back: who comes back to it confirms anew."""
    going_on = (AgendaItem.opened_at.is_not(None), AgendaItem.closed_at.is_(None), AgendaItem.id != but.id)
    mine = (AgendaItem.meeting_id == meeting.id, AgendaItem.removed.is_(False))
    wanted = select(AgendaItem.id).where(*mine, *going_on)
    for item_id in work.session.scalars(wanted.order_by(AgendaItem.id)).all():
        other = held(work, meeting, item_id)
        written = room_written.read(work, other)
        if written.left:
            room_written.store(work, other, replace(written, left=frozenset()), same_text=True)


def _must_go_on(work: Work, meeting: Meeting, item: AgendaItem) -> None:
    if item.closed_at is not None:
        raise ItemIsClosed
    if is_stopped(work, meeting, item):
        raise ConsentWithdrawn


def _tell(work: Work, event: Event, meeting: Meeting, item: AgendaItem) -> None:
    file, key = file_of(work, item), meeting.project_key
    tell(work, event, case=file, project_key=key, meeting=str(meeting.id), item=str(item.id))
