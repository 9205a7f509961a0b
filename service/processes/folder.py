"""The data folder of one machine, which one running Knutpunkt owns at a time."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from service.errors import ServiceError
from service.processes.watcher import GRACE

_LOOK = 0.1


class FolderInUse(ServiceError):
    """Another Knutpunkt runs with the same data."""

    message = (
        "Knutpunkt kör redan med mappen {folder}. Stoppa det först, eller välj en annan mapp med --data."
    )


class FolderUnusable(ServiceError):
    """The data folder cannot be made or written."""

    message = "Mappen {folder} går inte att använda: {reason}."


@contextmanager
def owned(folder: Path) -> Iterator[int]:
    """Make the folder, private to its owner, and hold it; raises FolderInUse or FolderUnusable.

    Gives the open file that holds it. Whoever inherits that file holds the folder too: the watcher does, so
    that after `kill -9` nobody new comes in before the last process of the old one has left.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = (folder / "lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise FolderUnusable(folder=folder, reason=error.strerror) from error
    with file:
        if not _hold(file):
            raise FolderInUse(folder=folder)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield file.fileno()


def _hold(file: TextIO) -> bool:
    """Whether we now hold the file; waits for the remains of a killed owner, but not for a living one."""
    deadline = time.monotonic() + GRACE + 2
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if _owner_lives(file) or time.monotonic() > deadline:
                return False
            time.sleep(_LOOK)
        else:
            return True


def _owner_lives(file: TextIO) -> bool:
    file.seek(0)
    try:
        os.kill(int(file.read()), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        pass  # somebody else's, so it is there
    return True
