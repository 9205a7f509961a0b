"""What happens by the clock: forgotten jobs are rung for again, and forgotten files are deleted."""

import logging
from typing import Any

from service.boot import Services
from service.operations import files, jobs

log = logging.getLogger(__name__)

SWEEP, COLLECT = "knutpunkt.sweep", "knutpunkt.collect"
_DAY, _HOUR = 86_400, 3_600
TELL_OF_EACH = ("celery.beat", "celery.worker.strategy", "celery.app.trace")


def every(seconds: int) -> dict[str, dict[str, Any]]:
    """Beat's schedule; a sweep that found no worker in time is worth nothing later, so it expires."""
    return {
        "sweep": _entry(SWEEP, every=seconds, queue="clock", expires=seconds * 2),
        "collect": _entry(COLLECT, every=_DAY, queue="packets", expires=_HOUR),
    }


def _entry(task: str, *, every: int, queue: str, expires: int) -> dict[str, Any]:
    return {"task": task, "schedule": every, "options": {"queue": queue, "expires": expires}}


def sweep(services: Services) -> None:
    """Rings again for jobs whose bell has gone unheard through some sweeps."""
    with services.work() as work:
        jobs.sweep(work, ring_again_after=services.settings.ring_again_after)


def collect(services: Services) -> None:
    """Deletes the files that no document names; the disk is read and written outside the transaction."""
    at = services.clock()
    found = files.old(services.store, at=at)
    with services.work() as work:
        found = files.unnamed(work, found)
    if number := files.discard(services.store, found, at=at):
        log.info("%d forgotten files were deleted.", number)


def keep_quiet() -> None:
    """Leave sweeps that went well out of the logs: one every few seconds would hide everything else."""
    for name in TELL_OF_EACH:
        logging.getLogger(name).addFilter(_is_worth_telling)


def _is_worth_telling(record: logging.LogRecord) -> bool:
    return record.levelno > logging.INFO or SWEEP not in record.getMessage()
