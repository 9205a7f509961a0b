"""Computes what lists and searches read of every case again, from the records that are the truth."""

from service.bell import CeleryBell
from service.boot import boot
from service.config import Settings
from service.operations import projection


def rebuild(settings: Settings) -> int:
    """How many cases were shown wrong and are now right; none, unless something is amiss in the program."""
    services = boot(settings, bell=CeleryBell(settings.broker_url))
    try:
        with services.work() as work:
            return projection.rebuild(work)
    finally:
        services.engine.dispose()
