"""Running another program so that nothing of it is left: not after a time-out, nor a kill -9 of ours."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from workers.errors import PdfTimeout

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def run(command: Sequence[str], *, folder: Path, timeout: float) -> int:
    """Run a program inside a private folder and give its exit code; what it prints lands in `output`.

    It sees nothing of our environment, where keys may stand. After `timeout` seconds it and all its children
    are killed and PdfTimeout is raised; the same happens to them whatever else ends the waiting.
    """
    with (folder / "output").open("wb") as output:
        # The command is our own: a program that we looked up, and file names that we chose.
        child = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509  it only calls into a library that is already loaded
        )
    try:
        return child.wait(timeout)
    except subprocess.TimeoutExpired as error:
        raise PdfTimeout from error
    finally:
        _kill_group(child)


def _environment(folder: Path) -> dict[str, str]:
    private = str(folder)
    return {
        "PATH": os.defpath,
        "HOME": private,
        "TMPDIR": private,
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }


def _die_with_parent() -> None:
    """Ask Linux to kill this child when the process that started it is gone, however it went."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
