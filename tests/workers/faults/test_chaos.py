"""Workers killed, the queue flushed, killed and away: every document is made, none twice, none forgotten."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from service.config import PdfMaker
from service.models import JobState
from service.processes import groups
from service.processes.child import Running
from tests.workers.faults import verdict
from tests.workers.faults.installation import Installation, children
from tests.workers.faults.writer import Writer

pytestmark = pytest.mark.slow

PATIENCE = 2.0
"""Seconds that a page may take whatever the queue does."""


@dataclass
class Chaos:
    """An installation with the handles of what may be killed."""

    installation: Installation
    queue: Running
    worker: Running
    kills: int = 0

    def kill_a_child(self) -> None:
        random.choice(children(self.worker)).kill()
        self.kills += 1

    def kill_the_worker(self) -> None:
        """All processes of the worker at once, and then another worker."""
        groups.kill(self.worker.group)
        self.worker.process.wait()
        self.kills += 2
        self.worker = self.installation.start_worker()

    def flush(self) -> None:
        self.installation.flush()

    def kill_the_queue(self) -> None:
        self.queue.stop(at_once=True)
        self.queue = self.installation.start_queue()

    @property
    def faults(self) -> Iterator[Callable[[], None]]:
        return iter(
            (self.kill_a_child, self.flush, self.kill_the_worker, self.kill_the_queue, self.kill_a_child)
        )


@pytest.fixture
def installation(database_url: str, tmp_path: Path) -> Iterator[Installation]:
    """On SQLite with the quick converter, on PostgreSQL with LibreOffice where it is installed."""
    quick = database_url.startswith("sqlite")
    more = {
        "KNUTPUNKT_JOB_LEASE": "8" if quick else "24",
        "KNUTPUNKT_PDF": PdfMaker.RDOCX if quick else PdfMaker.BEST,
    }
    with Installation(tmp_path, database_url, more=more) as made:
        yield made


def test_every_document_is_made_once_whatever_dies(installation: Installation, database_url: str) -> None:
    number = 30 if database_url.startswith("sqlite") else 10
    writer = Writer(installation.services)
    writer.write(number // 5)  # the queue is down
    assert max(writer.seconds) < PATIENCE
    chaos = Chaos(installation, installation.start_queue(), installation.start_worker())
    installation.start_clock()
    writer.write(number - number // 5)
    for place, fault in enumerate(chaos.faults):
        installation.wait_for(2 * number * (place + 1) // 8)
        installation.wait_for(1, JobState.RUNNING)
        fault()
    installation.wait_for(2 * number)
    assert any(job.attempts > 1 for job in installation.jobs())
    verdict.assert_all_done(installation)
    verdict.assert_all_made_once(installation, number)
    verdict.assert_few_files_without_document(installation, kills=chaos.kills)
    verdict.assert_nothing_left(installation)
    verdict.assert_nobody_named(installation)
    assert "Sending due task" not in installation.logs()
