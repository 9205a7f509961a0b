"""Sending one reminder: counted now, and written without anybody's name."""

from functools import partial

from service.boot import Services
from service.domain import reminders as domain
from service.mail import Post
from service.operations import jobs, reminders
from service.operations.jobs import Claim
from workers.letters import deliver


def send(services: Services, held: Claim, *, using: Post | None = None) -> None:
    """The mail of the person and day that `held` is about, if it is still needed."""
    with services.look() as work:
        found = reminders.due(work, held)
    if found is None:
        with services.work() as work:
            jobs.finish(work.session, held, at=work.now)
        return
    text = domain.text(found.tally, address=services.settings.address)
    kept_back = partial(reminders.kept_back, before=found.before)
    deliver(
        services, held, text, subject=domain.SUBJECT, to=found.to,
        leaving=reminders.leaving, kept_back=kept_back, using=using,
    )  # fmt: skip
    with services.work() as work:
        reminders.sent(work, held)
