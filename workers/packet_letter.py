"""Sending the letter that tells of a packet: a link and no word of a case."""

from service.boot import Services
from service.domain.meetings.packet_letter import SUBJECT
from service.mail import Post
from service.operations import jobs
from service.operations.jobs import Claim
from service.operations.packets import letters
from workers.letters import deliver


def send(services: Services, held: Claim, *, using: Post | None = None) -> None:
    """The letter that `held` is about, if it is still needed."""
    with services.look() as work:
        found = letters.due(work, held, address=services.settings.address)
    if found is not None:
        deliver(
            services, held, found.text, subject=SUBJECT, to=found.to,
            leaving=letters.leaving, kept_back=letters.kept_back, using=using,
        )  # fmt: skip
    with services.work() as work:
        jobs.finish(work.session, held, at=work.now)
