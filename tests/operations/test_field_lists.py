"""Field lists: the same fields make one list, people reach those of their project, failures are retried."""

import pytest
from sqlalchemy import func, select

from service.demo.load import PROJECT
from service.errors import DocumentNotReady, NotFound
from service.models import AuditEntry, FieldList, Job
from service.operations import field_lists, jobs
from service.operations.audit import Event
from service.operations.field_lists import FIELD_LIST
from service.operations.jobs import Failure
from tests.support.people import Cast


def test_the_page_has_every_group_with_examples_of_the_project(people: Cast) -> None:
    with people.bench.work(people["projektledare"]) as work:
        page = field_lists.page(work, "remissvar", PROJECT)
    (header,) = [each for each in page.sections if each.path == "dokument"]
    assert (page.title, page.project) == ("Remissvar", "Vägknuten 2.0")
    assert header.entries[1].example == "Vägknuten 2.0"


def test_asking_twice_makes_one_list(people: Cast) -> None:
    with people.bench.work(people["projektledare"]) as work:
        first = field_lists.ask(work, "remiss", PROJECT).id
    with people.bench.work(people["projektledare"]) as work:
        assert field_lists.ask(work, "remiss", PROJECT).id == first
    with people.bench.work() as work:
        assert work.session.scalar(select(func.count()).select_from(FieldList)) == 1
    assert [queue for queue, _ in people.bench.bell.rung] == ["interactive"]


@pytest.mark.parametrize(("kind", "project"), [("finns_inte", PROJECT), ("remiss", "visa_vagen")])
def test_unknown_kinds_and_other_peoples_projects_do_not_exist(people: Cast, kind: str, project: str) -> None:
    with people.bench.work(people["projektledare"]) as work, pytest.raises(NotFound):
        field_lists.ask(work, kind, project)


def test_who_does_not_manage_templates_reaches_no_list(people: Cast) -> None:
    with people.bench.work(people["projektledare"]) as work:
        made = field_lists.ask(work, "remiss", PROJECT).id
    with people.bench.work(people["vagledare"]) as work, pytest.raises(NotFound):
        field_lists.progress(work, made)


def test_a_list_that_is_not_made_cannot_be_downloaded(people: Cast) -> None:
    with people.bench.work(people["projektledare"]) as work:
        made = field_lists.ask(work, "remiss", PROJECT).id
        assert field_lists.progress(work, made).state == "queued"
        with pytest.raises(DocumentNotReady):
            field_lists.download(work, made)


def test_asking_again_tries_a_list_again_that_failed(people: Cast) -> None:
    bench, leader = people.bench, people["projektledare"]
    with bench.work(leader) as work:
        made = field_lists.ask(work, "remiss", PROJECT).id
    with bench.work() as work:
        job = work.session.scalars(select(Job).where(Job.dedup_key == f"{FIELD_LIST}:{made}")).one()
        held = jobs.claim(work.session, job.id, at=work.now, lease=200)
        assert held
        jobs.fail(work.session, held, Failure.BAD_INPUT, "Det gick inte.", at=work.now)
    with bench.work(leader) as work:
        page = field_lists.progress(work, made)
        assert (page.state, page.trouble, page.ended) == ("failed", "Det gick inte.", True)
        field_lists.ask(work, "remiss", PROJECT)
    with bench.work(leader) as work:
        assert field_lists.progress(work, made).state == "queued"
    with bench.work() as work:
        asked = work.session.scalars(select(AuditEntry.action).where(AuditEntry.project_key == PROJECT))
        assert [*asked] == [Event.FIELD_LIST_ASKED, Event.JOB_RETRIED]
