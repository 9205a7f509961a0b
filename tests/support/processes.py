"""Which processes of this machine still run."""

import os
import time
from collections.abc import Callable
from pathlib import Path

_PROC = Path("/proc")


def until(condition: Callable[[], bool], *, seconds: float = 120) -> None:
    """Wait until something has come true; so many seconds later a machine that is busy too has failed."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended but waits to be reaped does not."""
    if _PROC.exists():
        try:
            return (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
        except OSError:
            return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def running(words: str) -> list[int]:
    """The processes whose command line holds these words; empty where there is no /proc to look in."""
    return [int(entry.name) for entry in _PROC.glob("[0-9]*") if words in _command(entry)]


def _command(entry: Path) -> str:
    try:
        return (entry / "cmdline").read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""
