"""What happens by the clock: forgotten jobs are rung for again."""

import logging
from typing import Any

from service.boot import Services
from service.operations import jobs

SWEEP = "knutpunkt.sweep"
_UNHEARD_SWEEPS = 3
TELL_OF_EACH = ("celery.beat", "celery.worker.strategy", "celery.app.trace")


def every(seconds: int) -> dict[str, dict[str, Any]]:
    """Beat's schedule; a sweep that found no worker in time is worth nothing later, so it expires."""
    options = {"queue": "interactive", "expires": seconds * 2}
    return {"sweep": {"task": SWEEP, "schedule": seconds, "options": options}}


def sweep(services: Services) -> None:
    """Rings again for jobs whose bell has gone unheard through some sweeps."""
    with services.work() as work:
        jobs.sweep(work, ring_again_after=_UNHEARD_SWEEPS * services.settings.sweep_every)


def keep_quiet() -> None:
    """Leave sweeps that went well out of the logs: one every few seconds would hide everything else."""
    for name in TELL_OF_EACH:
        logging.getLogger(name).addFilter(_is_worth_telling)


def _is_worth_telling(record: logging.LogRecord) -> bool:
    return record.levelno > logging.INFO or SWEEP not in record.getMessage()
