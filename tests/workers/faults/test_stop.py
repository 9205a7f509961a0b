"""A worker that is asked to stop, loses its queue, or meets a job that kills it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from service.models import JobState
from service.operations import jobs
from tests.support import databases
from tests.workers.faults.installation import Installation, log
from tests.workers.faults.misbehaving import ENDLESS, POISON, SLOW

pytestmark = pytest.mark.slow


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """With the jobs that misbehave, and leases so short that dying for the last time takes seconds."""
    url, app = databases.sqlite(tmp_path), "tests.workers.faults.app:app"
    with Installation(tmp_path, url, app=app, more={"KNUTPUNKT_JOB_LEASE": "4"}) as made:
        yield made


def ask(installation: Installation, kind: str, number: int = 1) -> None:
    with installation.services.work() as work:
        for _ in range(number):
            jobs.ask(work, kind, subject_id=uuid4(), queue="documents", dedup_key=uuid4().hex)


def ended(installation: Installation, kind: str) -> list[tuple[str, int, str]]:
    return [(job.state, job.attempts, job.error) for job in installation.jobs() if job.kind == kind]


def test_sigterm_under_load_finishes_what_is_in_hand_and_returns_the_rest(installation: Installation) -> None:
    installation.start_queue()
    worker = installation.start_worker()
    ask(installation, SLOW, 5)
    installation.wait_for(2, JobState.RUNNING)
    worker.process.terminate()
    assert worker.process.wait(timeout=20) == 0
    assert (installation.count(JobState.DONE), installation.count(JobState.QUEUED)) == (2, 3)
    installation.start_worker()  # and no clock, so nothing rings again
    installation.wait_for(5, JobState.DONE)
    assert {attempts for _, attempts, _ in ended(installation, SLOW)} == {1}


def test_work_in_hand_goes_on_while_the_queue_is_away(installation: Installation) -> None:
    queue = installation.start_queue()
    worker = installation.start_worker()
    ask(installation, SLOW, 2)
    installation.wait_for(2, JobState.RUNNING)
    queue.stop(at_once=True)
    installation.wait_for(2, JobState.DONE)
    assert {attempts for _, attempts, _ in ended(installation, SLOW)} == {1}
    installation.start_queue()
    ask(installation, SLOW)
    installation.wait_for(3, JobState.DONE)
    assert worker.exit_code() is None


def test_a_job_that_kills_its_worker_ends_dead_while_others_are_done(installation: Installation) -> None:
    installation.start_queue()
    worker = installation.start_worker()
    installation.start_clock()
    ask(installation, POISON)
    ask(installation, SLOW, 4)
    installation.wait_for(4, JobState.DONE)
    installation.wait_for(1, JobState.DEAD)
    assert ended(installation, POISON) == [(JobState.DEAD, 4, jobs.LOST)]
    assert worker.exit_code() is None
    assert "WorkerLostError" in log(worker.child)


def test_a_job_that_takes_too_long_is_stopped_told_and_tried_again_later(installation: Installation) -> None:
    installation.start_queue()
    installation.start_worker()
    ask(installation, ENDLESS)
    installation.wait_for(1, JobState.RUNNING)
    installation.wait_for(1, JobState.QUEUED)
    (job,) = installation.jobs()
    assert (job.attempts, job.error_code) == (1, jobs.Failure.TRANSIENT)
    assert job.error == "Det tog för lång tid."
