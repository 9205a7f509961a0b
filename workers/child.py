"""Running another program so that nothing of it is left: not after a time-out, nor a kill -9 of ours."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from workers.errors import PdfTimeout

# The small parent of the program and first of its group. Our end of its input closes with us, however we end:
# then it ends the whole group. The kernel's own signal for that is Linux's only and reaches no grandchild.
_GUARD = """
import os, signal, subprocess, sys, threading
def end_with_our_parent():
    os.read(0, 1)
    os.killpg(0, signal.SIGKILL)
threading.Thread(target=end_with_our_parent, daemon=True).start()
os._exit(subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL).wait() & 0xFF)
"""


def run(command: Sequence[str], *, folder: Path, timeout: float) -> int:
    """Run a program inside a private folder and give its exit code; what it prints lands in `output`.

    It sees nothing of our environment, where keys may stand. After `timeout` seconds it and all its children
    are killed and PdfTimeout is raised; the same happens to them whatever else ends the waiting.
    """
    with (folder / "output").open("wb") as output:
        # The command is our own: a program that we looked up, and file names that we chose.
        child = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", "-S", "-c", _GUARD, *command],
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
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


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stdin is not None:
        child.stdin.close()
