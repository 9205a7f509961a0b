"""Sending the letter that tells of a packet: a link and no word of a case, handed over at most once."""

from functools import partial

from service import mail
from service.boot import Services
from service.domain.meetings.packet_letter import SUBJECT
from service.mail import MailRefused, NotDelivered, Post
from service.operations import jobs
from service.operations.jobs import Claim
from service.operations.packets import letters
from service.operations.packets.letters import Letter


def send(services: Services, held: Claim, *, using: Post | None = None) -> None:
    """The letter that `held` is about, if it is still needed."""
    with services.look() as work:
        found = letters.due(work, held, address=services.settings.address)
    if found is not None:
        _deliver(services, held, found, using=using or mail.post(services.settings))
    with services.work() as work:
        jobs.finish(work.session, held, at=work.now)


def _deliver(services: Services, held: Claim, found: Letter, *, using: Post) -> None:
    letter = mail.write(
        found.text,
        subject=SUBJECT,
        to=found.to,
        sender=services.settings.mail.sender,
        key=str(held.job_id),
        at=services.clock(),
    )
    try:
        using.deliver(letter, brink=partial(_leaving, services, held))
    except (NotDelivered, MailRefused):
        with services.work() as work:
            letters.kept_back(work, held)
        raise


def _leaving(services: Services, held: Claim) -> None:
    with services.work() as work:
        letters.leaving(work, held)
