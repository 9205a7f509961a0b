"""A whole installation as real processes that a test may kill: queue, worker and clock over one folder."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self, cast

import psutil
from redis import Redis
from sqlalchemy import func, select

from service.bell import CeleryBell
from service.boot import boot, install
from service.config import Mode, Settings
from service.models import Job, JobState
from service.processes import programs, valkey
from service.processes.child import Child, Running
from service.processes.lifeline import Lifeline
from service.queues import QUEUES
from service.vault import Keyring
from tests.support.processes import until

ENDED = (JobState.DONE, JobState.FAILED, JobState.DEAD)
REPOSITORY = Path(__file__).parents[3]


@dataclass
class Installation:
    """`folder` holds everything of it; `more` are settings of the environment. Use it in a `with`.

    At its end nothing of it runs, not even when the tests themselves are killed.
    """

    folder: Path
    database_url: str
    more: Mapping[str, str] = field(default_factory=dict)
    app: str = "workers.main:app"
    started: list[Running] = field(default_factory=list)
    lifeline: Lifeline = field(default_factory=Lifeline)

    def __enter__(self) -> Self:
        self.temporary.mkdir()
        Keyring.new().save(self.folder / "keys.json")
        self.services = boot(self.settings, bell=CeleryBell(self.settings.broker_url))
        install(self.services)
        return self

    def __exit__(self, *_: object) -> None:
        for running in self.started:
            running.stop(at_once=True)
            self.lifeline.ended(running)
        self.lifeline.close()
        self.services.engine.dispose()

    @property
    def environment(self) -> dict[str, str]:
        said = {name: value for name, value in os.environ.items() if not name.startswith("KNUTPUNKT_")}
        own = {
            "KNUTPUNKT_MODE": Mode.EMBEDDED,
            "KNUTPUNKT_DATA": str(self.folder),
            "KNUTPUNKT_DATABASE": self.database_url,
            "KNUTPUNKT_BROKER": valkey.url(self.folder),
            "KNUTPUNKT_SWEEP_EVERY": "1",
            "TMPDIR": str(self.temporary),
            "PYTHONPATH": str(REPOSITORY),
        }
        return {**said, **own, **self.more}

    @property
    def settings(self) -> Settings:
        return Settings.from_environment(self.environment)

    @property
    def temporary(self) -> Path:
        """Where the processes put what they make in the clear."""
        return self.folder / "tmp"

    def start_queue(self) -> Running:
        return self._start(valkey.child(self.folder, env=self.environment, log=self.folder / "queue.log"))

    def start_worker(self, *, processes: int = 2, queues: Sequence[str] = QUEUES) -> Running:
        """A worker with so many children, fetching when this returns."""
        name = f"worker{len(self.started)}"
        argv = programs.worker(processes=processes, queues=",".join(queues), name=name)
        worker = self._child(name, argv)
        return self._start(replace(worker, ready=lambda: " ready." in log(worker)))

    def start_clock(self) -> Running:
        return self._start(self._child("clock", programs.beat(schedule=self.folder / "beat")))

    def flush(self) -> None:
        """Empty the queue server."""
        with Redis(unix_socket_path=str(valkey.socket_path(self.folder))) as client:
            client.flushall()

    def logs(self) -> str:
        return "\n".join(log(running.child) for running in self.started)

    def jobs(self) -> list[Job]:
        with self.services.work() as work:
            return [*work.session.scalars(select(Job).order_by(Job.created_at))]

    def count(self, *states: str) -> int:
        with self.services.work() as work:
            found = select(func.count()).select_from(Job).where(Job.state.in_(states))
            return cast("int", work.session.scalar(found))

    def wait_for(self, number: int, *states: str, seconds: float = 60) -> None:
        """Wait until so many jobs have come to one of the states."""
        until(lambda: self.count(*(states or ENDED)) >= number, seconds=seconds)

    def left_behind(self) -> list[psutil.Process]:
        """Processes that work on a document of this installation."""
        return [process for process in psutil.process_iter() if self._works_here(process)]

    def _works_here(self, process: psutil.Process) -> bool:
        try:
            return Path(process.cwd()).is_relative_to(self.temporary)
        except (psutil.Error, OSError):
            return False

    def _child(self, name: str, argv: Sequence[str]) -> Child:
        own = tuple(self.app if word == "workers.main:app" else word for word in argv)
        return Child(name, own, self.environment, self.folder / f"{name}.log")

    def _start(self, child: Child) -> Running:
        running = child.spawn()
        self.started.append(running)
        self.lifeline.started(running)
        until(child.ready)
        return running


def log(child: Child) -> str:
    return child.log.read_text(encoding="utf-8", errors="replace")


def children(running: Running) -> list[psutil.Process]:
    """The pool of a worker."""
    return psutil.Process(running.process.pid).children()
