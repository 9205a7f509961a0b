"""What happens by the clock: what is forgotten is looked for, what is due asked for, what is over ended."""

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from sqlalchemy.exc import IntegrityError

from service.boot import Services
from service.domain.dates import in_sweden
from service.domain.reminders import is_time
from service.operations import files, jobs, reminders
from service.operations.draft_previews import ending as draft_previews
from service.operations.packets import closing

log = logging.getLogger(__name__)

SWEEP, COLLECT, REMIND = "knutpunkt.sweep", "knutpunkt.collect", "knutpunkt.remind"
PACKETS, PREVIEWS = "knutpunkt.packets", "knutpunkt.previews"
_DAY, _HOUR, _FIVE_MINUTES = 86_400, 3_600, 300
TELL_OF_EACH = ("celery.beat", "celery.worker.strategy", "celery.app.trace")


def every(seconds: int) -> dict[str, dict[str, Any]]:
    """Beat's schedule; a sweep that found no worker in time is worth nothing later, so it expires."""
    return {
        "sweep": _entry(SWEEP, every=seconds, queue="clock", expires=seconds * 2),
        "collect": _entry(COLLECT, every=_DAY, queue="packets", expires=_HOUR),
        "remind": _entry(REMIND, every=_FIVE_MINUTES, queue=reminders.QUEUE, expires=_FIVE_MINUTES),
        "packets": _entry(PACKETS, every=_FIVE_MINUTES, queue="packets", expires=_FIVE_MINUTES),
        "previews": _entry(PREVIEWS, every=_FIVE_MINUTES, queue="clock", expires=_FIVE_MINUTES),
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


def remind(services: Services) -> None:
    """Asks for this morning's reminders, each once; looked for again and again, as a server may start late.

    Each has a transaction of its own: of two that look at once, one is second and fails for that one alone.
    """
    if not is_time(in_sweden(services.clock())):
        return
    with services.look() as work:
        found = reminders.unasked(work)
    for user_id in found:
        with suppress(IntegrityError), services.work() as work:
            reminders.ask(work, user_id)


def keep_packets(services: Services) -> None:
    """Closes packets that hold more than their receivers may have, and destroys those whose time is over."""
    with services.look() as work:
        concerned, over = closing.concerned(work), closing.outlived(work)
    for meeting_id in concerned:
        with services.work() as work:
            closed = closing.check_meeting(work, meeting_id)
        log.info("%d packets of a meeting were closed.", closed)
    if over:
        with services.work() as work:
            closing.purge(work, over)


def end_previews(services: Services) -> None:
    """Takes away the previews of drafts whose hour is over; nobody sees them since that moment."""
    with services.work() as work:
        draft_previews.expire(work)


TASKS: Mapping[str, Callable[[Services], None]] = {
    SWEEP: sweep,
    COLLECT: collect,
    REMIND: remind,
    PACKETS: keep_packets,
    PREVIEWS: end_previews,
}
"""What is done under each name."""


def keep_quiet() -> None:
    """Leave sweeps that went well out of the logs: one every few seconds would hide everything else."""
    for name in TELL_OF_EACH:
        logging.getLogger(name).addFilter(_is_worth_telling)


def _is_worth_telling(record: logging.LogRecord) -> bool:
    return record.levelno > logging.INFO or SWEEP not in record.getMessage()
