"""Computes what lists and searches read of every case again, from the records that are the truth."""

from itertools import islice

from sqlalchemy import select

from service.bell import CeleryBell
from service.boot import Services, boot
from service.config import Settings
from service.models import CaseFile
from service.operations import projection

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
    """As `rebuild`; after new tables it fills what they hold."""
    with services.look() as work:
        cases = iter([*work.session.scalars(select(CaseFile.id))])
    wrong = 0
    while some := [*islice(cases, _AT_ONCE)]:
        with services.work() as work:
            wrong += projection.rebuild(work, some)
    return wrong
