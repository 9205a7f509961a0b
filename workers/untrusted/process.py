"""A fresh process for one untrusted file: asked over a pipe, within its time, and gone afterwards."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO

from workers.untrusted.limits import Limits

# The process imports our own code, sets its limits, and only then reads the file. What -I leaves out it gets
# by name: no variables, no folder that somebody else can write in.
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from workers.untrusted.child import main; "
    "main(*map(float, sys.argv[2:]))"
)
_ROOT = Path(__file__).resolve().parents[2]
_MOST = 64 * 1024 * 1024
_PIECE = 64 * 1024
_OVERTIME = (-signal.SIGPROF, -signal.SIGXCPU)


class TooSlow(Exception):
    """The process took more computing or waiting than it may."""


class Ended(Exception):
    """The process ended without an answer, or its answer was longer than any can be."""


def ask(question: bytes, limits: Limits) -> bytes:
    """The answer of a process of its own; raises TooSlow or Ended.

    It has none of our variables, where keys may stand. It holds its own limits on computing, so that it ends
    even when we are killed while it works; when it waits for us, it ends with our end of the pipe.
    """
    until = time.monotonic() + limits.waiting
    with _started(limits) as child:
        # Each end may wait for the other, so a thread writes while we read.
        teller = threading.Thread(target=_tell, args=(child.stdin, question), daemon=True)
        teller.start()
        try:
            answer = _heard(child.stdout, until=until)
            code = child.wait(max(0, until - time.monotonic()))
        except subprocess.TimeoutExpired as error:
            raise TooSlow from error
        finally:
            _end(child)
            teller.join()
    if code in _OVERTIME:
        raise TooSlow
    if code != 0:
        raise Ended(f"exit code {code}")
    return answer


def _started(limits: Limits) -> subprocess.Popen[bytes]:
    numbers = (str(limits.computing), str(limits.waiting), str(limits.memory))
    # The command is our own, and the file is only read after the process has limited itself.
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-I", "-B", "-c", _START, str(_ROOT), *numbers],
        cwd="/",
        env={"PATH": os.defpath, "LANG": "C.UTF-8"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _tell(pipe: IO[bytes], question: bytes) -> None:
    """Nobody may be listening any more; the reading tells why."""
    with contextlib.suppress(BrokenPipeError), pipe:
        pipe.write(question)


def _heard(pipe: IO[bytes] | None, *, until: float) -> bytes:
    """All that comes before the pipe closes; raises TooSlow or Ended."""
    if pipe is None:
        raise Ended("no pipe")
    answer = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while len(answer) <= _MOST:
            if not selector.select(max(0, until - time.monotonic())):
                raise TooSlow
            piece = os.read(pipe.fileno(), _PIECE)
            if not piece:
                return bytes(answer)
            answer += piece
    raise Ended("answer too long")


def _end(child: subprocess.Popen[bytes]) -> None:
    """Whatever is left of the process and its group."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
