"""The doorbell: tells the workers, through the broker, that a job waits in the database."""

from uuid import UUID

from celery import Celery

RUN_JOB = "knutpunkt.run_job"
"""The one task that takes a job; its only argument is the job's id."""

# Measured: without limits a frozen broker holds the page for 40 s, and retry=False is slower than one retry.
_TRANSPORT = {"socket_timeout": 0.5, "socket_connect_timeout": 0.5, "retry_on_timeout": False}
_RETRY = {"max_retries": 1, "interval_start": 0, "interval_step": 0.1, "interval_max": 0.2}


class CeleryBell:
    """Rings by task name, so that the web needs to know nothing of the workers."""

    def __init__(self, broker_url: str) -> None:
        self._celery = Celery(broker=broker_url, set_as_current=False)
        self._celery.conf.update(
            task_serializer="json",
            accept_content=["json"],
            task_ignore_result=True,
            broker_transport_options=_TRANSPORT,
        )

    def __call__(self, queue: str, job_id: UUID) -> None:
        """Raises kombu.exceptions.OperationalError within about a second when the broker is away."""
        self._celery.send_task(RUN_JOB, args=[str(job_id)], queue=queue, retry=True, retry_policy=_RETRY)
