"""Running one job: claim it, do its work in told steps, store the result under the token, or tell why not."""

import logging
from collections.abc import Callable, Mapping
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded

from service.boot import Services
from service.errors import ServiceError, Transient
from service.operations import jobs
from service.operations.jobs import Claim, Failure
from service.operations.records import RENDER
from workers import documents
from workers.errors import TemplateError, WordsError

log = logging.getLogger(__name__)

Task = Callable[[Services, Claim], None]

TASKS: Mapping[str, Task] = {RENDER: documents.make}


def run(services: Services, job_id: UUID) -> None:
    """Does the job if it is free; called again for the same job it returns quietly."""
    with services.work() as work:
        held = jobs.claim(work.session, job_id, at=work.now, lease=services.settings.job_lease)
    if held is None:
        return
    log.info("Job %s (%s) starts, attempt %d.", held.job_id, held.kind, held.attempt)
    try:
        TASKS[held.kind](services, held)
    except Exception as error:  # noqa: BLE001 - whatever happens, the person who waits is told
        _tell_failure(services, held, error)


def _tell_failure(services: Services, held: Claim, error: Exception) -> None:
    failure, sentence = judged(error)
    # The traceback may quote what somebody wrote, so the log says only which job and which error.
    log.error("Job %s (%s) stopped: %s, %s.", held.job_id, held.kind, failure, type(error).__name__)
    with services.work() as work:
        jobs.fail(work.session, held, failure, sentence, at=work.now)


def judged(error: Exception) -> tuple[Failure, str]:
    """What kind of failure an exception is, and the Swedish sentence for the person who waits."""
    if isinstance(error, SoftTimeLimitExceeded):
        return Failure.TRANSIENT, "Det tog för lång tid att göra dokumentet."
    if isinstance(error, Transient | OSError):
        return Failure.TRANSIENT, str(error) if isinstance(
            error, Transient
        ) else "Servern kunde inte läsa eller spara."
    if isinstance(error, TemplateError):
        return Failure.TEMPLATE_ERROR, str(error)
    if isinstance(error, WordsError):
        return Failure.BAD_INPUT, str(error)
    sentence = str(error) if isinstance(error, ServiceError) else "Ett oväntat fel inträffade."
    return Failure.UNKNOWN, sentence
