"""The job promise: claimed once, finished only by its owner, tried again with pauses, never forgotten."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, func, select, text

from service.models import Job, JobState
from service.operations import jobs
from service.operations.jobs import Claim, Failure
from tests.support.work import Bench, without_waiting

LEASE, UNHEARD = 60, 15


def asked(bench: Bench, key: str = "render:1") -> UUID:
    with bench.work() as work:
        return jobs.ask(work, "render", subject_id=uuid4(), queue="documents", dedup_key=key).id


def claimed(bench: Bench, job_id: UUID) -> Claim | None:
    with bench.work() as work:
        return jobs.claim(work.session, job_id, at=work.now, lease=LEASE)


def must_claim(bench: Bench, job_id: UUID) -> Claim:
    held = claimed(bench, job_id)
    assert held is not None
    return held


def failed(bench: Bench, held: Claim, failure: Failure) -> None:
    with bench.work() as work:
        jobs.fail(work.session, held, failure, "Det gick inte.", at=work.now)


def row(bench: Bench, job_id: UUID) -> Job:
    with bench.work() as work:
        return work.session.get_one(Job, job_id)


def swept(bench: Bench) -> list[UUID]:
    bench.bell.rung.clear()
    with bench.work() as work:
        jobs.sweep(work, ring_again_after=UNHEARD)
    return [job_id for _, job_id in bench.bell.rung]


def test_a_job_is_rung_for_after_the_commit(bench: Bench) -> None:
    job_id = asked(bench)
    assert bench.bell.rung == [("documents", job_id)]


def ask_and_stumble(bench: Bench) -> None:
    with bench.work() as work:
        jobs.ask(work, "render", subject_id=uuid4(), queue="documents", dedup_key="render:1")
        _ = 1 / 0


def test_nothing_is_rung_for_and_nothing_stands_when_the_work_fails(bench: Bench) -> None:
    with pytest.raises(ZeroDivisionError):
        ask_and_stumble(bench)
    assert bench.bell.rung == []
    with bench.work() as work:
        assert work.session.scalar(select(func.count(Job.id))) == 0


def test_asking_twice_gives_one_job(bench: Bench) -> None:
    assert asked(bench) == asked(bench)
    assert len(bench.bell.rung) == 1


def test_what_lets_something_else_come_first_is_no_attempt_and_is_rung_for_later(bench: Bench) -> None:
    job_id = asked(bench)
    for _ in range(10):
        assert postponed(bench, must_claim(bench, job_id))
        assert claimed(bench, job_id) is None
        assert swept(bench) == []
        bench.clock.forward(seconds=20)
        assert swept(bench) == [job_id]
    found = row(bench, job_id)
    assert (found.state, found.attempts, found.step) == (JobState.QUEUED, 0, "waits")
    stale = must_claim(bench, job_id)
    bench.clock.forward(seconds=LEASE + 1)
    must_claim(bench, job_id)
    assert not postponed(bench, stale)


def postponed(bench: Bench, held: Claim) -> bool:
    with bench.work() as work:
        return jobs.postpone(work.session, held, at=work.now, seconds=20, step="waits")


def test_of_many_claims_at_once_one_wins(bench: Bench) -> None:
    job_id = asked(bench)
    with ThreadPoolExecutor(8) as pool:
        won = [held for held in pool.map(lambda _: claimed(bench, job_id), range(24)) if held]
    assert len(won) == 1
    assert row(bench, job_id).attempts == 1


def test_only_what_a_power_cut_may_undo_does_not_wait_for_the_disk(bench: Bench) -> None:
    asked, waits, not_so = "SHOW synchronous_commit", "on", "off"
    if bench.services.engine.dialect.name == "sqlite":
        asked, waits, not_so = "PRAGMA synchronous", "2", "1"  # FULL and NORMAL
    event.remove(bench.services.engine, "before_cursor_execute", without_waiting)
    for hurried, told in ((True, not_so), (False, waits)):
        with bench.services.work(hurried=hurried) as work:
            assert str(work.session.scalar(text(asked))) == told


def test_a_finished_job_is_never_claimed_again(bench: Bench) -> None:
    job_id = asked(bench)
    held = must_claim(bench, job_id)
    with bench.work() as work:
        assert jobs.finish(work.session, held, at=work.now)
    bench.clock.forward(hours=1)
    assert claimed(bench, job_id) is None


def test_a_lease_that_ran_out_passes_the_job_on_and_the_first_owner_stores_nothing(bench: Bench) -> None:
    job_id = asked(bench)
    first = must_claim(bench, job_id)
    bench.clock.forward(seconds=LEASE + 1)
    second = must_claim(bench, job_id)
    with bench.work() as work:
        assert not jobs.step(work.session, first, "filling")
        assert not jobs.finish(work.session, first, at=work.now)
        assert jobs.finish(work.session, second, at=work.now)


@pytest.mark.parametrize("failure", [Failure.TRANSIENT, Failure.UNKNOWN])
def test_what_may_pass_is_tried_again_after_a_pause(bench: Bench, failure: Failure) -> None:
    job_id = asked(bench)
    failed(bench, must_claim(bench, job_id), failure)
    assert claimed(bench, job_id) is None
    bench.clock.forward(seconds=13)
    assert swept(bench) == [job_id]
    assert must_claim(bench, job_id).attempt == 2


@pytest.mark.parametrize("failure", [Failure.BAD_INPUT, Failure.TEMPLATE_ERROR])
def test_what_cannot_pass_is_told_at_once(bench: Bench, failure: Failure) -> None:
    job_id = asked(bench)
    failed(bench, must_claim(bench, job_id), failure)
    job = row(bench, job_id)
    assert (job.state, job.error_code, job.error) == (JobState.FAILED, failure, "Det gick inte.")


def exhaust(bench: Bench, job_id: UUID) -> None:
    for _ in range(row(bench, job_id).max_attempts):
        bench.clock.forward(minutes=10)
        failed(bench, must_claim(bench, job_id), Failure.TRANSIENT)


def test_a_job_that_failed_too_often_is_dead_until_a_person_tries_again(bench: Bench) -> None:
    job_id = asked(bench)
    exhaust(bench, job_id)
    assert row(bench, job_id).state == JobState.DEAD
    assert swept(bench) == []
    with bench.work() as work:
        jobs.retry(work, work.session.get_one(Job, job_id))
    assert bench.bell.rung == [("documents", job_id)]
    assert must_claim(bench, job_id).attempt == 1


def test_a_living_job_is_not_started_over_by_retry(bench: Bench) -> None:
    job_id = asked(bench)
    must_claim(bench, job_id)
    with bench.work() as work:
        jobs.retry(work, work.session.get_one(Job, job_id))
    assert row(bench, job_id).state == JobState.RUNNING


def test_the_sweeper_rings_again_for_a_bell_that_was_never_heard(bench: Bench) -> None:
    bench.bell.broken = True
    job_id = asked(bench)
    bench.bell.broken = False
    assert swept(bench) == []
    bench.clock.forward(seconds=UNHEARD + 1)
    assert swept(bench) == [job_id]
    assert swept(bench) == []


def test_a_sweep_rings_for_the_oldest_and_leaves_the_rest_to_the_next(bench: Bench) -> None:
    waiting = [asked(bench, f"render:{number}") for number in range(jobs.RING_AT_ONCE + 10)]
    bench.clock.forward(seconds=UNHEARD + 1)
    assert swept(bench) == waiting[: jobs.RING_AT_ONCE]
    assert swept(bench) == waiting[jobs.RING_AT_ONCE :]
    assert swept(bench) == []


def test_a_worker_whose_clock_is_a_little_behind_takes_the_job_at_once(bench: Bench) -> None:
    job_id = asked(bench)
    bench.clock.forward(seconds=-2)
    assert must_claim(bench, job_id).attempt == 1


def test_the_sweeper_rings_again_for_a_worker_that_died(bench: Bench) -> None:
    job_id = asked(bench)
    must_claim(bench, job_id)
    bench.clock.forward(seconds=LEASE + 1)
    assert swept(bench) == [job_id]


def test_a_job_that_kills_its_worker_ends_before_a_person(bench: Bench) -> None:
    job_id = asked(bench)
    for _ in range(row(bench, job_id).max_attempts):
        must_claim(bench, job_id)
        bench.clock.forward(seconds=LEASE + 1)
    assert swept(bench) == []
    job = row(bench, job_id)
    assert (job.state, job.error) == (JobState.DEAD, jobs.LOST)


@pytest.mark.parametrize(("attempts", "least"), [(1, 10), (2, 60), (3, 300), (9, 300)])
def test_pauses_grow_and_are_spread(attempts: int, least: int) -> None:
    assert least <= jobs.pause(attempts) <= least * 1.2
