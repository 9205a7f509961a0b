"""The list of a project's templates: what is in use, and what waits for whom."""

from typing import Any

from sqlalchemy import event

from service.demo.load import PROJECT
from service.models import User
from service.operations import templates
from service.operations.work import Work
from tests.support.people import Cast
from tests.support.templates import APPROVER, KIND, UPLOADER, activate, passed, put_in_use, upload, word_file

MANAGERS = (UPLOADER, APPROVER)


def test_the_list_says_what_is_in_use_and_what_waits(people: Cast) -> None:
    put_in_use(people, "A")
    upload(people, word_file("B"))
    with people.bench.work(people[UPLOADER]) as work:
        lines = {line.kind_key: line for line in templates.overview(work, PROJECT)}
        assert [*lines] == [kind.key for kind in work.registry]
    assert (lines[KIND].in_use, [each.number for each in lines[KIND].checking]) == (1, [2])
    with people.bench.work() as work:
        approver = work.session.get_one(User, people[APPROVER].id).name
    assert [since.who for since in (lines[KIND].since,) if since] == [approver]
    assert (lines["ansokan"].in_use, lines["ansokan"].since, lines["ansokan"].own) == (None, None, False)


def test_the_newest_version_waits_for_somebody_else_until_it_was_in_use(people: Cast) -> None:
    passed(people, template_id := upload(people, word_file()))
    waits = []
    for who in MANAGERS:
        with people.bench.work(people[who]) as work:
            waits += [(line.waiting.id, line.waiting.may_activate) for line in waiting(work)]
    assert waits == [(template_id, False), (template_id, True)]
    activate(people, template_id)
    with people.bench.work(people[UPLOADER]) as work:
        assert waiting(work) == []


def waiting(work: Work) -> list[Any]:
    return [line for line in templates.overview(work, PROJECT) if line.waiting]


def test_the_list_asks_the_database_as_often_for_many_kinds_and_versions_as_for_one(people: Cast) -> None:
    put_in_use(people, "A")
    few = asked(people)
    for kind in ("remissvar", "ansokan", "genomforandeplan"):
        for text in "ABC":
            put_in_use(people, text, kind=kind)
    assert asked(people) == few


def asked(people: Cast) -> int:
    """How many questions the list puts to the database."""
    told: list[str] = []

    def hear(*what: Any) -> None:
        told.append(what[2])

    engine = people.bench.services.engine
    with people.bench.services.look(people[UPLOADER]) as work:
        event.listen(engine, "before_cursor_execute", hear)
        try:
            templates.overview(work, PROJECT)
        finally:
            event.remove(engine, "before_cursor_execute", hear)
    return len(told)
