"""A new installation gets the demonstration once, whole or not at all, and an old one keeps what it has."""

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from service.boot import Services
from service.config import Settings
from service.models import Job, JobState
from service.operations import jobs
from service.processes.prepare import migrate, with_demonstration
from service.vault import Keyring


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    Keyring.new().save(tmp_path / "keys.json")
    return Settings.from_environment({"KNUTPUNKT_DATA": str(tmp_path)})


class Story:
    """Tells a log-in the first time only, as the demonstration does, and leaves a file behind."""

    def __init__(self, *, cut_short: bool = False) -> None:
        self.cut_short = cut_short

    def __call__(self, services: Services) -> str | None:
        told = services.settings.blobs / "told"
        if told.exists():
            return None
        told.parent.mkdir(exist_ok=True)
        told.touch()
        if self.cut_short:
            raise KeyboardInterrupt
        return "vagledare@example.org"


def test_the_log_ins_land_in_a_private_file(settings: Settings) -> None:
    log_ins = settings.data / "inloggningar.txt"
    with_demonstration(settings, log_ins=log_ins, tell_story=Story())
    assert log_ins.read_text(encoding="utf-8") == "vagledare@example.org"
    assert stat.S_IMODE(log_ins.stat().st_mode) == 0o600


def test_a_second_start_changes_neither_people_nor_log_ins(settings: Settings) -> None:
    log_ins = settings.data / "inloggningar.txt"
    for _ in range(2):
        with_demonstration(settings, log_ins=log_ins, tell_story=Story())
    assert log_ins.read_text(encoding="utf-8") == "vagledare@example.org"


def test_a_first_start_that_was_cut_short_begins_again(settings: Settings) -> None:
    log_ins = settings.data / "inloggningar.txt"
    with pytest.raises(KeyboardInterrupt):
        with_demonstration(settings, log_ins=log_ins, tell_story=Story(cut_short=True))
    assert not log_ins.exists()
    with_demonstration(settings, log_ins=log_ins, tell_story=Story())
    assert log_ins.exists()


def test_a_later_start_that_was_cut_short_throws_nothing_away(settings: Settings) -> None:
    log_ins, kept = settings.data / "inloggningar.txt", settings.blobs / "kept"
    with_demonstration(settings, log_ins=log_ins, tell_story=Story())
    kept.touch()
    (settings.blobs / "told").unlink()
    with pytest.raises(KeyboardInterrupt):
        with_demonstration(settings, log_ins=log_ins, tell_story=Story(cut_short=True))
    with_demonstration(settings, log_ins=log_ins, tell_story=Story())
    assert kept.exists()


def in_hand(services: Services) -> UUID:
    """A job that a worker has claimed and tells the step of."""
    with services.work() as work:
        job = jobs.ask(work, "render", subject_id=uuid4(), queue="documents", dedup_key="render:1")
        work.session.flush()
        held = jobs.claim(work.session, job.id, at=work.now, lease=200)
        assert held is not None
        jobs.step(work.session, held, "filling")
        return job.id


def restarted(settings: Settings, services: Services) -> Job:
    job_id = in_hand(services)
    with_demonstration(settings, log_ins=settings.data / "inloggningar.txt", tell_story=Story())
    with services.work() as work:
        return work.session.get_one(Job, job_id)


def test_what_a_stop_cut_short_is_queued_again_at_the_next_start(settings: Settings) -> None:
    services = migrate(settings)
    job = restarted(settings, services)
    assert (job.state, job.step, job.attempts, job.lease_until) == (JobState.QUEUED, "", 0, None)
    services.engine.dispose()


def test_a_job_in_a_database_that_others_may_work_with_is_left_alone(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = replace(
        settings, database_url=f"sqlite:///{tmp_path_factory.mktemp('elsewhere') / 'knutpunkt.db'}"
    )
    services = migrate(elsewhere)
    assert restarted(elsewhere, services).state == JobState.RUNNING
    services.engine.dispose()


@pytest.mark.slow
def test_a_preparation_that_cannot_be_done_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text("{}", encoding="utf-8")
    argv = [sys.executable, "-m", "service.processes.prepare"]
    env = {**os.environ, "KNUTPUNKT_DATA": str(tmp_path)}
    done = subprocess.run(argv, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Nyckelfilen ")
