"""The Celery application: settings that lose nothing, the queues, and the tasks that run a job and sweep."""

import gc
import logging
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from uuid import UUID

from celery import Celery
from celery.signals import worker_process_init, worker_process_shutdown
from kombu.entity import Exchange, Queue

from service.bell import RUN_JOB, CeleryBell
from service.boot import Services, boot
from service.config import Settings
from service.domain.project_file import load_projects
from service.errors import trail
from service.queues import QUEUES
from workers import jobs, private_folder, schedule
from workers.jobs import Task
from workers.pdf.office import kept

log = logging.getLogger(__name__)


def _queue(name: str) -> Queue:
    """A queue with its own exchange: Celery would give all of them that of the default queue."""
    return Queue(name, Exchange(name), routing_key=name)  # type: ignore[no-untyped-call]  # kombu has no types


# Why each value is what it is stands in docs/architecture.md, "Jobs".
SETTINGS: dict[str, Any] = {
    "task_serializer": "json",
    "result_serializer": "json",
    "accept_content": ["json"],
    "task_ignore_result": True,
    "result_backend": None,
    "task_create_missing_queues": False,
    "task_queues": [_queue(name) for name in QUEUES],
    "task_default_queue": "documents",
    "task_acks_late": True,
    "task_reject_on_worker_lost": False,
    "worker_prefetch_multiplier": 1,
    "worker_cancel_long_running_tasks_on_connection_loss": False,
    "worker_max_tasks_per_child": 500,
    "worker_max_memory_per_child": 600_000,
    "worker_hijack_root_logger": False,
    "broker_connection_retry_on_startup": True,
    "broker_connection_max_retries": None,
    "timezone": "Europe/Stockholm",
}
TRANSPORT = {
    "queue_order_strategy": "workers.turns:MostUrgentFirst",
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "health_check_interval": 25,
}


class Process:
    """What one worker process has opened; each pool child opens its own after the fork."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        # Read before the first child is born: a wrong file ends the worker, where it is seen, and no job.
        self._projects = load_projects(settings.projects)
        self._services: Services | None = None

    @property
    def services(self) -> Services:
        """Opened at the first task, so that a database that is away delays a job and ends no process."""
        if self._services is None:
            self._services = boot(
                self._settings, bell=CeleryBell(self._settings.broker_url), projects=self._projects
            )
        return self._services

    def begin(self, **_: object) -> None:
        """A child was born, maybe in the place of a killed one: it shares nothing and clears up after it."""
        self._forget(close=False)
        private_folder.clear()
        gc.freeze()  # what the parent loaded stays: a search through it for garbage would hold up a job

    def end(self, **_: object) -> None:
        """The child ends in order: it says goodbye to the database and ends the LibreOffice that it kept."""
        kept.end_all()
        self._forget(close=True)

    def _forget(self, *, close: bool) -> None:
        if self._services is not None:
            self._services.engine.dispose(close=close)
        self._services = None


def make_app(settings: Settings, *, tasks: Mapping[str, Task] = jobs.TASKS) -> Celery:
    """A Celery application on the broker that the settings name, for jobs of the kinds in `tasks`."""
    process = Process(settings)
    worker_process_init.connect(process.begin, weak=False)
    worker_process_shutdown.connect(process.end, weak=False)
    celery = Celery("knutpunkt", broker=settings.broker_url, set_as_current=False)
    celery.conf.update(SETTINGS, **limits(settings), beat_schedule=schedule.every(settings.sweep_every))
    celery.conf.beat_schedule_filename = str(settings.data / "beat")

    @celery.task(name=RUN_JOB, shared=False)
    @discreet
    def run_job(*said: object, **_newer: object) -> None:
        job_id = _id(said)
        if job_id is None:
            log.warning("A message without the id of a job was put aside.")
        else:
            jobs.run(process.services, job_id, tasks=tasks)

    for name, what in schedule.TASKS.items():
        celery.task(name=name, shared=False)(_by_the_clock(process, what))
    return celery


def _by_the_clock(process: Process, what: Callable[[Services], None]) -> Callable[..., None]:
    @discreet
    def run(*_: object, **_newer: object) -> None:
        what(process.services)

    return run


def limits(settings: Settings) -> dict[str, Any]:
    """What a task and its message may take, so that two workers never work on one job."""
    return {
        "task_soft_time_limit": settings.soft_limit,
        "task_time_limit": settings.hard_limit,
        "broker_transport_options": {**TRANSPORT, "visibility_timeout": settings.message_limit},
    }


def discreet(task: Callable[..., None]) -> Callable[..., None]:
    """The same task, whose errors are logged without their text: a database's may quote a row."""

    @wraps(task)
    def quiet(*args: object, **more: object) -> None:
        try:
            task(*args, **more)
        except Exception as error:  # noqa: BLE001 - the sweeper finds the row as it was left
            log.error("A task stopped: %s.", trail(error))  # noqa: TRY400 - without its text

    return quiet


def _id(said: tuple[object, ...]) -> UUID | None:
    """The job's id in a message, which may be older or newer than this program."""
    try:
        return UUID(str(said[0]))
    except (IndexError, ValueError):
        return None
