"""The workers' application: every queue served, every limit within the lease, no message that stops it."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from celery import Celery
from celery.exceptions import QueueNotFound
from celery.signals import worker_process_init, worker_process_shutdown
from kombu.utils.scheduling import cycle_by_name
from sqlalchemy import select, text

from service.bell import RUN_JOB
from service.boot import Services
from service.config import Settings
from service.models import Job, JobState
from service.operations import jobs
from service.operations.jobs import Claim
from service.queues import PAGES, QUEUES
from tests.support.people import Cast
from tests.support.work import RING, Bench
from workers import schedule
from workers.app import Process, limits, make_app
from workers.schedule import REMIND, SWEEP

SECRET = "Testperson D1 har ont"


@pytest.fixture
def settings(bench: Bench) -> Settings:
    RING.save(bench.services.settings.keys)
    return replace(bench.services.settings, broker_url="memory://")


class Noted:
    """A kind of job that notes who did it and may fail."""

    def __init__(self) -> None:
        self.held: list[Claim] = []

    def __call__(self, services: Services, held: Claim) -> None:
        self.held.append(held)
        with services.work() as work:
            jobs.finish(work.session, held, at=work.now)


@pytest.fixture
def noted() -> Noted:
    return Noted()


@pytest.fixture
def app(settings: Settings, noted: Noted) -> Iterator[Celery]:
    """As one worker process has it; at the end that process ends."""
    kept = [(each, [*each.receivers]) for each in (worker_process_init, worker_process_shutdown)]
    yield make_app(settings, tasks={"noted": noted})
    worker_process_shutdown.send(sender=None, pid=0, exitcode=0)
    for signal, receivers in kept:
        signal.receivers = receivers


def asked(bench: Bench, kind: str = "noted") -> Job:
    with bench.work() as work:
        return jobs.ask(work, kind, subject_id=uuid4(), queue="documents", dedup_key=uuid4().hex)


def test_every_queue_that_a_job_can_be_in_is_served(app: Celery) -> None:
    assert set(app.amqp.queues.consume_from) == set(QUEUES)
    for name, queue in app.amqp.queues.consume_from.items():
        assert (queue.exchange.name, queue.routing_key) == (name, name)


def test_a_free_worker_takes_the_most_urgent_first(app: Celery) -> None:
    strategy = app.conf.broker_transport_options["queue_order_strategy"]
    turns = cycle_by_name(strategy)()  # type: ignore[no-untyped-call]  # kombu has no types
    turns.update([*reversed(PAGES)])
    assert turns.consume(len(PAGES)) == ["interactive", "documents", "pdf", "packets"]
    turns.rotate("interactive")
    assert turns.consume(len(PAGES))[0] == "interactive"


def test_a_job_for_a_queue_without_worker_cannot_be_asked_for(bench: Bench, app: Celery) -> None:
    with pytest.raises(ValueError, match="No worker serves"), bench.work() as work:
        jobs.ask(work, "noted", subject_id=uuid4(), queue="nobody", dedup_key="x")
    with pytest.raises(QueueNotFound):
        app.send_task(RUN_JOB, queue="nobody")


def test_what_the_clock_sends_has_a_task_and_a_queue(app: Celery) -> None:
    for entry in app.conf.beat_schedule.values():
        assert entry["task"] in app.tasks
        assert entry["options"]["queue"] in app.amqp.queues.consume_from


@pytest.mark.parametrize("lease", [4, 200, 3600])
def test_a_task_ends_before_another_worker_may_take_its_job(lease: int, settings: Settings) -> None:
    long = replace(settings, job_lease=lease)
    found = limits(long)
    soft, hard = found["task_soft_time_limit"], found["task_time_limit"]
    assert long.pdf_limit < soft < hard < lease
    # a message may have waited for the task before it
    assert found["broker_transport_options"]["visibility_timeout"] > 2 * hard


def test_messages_are_json_and_late_acknowledged_and_leave_no_result(app: Celery) -> None:
    conf = app.conf
    assert (conf.task_serializer, conf.accept_content) == ("json", ["json"])
    assert (conf.task_acks_late, conf.task_reject_on_worker_lost) == (True, False)
    assert (conf.task_ignore_result, conf.result_backend) == (True, None)
    assert not conf.worker_cancel_long_running_tasks_on_connection_loss
    assert conf.broker_transport_options["visibility_timeout"] > conf.task_time_limit


def test_a_message_with_a_job_s_id_runs_the_job(bench: Bench, app: Celery, noted: Noted) -> None:
    job = asked(bench)
    app.tasks[RUN_JOB](str(job.id))
    app.tasks[RUN_JOB](str(job.id))
    assert [held.job_id for held in noted.held] == [job.id]


def test_a_message_of_a_newer_program_is_understood_as_far_as_it_can_be(
    bench: Bench, app: Celery, noted: Noted
) -> None:
    job = asked(bench)
    app.tasks[RUN_JOB](str(job.id), "brådskande", priority=3)
    assert [held.job_id for held in noted.held] == [job.id]


@pytest.mark.parametrize("said", [(), ("",), ("inget id",), (None,), (7,), ({"id": SECRET},)])
def test_a_message_that_means_nothing_is_put_aside_quietly(
    app: Celery, noted: Noted, said: tuple[Any, ...], caplog: pytest.LogCaptureFixture
) -> None:
    app.tasks[RUN_JOB](*said)
    assert noted.held == []
    assert caplog.messages == ["A message without the id of a job was put aside."]


def test_a_message_for_a_job_that_is_gone_is_put_aside_quietly(app: Celery, noted: Noted) -> None:
    app.tasks[RUN_JOB](str(uuid4()))
    assert noted.held == []


def test_an_error_outside_a_job_is_logged_without_its_text_and_stops_nothing(
    app: Celery, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.keys.write_text(SECRET, encoding="utf-8")
    app.tasks[SWEEP]()
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert caplog.messages[0].startswith("A task stopped: KeysWrong < vault.py:")
    assert SECRET not in caplog.text


def test_a_sweep_ends_what_was_left_for_the_last_time(bench: Bench, app: Celery) -> None:
    job = asked(bench)
    with bench.work() as work:
        row = work.session.get_one(Job, job.id)
        row.state, row.attempts, row.lease_until = JobState.RUNNING, row.max_attempts, work.now
    app.tasks[SWEEP]()
    with bench.work() as work:
        assert work.session.get_one(Job, job.id).state == JobState.DEAD


def test_reminders_are_asked_for_in_the_morning(
    people: Cast, app: Celery, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.refer()
    leader = people["projektledare"].id
    for morning, asked_for in ((False, []), (True, [leader])):
        monkeypatch.setattr(schedule, "is_time", lambda _, said=morning: said)
        app.tasks[REMIND]()
        with people.bench.work() as work:
            found = work.session.scalars(select(Job.subject_id).where(Job.queue == "mail"))
            assert [*found] == asked_for


def test_a_pool_child_shares_no_connection_with_its_parent(settings: Settings) -> None:
    process = Process(settings)
    parent = process.services
    assert process.services is parent
    with parent.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    pool = parent.engine.pool
    process.begin()
    assert process.services is not parent
    assert "Connections in pool: 1" in pool.status()
    process.end()
    pool.dispose()


def test_a_new_child_deletes_what_the_one_before_it_held_in_the_clear(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = tmp_path / "knutpunkt-pdf-x-abc"
    left.mkdir()
    Process(settings).begin()
    assert not left.exists()
