"""A worker that is asked to stop, loses its queue, or meets a job that kills it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest

from service.models import Job, JobState
from service.operations import jobs
from service.processes.child import Running
from tests.support import databases
from tests.support.processes import until
from tests.workers.faults.installation import Installation, log
from tests.workers.faults.misbehaving import ENDLESS, POISON, SLOW

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """With the jobs that misbehave, and leases so short that dying for the last time takes seconds.

    One for all the tests, with queue and worker: these take longer to start than most of what is tried here.
    """
    folder, app = tmp_path_factory.mktemp("stop"), "tests.workers.faults.app:app"
    more = {"KNUTPUNKT_JOB_LEASE": "4"}
    with Installation(folder, databases.sqlite(folder), app=app, more=more) as made:
        made.start_queue()
        made.start_worker()
        yield made


@dataclass(frozen=True)
class Asked:
    """Jobs of one kind that a test asked for."""

    installation: Installation
    subjects: frozenset[UUID]

    def jobs(self) -> list[Job]:
        return [job for job in self.installation.jobs() if job.subject_id in self.subjects]

    def states(self) -> Counter[str]:
        return Counter(job.state for job in self.jobs())

    def wait_for(self, number: int, state: str) -> None:
        until(lambda: self.states()[state] >= number)


def ask(installation: Installation, kind: str, number: int = 1) -> Asked:
    subjects = frozenset(uuid4() for _ in range(number))
    with installation.services.work() as work:
        for each in subjects:
            jobs.ask(work, kind, subject_id=each, queue="documents", dedup_key=uuid4().hex)
    return Asked(installation, subjects)


def worker_of(installation: Installation) -> Running:
    return [each for each in installation.started if each.child.name.startswith("worker")][-1]


def test_a_job_that_takes_too_long_is_stopped_told_and_tried_again_later(installation: Installation) -> None:
    endless = ask(installation, ENDLESS)
    endless.wait_for(1, JobState.RUNNING)
    endless.wait_for(1, JobState.QUEUED)
    (job,) = endless.jobs()
    assert (job.attempts, job.error_code) == (1, jobs.Failure.TRANSIENT)
    assert job.error == "Det tog för lång tid."


def test_work_in_hand_goes_on_while_the_queue_is_away(installation: Installation) -> None:
    slow = ask(installation, SLOW, 2)
    slow.wait_for(2, JobState.RUNNING)
    installation.started[0].stop(at_once=True)
    slow.wait_for(2, JobState.DONE)
    assert {job.attempts for job in slow.jobs()} == {1}
    installation.start_queue()
    ask(installation, SLOW).wait_for(1, JobState.DONE)
    assert worker_of(installation).exit_code() is None


def test_sigterm_under_load_finishes_what_is_in_hand_and_returns_the_rest(installation: Installation) -> None:
    worker = worker_of(installation)
    slow = ask(installation, SLOW, 5)
    slow.wait_for(2, JobState.RUNNING)
    worker.process.terminate()
    assert worker.process.wait(timeout=20) == 0
    assert slow.states() == {JobState.DONE: 2, JobState.QUEUED: 3}
    installation.start_worker()  # and no clock, so nothing rings again
    slow.wait_for(5, JobState.DONE)
    assert {job.attempts for job in slow.jobs()} == {1}


def test_a_job_that_kills_its_worker_ends_dead_while_others_are_done(installation: Installation) -> None:
    """Last, for the clock that it needs would ring again for the others."""
    installation.start_clock()
    poison, slow = ask(installation, POISON), ask(installation, SLOW, 4)
    slow.wait_for(4, JobState.DONE)
    poison.wait_for(1, JobState.DEAD)
    assert [(job.attempts, job.error) for job in poison.jobs()] == [(4, jobs.LOST)]
    worker = worker_of(installation)
    assert worker.exit_code() is None
    assert "WorkerLostError" in log(worker.child)
