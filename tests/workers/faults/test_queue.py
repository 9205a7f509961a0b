"""A real queue server that is gone, frozen, full or forgetful: pages go on, and a start tells of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from redis import Redis

from service.models import JobState
from service.operations import jobs
from service.processes import broker, valkey
from service.processes.broker import BrokerForgets
from tests.support import databases
from tests.workers.faults.installation import Installation

pytestmark = pytest.mark.slow


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """With its queue, and no worker."""
    with Installation(tmp_path, databases.sqlite(tmp_path)) as made:
        made.start_queue()
        yield made


@pytest.fixture
def client(installation: Installation) -> Iterator[Redis]:
    with Redis(unix_socket_path=str(valkey.socket_path(installation.folder))) as connected:
        yield connected


def ask(installation: Installation) -> float:
    """The seconds that it took to ask for a job."""
    begun = time.monotonic()
    with installation.services.work() as work:
        jobs.ask(work, "render", subject_id=uuid4(), queue="documents", dedup_key=uuid4().hex)
    return time.monotonic() - begun


def messages(client: Redis) -> int:
    number = client.llen("documents")
    assert isinstance(number, int)
    return number


def test_a_queue_that_dies_and_comes_back_is_rung_in_at_once(
    installation: Installation, client: Redis
) -> None:
    assert ask(installation) < 2
    installation.started[0].stop(at_once=True)
    assert ask(installation) < 2
    installation.start_queue()
    found = messages(client)  # the last second before a kill may be lost
    assert ask(installation) < 2
    assert messages(client) == found + 1
    assert installation.count(JobState.QUEUED) == 3


def test_a_frozen_queue_holds_no_page(installation: Installation, client: Redis) -> None:
    ask(installation)
    frozen = installation.started[0].process.pid
    os.kill(frozen, signal.SIGSTOP)
    try:
        assert max(ask(installation) for _ in range(3)) < 2
    finally:
        os.kill(frozen, signal.SIGCONT)
    assert installation.count(JobState.QUEUED) == 4
    assert ask(installation) < 2


def test_a_full_queue_refuses_and_the_job_stays(
    installation: Installation, client: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    ask(installation)
    client.config_set("maxmemory", "1")
    assert ask(installation) < 2
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert messages(client) == 1
    client.config_set("maxmemory", "0")
    with installation.services.work() as work:
        jobs.sweep(work, ring_again_after=-1)
    assert messages(client) == 3


def test_a_queue_that_may_forget_is_refused_when_a_worker_starts(
    installation: Installation, client: Redis
) -> None:
    client.config_set("maxmemory-policy", "allkeys-lru")
    with pytest.raises(BrokerForgets):
        broker.wait_for(valkey.url(installation.folder), tell=print)
    argv, env = [sys.executable, "-m", "service.cli", "worker"], installation.environment
    done = subprocess.run(argv, env=env, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 1
    assert "maxmemory-policy allkeys-lru" in done.stderr
    assert "Ställ in maxmemory-policy noeviction." in done.stderr


def test_a_queue_without_disk_is_a_warning(installation: Installation, client: Redis) -> None:
    client.config_set("appendonly", "no")
    told: list[str] = []
    broker.wait_for(valkey.url(installation.folder), tell=told.append)
    assert told == [broker.NOT_ON_DISK]
