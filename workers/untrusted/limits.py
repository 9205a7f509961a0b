"""What a process that opens a file from outside may take: set by itself, before it reads a byte of it."""

from __future__ import annotations

import math
import resource
import signal
from dataclasses import dataclass

_MEGABYTE = 1024 * 1024
# The process has mapped some 40 MB when it begins. It never has more than this, so its memory cannot either.
MEMORY = 280 * _MEGABYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of computing, seconds that the parent waits on a busy machine, and bytes of memory."""

    computing: float
    waiting: float
    memory: int = MEMORY


def hold(limits: Limits) -> list[str]:
    """Set the limits for this process, for good; the names of those that this system does not have.

    macOS counts no mapped memory. There the limits of the file itself (workers.word.limits) hold alone.
    """
    seconds = math.ceil(limits.computing) + 1
    wanted = {
        "RLIMIT_AS": limits.memory,
        "RLIMIT_DATA": limits.memory,
        "RLIMIT_CPU": seconds,
        "RLIMIT_CORE": 0,  # a core dump would hold the file and lie about
        "RLIMIT_FSIZE": 0,  # nothing is written but the answer
        "RLIMIT_NOFILE": 32,
        "RLIMIT_NPROC": 0,  # no child of its own; root is not held by it
    }
    missing = [name for name, most in wanted.items() if not _set(name, most)]
    # The kernel's own limit counts whole seconds. Nobody handles the signal, so it ends even a long pattern.
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, limits.computing)
    return missing


def _set(name: str, most: int) -> bool:
    number = getattr(resource, name, None)
    if number is None:
        return False
    try:
        resource.setrlimit(number, (most, most))
    except (ValueError, OSError):
        return False
    return True
