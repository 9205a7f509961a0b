"""Running another program so that nothing of it is left: not after a time-out, nor a kill -9 of ours."""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from workers.errors import PdfTimeout

_OUTPUT = "output"
_LAST_BREATH, _OFTEN = 5.0, 0.002
"""Seconds that the killed are given to be gone, which they need on a busy machine, and between two looks."""

# The small parent of the program and first of its group. Our end of its input closes with us, however we end:
# then it ends the whole group. The kernel's own signal for that is Linux's only and reaches no grandchild.
# It steps back for the others: pages and Word files, which take milliseconds, go before LibreOffice.
_GUARD = """
import os, signal, subprocess, sys, threading
os.nice(10)
def end_with_our_parent():
    os.read(0, 1)
    os.killpg(0, signal.SIGKILL)
threading.Thread(target=end_with_our_parent, daemon=True).start()
os._exit(subprocess.Popen(sys.argv[2:], stdin=int(sys.argv[1])).wait() & 0xFF)
"""


def run(command: Sequence[str], *, folder: Path, timeout: float) -> int:
    """Run a program inside a private folder and give its exit code; what it prints lands in `output`.

    It sees nothing of our environment, where keys may stand. After `timeout` seconds it and all its children
    are killed and PdfTimeout is raised; the same happens to them whatever else ends the waiting.
    """
    child = start(command, folder=folder)
    try:
        return child.wait(timeout)
    except subprocess.TimeoutExpired as error:
        raise PdfTimeout from error
    finally:
        kill(child, folder=folder)


def start(
    command: Sequence[str], *, folder: Path, hears: int = subprocess.DEVNULL, speaks: int | None = None
) -> subprocess.Popen[bytes]:
    """The guard of a program that runs as `run` says, to be ended with `kill`.

    `hears` is the descriptor that the program reads; what it prints lands in `speaks` instead of `output`.
    """
    with (folder / _OUTPUT).open("ab") as output:
        fcntl.flock(output, fcntl.LOCK_SH)  # by all who inherit it, until the last of them is gone
        # The command is our own: a program that we looked up, and file names that we chose.
        return subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", "-S", "-c", _GUARD, str(hears), *command],
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.PIPE,
            stdout=output if speaks is None else speaks,
            stderr=output,
            pass_fds=(hears,) if hears >= 0 else (),
            start_new_session=True,
        )


def kill(child: subprocess.Popen[bytes], *, folder: Path) -> None:
    """End the guard, the program and all its children at once; when this returns none of them runs."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stdin is not None:
        child.stdin.close()
    _wait_for_all(folder)


def _wait_for_all(folder: Path) -> None:
    """All but the guard are not our children, and nobody tells us of their end; but they hold `output`.

    Their group would tell later: it has its dead until the first process of the machine has reaped them.
    """
    end = time.monotonic() + _LAST_BREATH
    with contextlib.suppress(FileNotFoundError), (folder / _OUTPUT).open("rb") as output:
        while _is_held(output) and time.monotonic() < end:
            time.sleep(_OFTEN)


def _is_held(output: BinaryIO) -> bool:
    try:
        fcntl.flock(output, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


def _environment(folder: Path) -> dict[str, str]:
    private = str(folder)
    return {
        "PATH": os.defpath,
        "HOME": private,
        "TMPDIR": private,
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }
