"""A private address from which a calendar program reads a person's meetings without signing in.

The address holds a secret of which only the hash is kept. There is one for each person at a time, and whoever
holds an old or a made-up one is told what anybody is told of a page that does not exist.
"""

import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select

from service.errors import NotFound
from service.models import CalendarAddress, Meeting, User
from service.operations import accounts
from service.operations.audit import Event, tell
from service.operations.meetings import calendar_file, seen
from service.operations.work import Work

BACK = timedelta(days=365)
"""How far back a subscription goes."""


def one(work: Work, meeting_id: UUID, *, address: str) -> bytes:
    """The calendar file of one meeting."""
    return calendar_file.write(work, [seen.one(work, meeting_id)], address=address)


def since(work: Work) -> datetime | None:
    """When the address that is in use was made; None when there is none."""
    found = _own(work)
    return found.created_at if found else None


def begin(work: Work) -> str:
    """A new secret, which is told this once; the one before it no longer leads anywhere."""
    end(work)
    secret = secrets.token_urlsafe(32)
    row = CalendarAddress(user_id=work.someone.id, secret_hash=_hash(secret), created_at=work.now)
    work.session.add(row)
    tell(work, Event.CALENDAR_OPENED)
    return secret


def end(work: Work) -> None:
    """The address leads nowhere any more; nothing when there is none."""
    work.session.get_one(User, work.someone.id, with_for_update=True)
    if found := _own(work):
        found.revoked_at = work.now
        tell(work, Event.CALENDAR_REVOKED)
        work.session.flush()


def feed(work: Work, secret: str, *, address: str) -> bytes:
    """The person's meetings; raises NotFound for a secret that is not in use, or whose account is closed."""
    wanted = select(User).join(CalendarAddress, CalendarAddress.user_id == User.id)
    valid = (CalendarAddress.secret_hash == _hash(secret), CalendarAddress.revoked_at.is_(None), User.active)
    user = work.session.scalar(wanted.where(*valid))
    if user is None:
        raise NotFound
    actor = accounts.actor_of(user)
    mine = (seen.visible(actor), Meeting.day >= work.today - BACK)
    meetings = work.session.scalars(select(Meeting).where(*mine).order_by(Meeting.day, Meeting.starts))
    return calendar_file.write(replace(work, actor=actor), meetings, address=address)


def _own(work: Work) -> CalendarAddress | None:
    mine = (CalendarAddress.user_id == work.someone.id, CalendarAddress.revoked_at.is_(None))
    return work.session.scalar(select(CalendarAddress).where(*mine))


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
