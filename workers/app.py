"""The Celery application: settings that lose nothing, four queues, and the one task that runs a job."""

from typing import Any
from uuid import UUID

from celery import Celery
from celery.signals import worker_process_init
from kombu.entity import Queue

from service.bell import RUN_JOB, CeleryBell
from service.boot import Services, boot
from service.config import Settings
from workers import jobs, schedule

QUEUES = ("interactive", "documents", "packets", "mail")
"""Previews first; then documents, packets and mail, each so that it cannot be starved by another."""

# Why each value is what it is stands in docs/architecture.md, "Jobs".
SETTINGS: dict[str, Any] = {
    "task_serializer": "json",
    "result_serializer": "json",
    "accept_content": ["json"],
    "task_ignore_result": True,
    "result_backend": None,
    "task_create_missing_queues": False,
    "task_queues": [Queue(name) for name in QUEUES],  # type: ignore[no-untyped-call]  # kombu has no types
    "task_default_queue": "documents",
    "task_acks_late": True,
    "task_reject_on_worker_lost": False,
    "worker_prefetch_multiplier": 1,
    "worker_cancel_long_running_tasks_on_connection_loss": True,
    # The soft limit ends a job as an error that is told and tried again; the hard one only frees the process.
    "task_soft_time_limit": 150,
    "task_time_limit": 180,
    "worker_max_tasks_per_child": 500,
    "worker_max_memory_per_child": 600_000,
    "worker_soft_shutdown_timeout": 60,
    "worker_hijack_root_logger": False,
    "broker_connection_retry_on_startup": True,
    "broker_connection_max_retries": None,
    "broker_transport_options": {
        "visibility_timeout": 900,
        "unacked_restore_interval": 10,
        "unacked_restore_throttle": 1,
        "socket_timeout": 5,
        "socket_connect_timeout": 2,
        "health_check_interval": 25,
    },
    "timezone": "Europe/Stockholm",
}


class Process:
    """What one worker process has opened; each pool child opens its own after the fork."""

    def __init__(self) -> None:
        self._services: Services | None = None

    @property
    def services(self) -> Services:
        if self._services is None:
            settings = Settings.from_environment()
            self._services = boot(settings, bell=CeleryBell(settings.broker_url))
        return self._services

    def forget(self, **_: object) -> None:
        """A forked child must not share its parent's connections."""
        if self._services is not None:
            self._services.engine.dispose(close=False)
        self._services = None


process = Process()
worker_process_init.connect(process.forget)


def make_app(settings: Settings) -> Celery:
    """A Celery application on the broker that the settings name."""
    celery = Celery("knutpunkt", broker=settings.broker_url, set_as_current=False)
    celery.conf.update(SETTINGS, beat_schedule=schedule.every(settings.sweep_every))
    celery.conf.beat_schedule_filename = str(settings.data / "beat")

    @celery.task(name=RUN_JOB)
    def run_job(job_id: str) -> None:
        jobs.run(process.services, UUID(job_id))

    @celery.task(name=schedule.SWEEP)
    def sweep() -> None:
        schedule.sweep(process.services)

    return celery


app = make_app(Settings.from_environment())
