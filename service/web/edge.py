"""The edge of a request: its services, one unit of work at a time, and GETs that change nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from flask import Flask, current_app, request
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.orm.unitofwork import UOWTransaction

from service.boot import Services
from service.models import AuditEntry
from service.operations.work import Work
from service.web.identity import current_actor

_KEY = "knutpunkt"


class ReadOnlyRequest(RuntimeError):
    """A view that answers GET tried to change something: a defect of the program, never of its user."""


def attach(app: Flask, services: Services) -> None:
    app.extensions[_KEY] = services


def services() -> Services:
    return cast("Services", current_app.extensions[_KEY])


@contextmanager
def work() -> Iterator[Work]:
    """A unit of work for who is signed in; it commits at its end. Never open two at once."""
    actor = current_actor()
    with services().work(actor) as opened:
        if request.method in ("GET", "HEAD", "OPTIONS"):
            _keep_unchanged(opened.session)
        if request.method == "HEAD":
            event.listen(opened.session, "before_flush", _tell_nothing)
        yield opened


@contextmanager
def look() -> Iterator[Work]:
    """What takes long and changes nothing, for who is signed in, before the `work` that changes something."""
    with services().look(current_actor()) as opened:
        _keep_unchanged(opened.session)
        yield opened


def _keep_unchanged(session: Session) -> None:
    event.listen(session, "before_flush", _refuse_objects)
    event.listen(session, "do_orm_execute", _refuse_statements)


def _refuse_objects(session: Session, _flush: UOWTransaction, _objects: Any) -> None:
    changed = (*session.new, *session.deleted, *(row for row in session.dirty if session.is_modified(row)))
    if any(not isinstance(row, AuditEntry) for row in changed):
        raise ReadOnlyRequest("A GET may add audit entries and nothing else.")


def _tell_nothing(session: Session, _flush: UOWTransaction, _objects: Any) -> None:
    """Who asks for the headers alone has read nothing."""
    for row in [each for each in session.new if isinstance(each, AuditEntry)]:
        session.expunge(row)


def _refuse_statements(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise ReadOnlyRequest("A GET may not change rows by a statement.")
