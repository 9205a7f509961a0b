"""The edge of a unit of work: it commits once and then rings, and a bell that is broken costs no work."""

import logging
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from service.boot import boot, install
from service.errors import KeysWrong
from service.models import Job, JobState, ProjectFile
from service.operations import jobs
from service.operations.work import Work
from tests.support.work import PROJECTS, RING, Bench, FakeBell


def ask(work: Work) -> UUID:
    return jobs.ask(work, "render", subject_id=uuid4(), queue="documents", dedup_key=uuid4().hex).id


def test_the_bell_rings_when_the_job_can_be_seen_by_others(bench: Bench) -> None:
    seen: list[str] = []

    def ring(queue: str, job_id: UUID) -> None:
        with bench.services.sessions() as other:
            seen.append(other.get_one(Job, job_id).state)

    with replace(bench.services, bell=ring).work() as work:
        ask(work)
        assert seen == []
    assert seen == [JobState.QUEUED]


def stumble(bench: Bench) -> None:
    with bench.services.work() as work:
        ask(work)
        work.session.flush()
        _ = 1 / 0


def test_an_error_undoes_everything_and_rings_for_nothing(bench: Bench) -> None:
    with pytest.raises(ZeroDivisionError):
        stumble(bench)
    with bench.work() as work:
        assert work.session.scalar(select(func.count(Job.id))) == 0
    assert bench.bell.rung == []


def test_a_broken_bell_is_told_once_and_the_work_stays(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.bell.broken = True
    with bench.work() as work:
        asked = [ask(work) for _ in range(3)]
    (record,) = caplog.records
    assert (record.levelno, record.exc_info) == (logging.WARNING, None)
    assert record.getMessage() == (
        f"The broker did not take job {asked[0]} (ConnectionError); the sweeper rings again."
    )
    with bench.work() as work:
        assert {job.state for job in work.session.scalars(select(Job))} == {JobState.QUEUED}


def test_a_bell_that_is_broken_at_one_job_is_not_tried_at_the_next(bench: Bench) -> None:
    tried: list[UUID] = []

    def broken(queue: str, job_id: UUID) -> None:
        tried.append(job_id)
        raise TimeoutError

    with replace(bench.services, bell=broken).work() as work:
        asked = [ask(work) for _ in range(50)]
    assert tried == asked[:1]


def test_an_installation_without_keys_does_not_open(bench: Bench, tmp_path: Path) -> None:
    with pytest.raises(KeysWrong):
        boot(replace(bench.services.settings, keys=tmp_path / "none"), bell=FakeBell())


def test_every_project_has_its_row_however_often_it_is_installed(bench: Bench) -> None:
    RING.save(bench.services.settings.keys)
    services = boot(bench.services.settings, bell=FakeBell())
    install(services)
    with services.work() as work:
        assert set(work.session.scalars(select(ProjectFile.key))) == set(PROJECTS)
    services.engine.dispose()
