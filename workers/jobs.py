"""Running one job: claim it, do its work in told steps, store the result under the token, or tell why not."""

import logging
from collections.abc import Callable, Mapping
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded
from sqlalchemy.exc import OperationalError

from service.boot import Services
from service.documents.twin import TwinTells
from service.domain.numbers_in_text import masked
from service.errors import CannotOpen, ServiceError, Transient, trail
from service.mail import MailRefused, MailUncertain
from service.operations import jobs
from service.operations.documents import CONVERT, RENDER
from service.operations.draft_previews.rules import DRAFT_PREVIEW
from service.operations.field_lists import FIELD_LIST
from service.operations.hand_edits import WORD
from service.operations.jobs import Claim, Failure
from service.operations.meetings.letters import SUMMONS
from service.operations.packets.editions import PACKET
from service.operations.packets.later import SEND
from service.operations.packets.letters import LETTER
from service.operations.reminders import REMINDER
from service.operations.templates import CHECK_TEMPLATE, PREVIEW_TEMPLATE
from workers import (
    document_pdf,
    documents,
    draft_preview,
    field_lists,
    hand_edits,
    packet,
    packet_letter,
    packet_sending,
    reminders,
    summons,
)
from workers.errors import TemplateError, WordsError
from workers.packets import PaperRefused
from workers.templates import jobs as template_jobs
from workers.templates import preview as template_preview

log = logging.getLogger(__name__)

Task = Callable[[Services, Claim], None]

TASKS: Mapping[str, Task] = {
    RENDER: documents.make,
    CONVERT: document_pdf.make,
    WORD: hand_edits.make,
    DRAFT_PREVIEW: draft_preview.make,
    FIELD_LIST: field_lists.make,
    CHECK_TEMPLATE: template_jobs.check,
    PREVIEW_TEMPLATE: template_preview.preview,
    REMINDER: reminders.send,
    SUMMONS: summons.send,
    PACKET: packet.make,
    LETTER: packet_letter.send,
    SEND: packet_sending.make,
}
"""How each kind of job is done. Each stores its result only with `jobs.finish`, in the same transaction."""

_WILL_NOT_PASS = (
    WordsError,
    CannotOpen,
    TwinTells,
    MailRefused,
    MailUncertain,
    PaperRefused,
)
TOO_SLOW = "Det tog för lång tid."
OUT_OF_REACH = "Servern kunde inte läsa eller spara."
UNEXPECTED = "Ett oväntat fel inträffade."


def run(services: Services, job_id: UUID, *, tasks: Mapping[str, Task] = TASKS) -> None:
    """Does the job if it is free; called again for the same job it returns quietly."""
    with services.work(hurried=True) as work:
        held = jobs.claim(work.session, job_id, at=work.now, lease=services.settings.job_lease)
    if held is None:
        return
    log.info("Job %s (%s) starts, attempt %d.", held.job_id, held.kind, held.attempt)
    try:
        tasks[held.kind](services, held)
    except Exception as error:  # noqa: BLE001 - whatever happens, the person who waits is told
        _tell_failure(services, held, error)


def _tell_failure(services: Services, held: Claim, error: Exception) -> None:
    failure, sentence = judged(error)
    log.error("Job %s (%s) stopped, %s: %s.", held.job_id, held.kind, failure, trail(error))
    with services.work() as work:
        jobs.fail(work.session, held, failure, sentence, at=work.now)


def judged(error: Exception) -> tuple[Failure, str]:
    """What kind of failure an exception is, and the Swedish sentence for the person who waits.

    A template's own text is quoted in some, but no personal number: the sentence is kept as it is told.
    """
    if isinstance(error, SoftTimeLimitExceeded):
        return Failure.TRANSIENT, TOO_SLOW
    if isinstance(error, OSError | OperationalError):
        return Failure.TRANSIENT, OUT_OF_REACH
    return _kind(error), masked(str(error)) if isinstance(error, ServiceError) else UNEXPECTED


def _kind(error: Exception) -> Failure:
    if isinstance(error, Transient):
        return Failure.TRANSIENT
    if isinstance(error, TemplateError):
        return Failure.TEMPLATE_ERROR
    return Failure.BAD_INPUT if isinstance(error, _WILL_NOT_PASS) else Failure.UNKNOWN
