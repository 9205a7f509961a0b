"""Handing one letter over, at most once: that it is leaving is kept before a byte of it leaves."""

from collections.abc import Callable
from functools import partial

from service import mail
from service.boot import Services
from service.mail import MailRefused, NotDelivered, Post
from service.operations.jobs import Claim
from service.operations.work import Work

Told = Callable[[Work, Claim], None]


def deliver(
    services: Services,
    held: Claim,
    text: str,
    *,
    subject: str,
    to: str,
    leaving: Told,
    kept_back: Told,
    using: Post | None,
) -> None:
    """The letter of a job: `leaving` is told on the brink, `kept_back` when it certainly did not leave.

    Raises NotDelivered, MailRefused or MailUncertain.
    """
    letter = mail.write(
        text,
        subject=subject,
        to=to,
        sender=services.settings.mail.sender,
        key=str(held.job_id),
        at=services.clock(),
    )
    try:
        (using or mail.post(services.settings)).deliver(letter, brink=partial(_tell, services, held, leaving))
    except (NotDelivered, MailRefused):
        _tell(services, held, kept_back)
        raise


def _tell(services: Services, held: Claim, told: Told) -> None:
    with services.work() as work:
        told(work, held)
