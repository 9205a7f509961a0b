"""Sessions kept on the server: a random id in the cookie, its hash and the sealed content in the database.

The content opens only with the id that the browser holds. Who has not signed in has no row: the little that a
visitor needs, the token of the sign-in form, is sealed into the cookie itself.
"""

import hashlib
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from typing import Any

from flask import Flask, Request, Response
from flask.sessions import SessionInterface, SessionMixin
from sqlalchemy import delete, or_, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import joinedload

from service.boot import Services
from service.database import only_look
from service.errors import CannotOpen
from service.models import ServerSession, User
from service.web.keys import key

IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=10)
TOUCH_EVERY = timedelta(minutes=1)
_VISITOR, _STORED = "v", "s"
_WHERE = "server_session.content"


class WebSession(dict[str, Any], SessionMixin):
    """`sid` is the secret in the cookie, None without a row; `user` the account that is signed in.

    `passive` requests, such as a page that asks for progress by itself, do not count as activity.
    `unavailable` says that the database did not answer, so that nobody knows who this is.
    """

    def __init__(self, content: dict[str, Any] | None = None) -> None:
        super().__init__(content or {})
        self.user: User | None = None
        self.sid: str | None = None
        self.left: str | None = None
        self.moved = self.passive = self.unavailable = self.due = False
        self._before = self.text

    @property
    def text(self) -> str:
        return json.dumps(self, sort_keys=True)

    @property
    def changed(self) -> bool:
        return self.text != self._before

    def begin(self, user: User) -> None:
        """A new id for somebody who has just signed in."""
        self._move(secrets.token_urlsafe(32), user)

    def end(self) -> None:
        """Nothing of it is left, here or in the database."""
        self.clear()
        self._move(None, None)

    def _move(self, sid: str | None, user: User | None) -> None:
        self.left, self.sid, self.user, self.moved = self.sid, sid, user, True


class ServerSessions(SessionInterface):
    """Reads and writes sessions, each time in a short transaction of its own."""

    def __init__(self, services: Services) -> None:
        self.services = services

    def open_session(self, app: Flask, request: Request) -> WebSession:
        kind, _, value = request.cookies.get(self.get_cookie_name(app), "").partition(".")
        if "/static/" in request.path or kind not in (_VISITOR, _STORED):
            return WebSession()
        if kind == _VISITOR:
            return WebSession(self._opened(_decoded(value), by=_VISITOR))
        try:
            return self._stored(value)
        except OperationalError:
            found = WebSession()
            found.unavailable = True
            return found

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not isinstance(session, WebSession) or session.unavailable:
            return
        if session.moved:
            self._replace(session)
            self._give(app, response, f"{_STORED}.{session.sid}" if session.sid else "")
        elif session.sid:
            self._keep(session)
        if session.sid is None and session.changed and session:
            self._give(app, response, f"{_VISITOR}.{_encoded(self._sealed(session, by=_VISITOR))}")
        response.vary.add("Cookie")

    def _stored(self, sid: str) -> WebSession:
        """The session of this id; an empty one when it has ended, rested too long, or the account is shut."""
        at, alive = self.services.clock(), WebSession()
        with self.services.sessions() as database:
            only_look(database)
            mine = select(ServerSession, User).join(User).where(ServerSession.id_hash == _hash(sid))
            found = database.execute(mine.options(joinedload(User.grants))).unique().one_or_none()
        if found is None:
            return alive
        row, user = found
        if not user.active or at - row.seen_at > IDLE or at - row.created_at > LONGEST:
            return alive
        alive = WebSession(self._opened(row.content, by=sid))
        alive.sid, alive.user, alive.due = sid, user, at - row.seen_at > TOUCH_EVERY
        return alive

    def _keep(self, session: WebSession) -> None:
        values: dict[str, Any] = {}
        if session.due and not session.passive:
            values["seen_at"] = self.services.clock()
        if session.changed:
            values["content"] = self._sealed(session, by=session.sid or "")
        if values:
            with self.services.sessions.begin() as database:
                mine = ServerSession.id_hash == _hash(session.sid or "")
                database.execute(update(ServerSession).where(mine).values(**values))

    def _replace(self, session: WebSession) -> None:
        """Ends the session that was left, begins the new one, and clears away what has ended by itself."""
        at = self.services.clock()
        gone = or_(
            ServerSession.id_hash == _hash(session.left or ""), ServerSession.created_at < at - LONGEST
        )
        with self.services.sessions.begin() as database:
            database.execute(delete(ServerSession).where(gone))
            if session.sid and session.user:
                content = self._sealed(session, by=session.sid)
                database.add(
                    ServerSession(
                        id_hash=_hash(session.sid), user_id=session.user.id, content=content,
                        created_at=at, seen_at=at,
                    )
                )  # fmt: skip

    def _give(self, app: Flask, response: Response, value: str) -> None:
        name, secure = self.get_cookie_name(app), self.get_cookie_secure(app)
        if value:
            response.set_cookie(name, value, secure=secure, httponly=True, samesite="Lax")
        else:
            response.delete_cookie(name, secure=secure, httponly=True, samesite="Lax")

    def _sealed(self, session: WebSession, *, by: str) -> bytes:
        return key(self.services, f"session|{by}").seal(session.text.encode(), where=_WHERE)

    def _opened(self, sealed: bytes, *, by: str) -> dict[str, Any]:
        """The content; empty when it was sealed by another installation or changed on the way."""
        try:
            content: dict[str, Any] = json.loads(
                key(self.services, f"session|{by}").open(sealed, where=_WHERE)
            )
        except CannotOpen:
            return {}
        return content


def _hash(sid: str) -> str:
    return hashlib.sha256(sid.encode()).hexdigest()


def _encoded(data: bytes) -> str:
    return urlsafe_b64encode(data).decode()


def _decoded(text: str) -> bytes:
    try:
        return urlsafe_b64decode(text.encode())
    except ValueError:
        return b""
