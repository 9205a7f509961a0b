"""Sending one reminder: counted now, written without anybody's name, and handed over at most once."""

from functools import partial

from service import mail
from service.boot import Services
from service.domain import reminders as domain
from service.mail import MailRefused, NotDelivered, Post
from service.operations import jobs, reminders
from service.operations.jobs import Claim
from service.operations.reminders import Reminder


def send(services: Services, held: Claim, *, using: Post | None = None) -> None:
    """The mail of the person and day that `held` is about, if it is still needed."""
    with services.look() as work:
        found = reminders.due(work, held)
    if found is None:
        with services.work() as work:
            jobs.finish(work.session, held, at=work.now)
        return
    _deliver(services, held, found, using=using or mail.post(services.settings))
    with services.work() as work:
        reminders.sent(work, held)


def _deliver(services: Services, held: Claim, found: Reminder, *, using: Post) -> None:
    letter = mail.write(
        domain.text(found.tally, address=services.settings.address),
        subject=domain.SUBJECT,
        to=found.to,
        sender=services.settings.mail.sender,
        key=str(held.job_id),
        at=services.clock(),
    )
    try:
        using.deliver(letter, brink=partial(_leaving, services, held))
    except (NotDelivered, MailRefused):
        with services.work() as work:
            reminders.kept_back(work, held, before=found.before)
        raise


def _leaving(services: Services, held: Claim) -> None:
    with services.work() as work:
        reminders.leaving(work, held)
