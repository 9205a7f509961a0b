"""Uploaded templates in a test database, brought as far as a test needs."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from functools import cache, partial
from typing import Any
from uuid import UUID

from service.demo.load import PROJECT
from service.models import Template, TemplateState
from service.operations import templates
from tests.support.people import Cast
from tests.support.word import template

KIND, UPLOADER, APPROVER = "remiss", "projektledare", "systemadministrator"


@cache
def word_file(text: str = "{{ dokument.titel }}") -> bytes:
    """A small Word file that prints the text: the same bytes each time, though a Word file tells its hour."""
    return template(text)


def sent(people: Cast, data: bytes, *, who: str = UPLOADER) -> AbstractContextManager[templates.Sent]:
    """The file in the store, as it is before the transaction that makes a version of it."""
    return templates.sent(partial(people.bench.services.look, people[who]), PROJECT, data)


def send(
    people: Cast,
    data: bytes,
    *,
    who: str = UPLOADER,
    kind: str = KIND,
    why: str = "Ny rubrik",
    definition: Mapping[str, Any] | None = None,
) -> Template:
    """A new version, as the page makes it."""
    asks = {**definition} if definition is not None else None
    with sent(people, data, who=who) as file, people.bench.work(people[who]) as work:
        return templates.upload(work, kind_key=kind, file=file, why=why, definition=asks)


def upload(
    people: Cast, data: bytes, *, who: str = UPLOADER, kind: str = KIND, why: str = "Ny rubrik"
) -> UUID:
    return send(people, data, who=who, kind=kind, why=why).id


def passed(
    people: Cast,
    template_id: UUID,
    *,
    names: Iterable[str] = (),
    state: TemplateState = TemplateState.READY,
    mistakes: Iterable[Mapping[str, object]] = (),
) -> UUID:
    """The check is over, with this result."""
    with people.bench.work() as work:
        row = work.session.get_one(Template, template_id)
        row.state, row.names, row.mistakes = state, [*names], [{**each} for each in mistakes]
    return template_id


def activate(people: Cast, template_id: UUID, *, who: str = APPROVER, why: str = "") -> UUID:
    with people.bench.work(people[who]) as work:
        templates.activate(work, template_id, why)
    return template_id


def put_in_use(people: Cast, text: str, *, kind: str = KIND) -> UUID:
    """Uploaded, found whole and approved; its id."""
    return activate(people, passed(people, upload(people, word_file(text), kind=kind)))


def used(people: Cast, kind: str = KIND) -> bytes:
    """The Word file that documents of the kind are made from now."""
    with people.bench.work() as work:
        found = templates.in_use(work, work.registry[kind], PROJECT)
    return found.data
