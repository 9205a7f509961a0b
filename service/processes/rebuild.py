"""Computes what lists and searches read of every case again, from the records that are the truth."""

from itertools import islice

from sqlalchemy import select

from service.bell import CeleryBell
from service.boot import Services, boot
from service.config import Settings
from service.models import CaseFile
from service.operations import computed, projection

_AT_ONCE = 100
"""Cases in one transaction, so that others get their turn to write and memory stays flat."""


def rebuild(settings: Settings) -> int:
    """How many cases were shown wrong and are now right; none, unless something is amiss in the program."""
    services = boot(settings, bell=CeleryBell(settings.broker_url))
    try:
        return rebuild_all(services)
    finally:
        services.engine.dispose()


def rebuild_all(services: Services) -> int:
    """As `rebuild`; after new tables it fills what they hold, and after new rules what they give.

    What was computed is noted last, so that one that was cut short is done again.
    """
    with services.look() as work:
        cases = iter([*work.session.scalars(select(CaseFile.id))])
    wrong = 0
    while some := [*islice(cases, _AT_ONCE)]:
        with services.work() as work:
            wrong += projection.rebuild(work, some)
    with services.work() as work:
        computed.note(work.session, services.settings.projects)
    return wrong


def is_due(services: Services) -> bool:
    """Whether what lists read was computed by another version, or with other parameters of the projects."""
    with services.look() as work:
        return not computed.is_current(work.session, services.settings.projects)
