"""Taking away a kind of people's own making: only before it was in use, and then all of it."""

from typing import Any

import pytest
from sqlalchemy import func, select

from service.demo.load import PROJECT
from service.errors import KindUnknown, NotFound
from service.models import AuditEntry, FieldList, Job, JobState, Template, TemplateFile, TemplateState
from service.operations import field_lists, templates
from service.operations.audit import Event
from tests.support.own import KEY, in_use, kind, question, upload
from tests.support.people import Cast
from tests.support.templates import UPLOADER, passed
from tests.support.templates import upload as send
from tests.web.making_templates import draw

NOTE = kind(question("rubrik"))


def settled(people: Cast, state: JobState = JobState.DONE) -> None:
    """No worker is at anything any more."""
    with people.bench.work() as work:
        for job in work.session.scalars(select(Job)):
            job.state = state


def remove(people: Cast, key: str = KEY, *, who: str = UPLOADER) -> None:
    with people.bench.work(people[who]) as work:
        removed = templates.remove(work, key, PROJECT)
    removed.clear(people.bench.services.store)


def left(people: Cast) -> list[int]:
    with people.bench.work() as work:
        counted = (Template, TemplateFile, FieldList, Job)
        return [work.session.scalar(select(func.count()).select_from(each)) or 0 for each in counted]


def test_versions_files_lists_and_jobs_go_with_the_kind(people: Cast) -> None:
    before, stored = left(people), [*people.bench.services.store.all()]
    version = upload(people, NOTE)
    draw(people.bench, version, pages={"tom-1.png": b"PNG"})
    with people.bench.work(people[UPLOADER]) as work:
        field_lists.ask(work, KEY, PROJECT)
    settled(people, JobState.DEAD)
    assert left(people) != before
    remove(people)
    assert (left(people), [*people.bench.services.store.all()]) == (before, stored)
    with people.bench.work(people[UPLOADER]) as work:
        told = select(AuditEntry.detail).where(AuditEntry.action == Event.KIND_REMOVED)
        assert [*work.session.scalars(told)] == [{"kind": KEY, "versions": 1}]
        assert KEY not in {line.kind_key for line in templates.overview(work, PROJECT)}
        with pytest.raises(KindUnknown):
            work.kind(KEY)
    upload(people, NOTE)  # the name is free again


def test_a_kind_that_was_in_use_stays_also_when_it_rests(people: Cast) -> None:
    in_use(people, NOTE)
    settled(people)
    with people.bench.work(people[UPLOADER]) as work:
        templates.roll_back(work, KEY, PROJECT, "Vilar")
    with pytest.raises(templates.WasInUse, match="har varit i bruk"):
        remove(people)


def test_nothing_is_taken_from_a_worker_that_is_at_it(people: Cast) -> None:
    upload(people, NOTE)
    for state in (JobState.QUEUED, JobState.RUNNING):
        settled(people, state)
        with pytest.raises(templates.BeingChecked):
            remove(people)
    settled(people, JobState.FAILED)
    remove(people)


@pytest.mark.parametrize("who", ["vagledare", "remittent", "styrgrupp"])
def test_only_who_manages_templates_takes_a_kind_away(people: Cast, who: str) -> None:
    upload(people, NOTE)
    settled(people)
    with pytest.raises(NotFound):
        remove(people, who=who)


@pytest.mark.parametrize("key", ["remiss", "egen-annat-sak", KEY])
def test_what_people_did_not_make_stays(people: Cast, key: str) -> None:
    send(people, b"PK")
    settled(people)
    with pytest.raises(NotFound):
        remove(people, key)


def test_the_list_tells_how_many_mistakes_the_newest_has(people: Cast) -> None:
    def told() -> list[tuple[int, int]]:
        with people.bench.work(people[UPLOADER]) as work:
            lines = [line.refused for line in templates.overview(work, PROJECT)]
        return [(each.number, each.mistakes) for each in lines if each]

    wrong: dict[str, Any] = {"place": "brödtexten", "text": "{{ x }}", "message": "Namnet finns inte."}
    mended = {**wrong, "severity": "advice", "fixed": True}
    mistakes = [wrong, {**wrong, "severity": "advice"}, mended]
    version = passed(people, upload(people, NOTE), state=TemplateState.REFUSED, mistakes=mistakes)
    assert told() == [(1, 1)]
    with people.bench.work(people[UPLOADER]) as work:
        shown = templates.one(work, version).version
    assert (shown.mistakes, shown.advice) == (1, 1)
    upload(people, NOTE, text="{{ dokument.id }} igen")
    assert told() == []
