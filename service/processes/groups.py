"""Process groups: a child and everything that it started, reached by the number of the child."""

import os
import signal
import time
from collections.abc import Iterable

# macOS answers "not allowed" where Linux answers "does not exist" for a group of only dead processes.
_GONE = (ProcessLookupError, PermissionError)


def exists(group: int) -> bool:
    """Whether any process of the group is left, dead but not yet waited for included."""
    try:
        os.killpg(group, 0)
    except _GONE:
        return False
    return True


def terminate_leader(group: int) -> None:
    """Ask the first process of the group to end; it ends its own children in its own order."""
    try:
        os.kill(group, signal.SIGTERM)
    except _GONE:
        return


def kill(group: int) -> None:
    """End every process of the group at once."""
    try:
        os.killpg(group, signal.SIGKILL)
    except _GONE:
        return


def end(groups: Iterable[int], *, grace: float) -> None:
    """Ask all groups to end and, after `grace` seconds, end what is left."""
    left = set(groups)
    for group in left:
        terminate_leader(group)
    deadline = time.monotonic() + grace
    while time.monotonic() < deadline and any(map(exists, left)):
        time.sleep(0.05)
    for group in left:
        kill(group)
