"""The clock asks for a sweep, and a sweep rings again for what nobody has heard."""

import logging
from uuid import UUID, uuid4

import pytest

from service.operations import jobs
from service.queues import QUEUES, QUICK
from tests.support.work import Bench
from workers import schedule


def asked_in_vain(bench: Bench) -> UUID:
    bench.bell.broken = True
    with bench.work() as work:
        job = jobs.ask(work, "render", subject_id=uuid4(), queue="documents", dedup_key="render:1")
    bench.bell.broken = False
    return job.id


def test_a_job_that_nobody_heard_of_is_rung_for_after_three_sweeps_time(bench: Bench) -> None:
    job_id, every = asked_in_vain(bench), bench.services.settings.sweep_every
    bench.clock.forward(seconds=2 * every)
    schedule.sweep(bench.services)
    assert bench.bell.rung == []
    bench.clock.forward(seconds=every + 1)
    schedule.sweep(bench.services)
    schedule.sweep(bench.services)
    assert bench.bell.rung == [("documents", job_id)]


def test_a_sweep_that_found_no_worker_is_forgotten_before_it_is_many() -> None:
    entry = schedule.every(5)["sweep"]
    assert entry["schedule"] == 5
    assert entry["options"]["expires"] == 10
    assert entry["options"]["queue"] in QUEUES


def test_files_are_collected_once_a_day_where_nobody_waits(bench: Bench) -> None:
    entry = schedule.every(5)["collect"]
    assert (entry["task"], entry["schedule"]) == (schedule.COLLECT, 24 * 3600)
    assert entry["options"]["queue"] in QUEUES


def test_reminders_are_looked_for_often_enough_for_a_morning_in_which_a_server_starts_late() -> None:
    entry = schedule.every(5)["remind"]
    assert entry["schedule"] == entry["options"]["expires"] == 300
    assert entry["options"]["queue"] in QUICK


def test_everything_that_the_clock_asks_for_is_done_by_somebody() -> None:
    asked = {entry["task"] for entry in schedule.every(5).values()}
    assert asked == {*schedule.TASKS}


def test_sweeps_are_not_logged_unless_something_is_wrong(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO)
    for name in schedule.TELL_OF_EACH:
        monkeypatch.setattr(logging.getLogger(name), "filters", [])
    schedule.keep_quiet()
    log = logging.getLogger("celery.app.trace")
    log.info("Task %s[%s] succeeded", schedule.SWEEP, "1")
    log.info("Task %s[%s] succeeded", "knutpunkt.run_job", "2")
    log.error("Task %s[%s] was killed", schedule.SWEEP, "3")
    assert caplog.messages == ["Task knutpunkt.run_job[2] succeeded", "Task knutpunkt.sweep[3] was killed"]
