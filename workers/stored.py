"""A file made by a job: on the disk before the transaction that names it, and gone again when none does."""

from collections.abc import Callable

from service.boot import Services
from service.operations.work import Work


def stored_once(services: Services, sealed: bytes, *, name: Callable[[Work, str], bool]) -> None:
    """Stores the bytes, then lets `name` write their blob down, which tells whether it did.

    The file comes first, so that no transaction waits for a disk. Files that no transaction names, after a
    crash or a full disk, are what `operations.files` collects.
    """
    blob = services.store.put(sealed)
    with services.work() as work:
        named = name(work, blob)
    if not named:
        services.store.delete(blob)
