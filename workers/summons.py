"""Sending one letter about a meeting, which holds no word of a case or a participant."""

from functools import partial

from service.boot import Services
from service.domain.meetings.letters import SUBJECT
from service.mail import Post
from service.operations import jobs
from service.operations.jobs import Claim
from service.operations.meetings import letters
from workers.letters import deliver


def send(services: Services, held: Claim, *, using: Post | None = None) -> None:
    """The letter that `held` is about, if it is still needed."""
    with services.look() as work:
        found = letters.due(work, held, address=services.settings.address)
    if found is not None:
        kept_back = partial(letters.kept_back, before=found.before)
        deliver(
            services, held, found.text, subject=SUBJECT, to=found.to,
            leaving=letters.leaving, kept_back=kept_back, using=using,
        )  # fmt: skip
    with services.work() as work:
        jobs.finish(work.session, held, at=work.now)
