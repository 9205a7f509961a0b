"""Packets that wait to be opened by their receiver: told on "Mitt arbete" and counted in the menu."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from service.models import Meeting, Packet
from service.operations.meetings import lasting, page, seen
from service.operations.work import Work


@dataclass(frozen=True, slots=True)
class Unopened:
    """A packet by its meeting and nothing of what it holds; `anew`: an earlier edition was sent before."""

    meeting_id: UUID
    title: str
    project: str
    day: date
    last_day: date
    anew: bool


def mine(work: Work) -> list[Unopened]:
    """Those of who is signed in, the next meeting first."""
    wanted = select(Packet.edition, Meeting).join(Meeting, Meeting.id == Packet.meeting_id)
    rows = work.session.execute(wanted.where(*_waits(work)).order_by(Meeting.day, Meeting.starts))
    return [
        Unopened(
            meeting.id, page.title(work, meeting), work.project(meeting.project_key).name, meeting.day,
            lasting.last_day(meeting), edition > 1,
        )
        for edition, meeting in rows
    ]  # fmt: skip


def count(work: Work) -> int:
    """How many they are."""
    wanted = select(func.count(Packet.id)).join(Meeting, Meeting.id == Packet.meeting_id)
    return work.session.scalar(wanted.where(*_waits(work))) or 0


def _waits(work: Work) -> tuple[ColumnElement[bool], ...]:
    """Sent, not opened, not closed, and still to be had; a new edition waits anew."""
    someone = work.someone
    own = (Packet.user_id == someone.id, Packet.sent_at.is_not(None))
    untouched = (Packet.opened_at.is_(None), Packet.closed_at.is_(None))
    return (*own, *untouched, lasting.open_on(work.today), seen.called(someone))
