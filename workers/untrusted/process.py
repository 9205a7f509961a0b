"""A fresh process for one untrusted file: asked over a pipe, within its time, and gone afterwards."""

from __future__ import annotations

import contextlib
import logging
import os
import selectors
import signal
import subprocess
import threading
import time
from typing import IO

from workers.errors import NotOpened
from workers.untrusted.limits import Limits
from workers.untrusted.starting import Child, started
from workers.untrusted.wire import NOT_ASKED, READY

log = logging.getLogger(__name__)

_MOST = 64 * 1024 * 1024
_PIECE = 64 * 1024
_OVERTIME = (-signal.SIGPROF, -signal.SIGXCPU)
# Sent by the system or by who stops us; the process itself has no way to them but on purpose.
_STOPPED = (-signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP)


class TooSlow(Exception):
    """The process took more computing than it may."""


class Ended(Exception):
    """The process ended without an answer, or its answer was longer than any can be."""


def ask(question: bytes, limits: Limits, *, task: str, more: bool = False) -> bytes:
    """The answer of a process of its own that does this task; raises TooSlow or Ended.

    With `more` to follow soon, the next process gets ready meanwhile.

    Raises NotOpened, which says nothing of the question, when the process does not come so far as to read it,
    is stopped from outside, or waits for the machine longer than anybody waits for it.

    It has none of our variables, where keys may stand. It holds its own limits on computing, so that it ends
    even when we are killed while it works; when it waits for us, it ends with our end of the pipe.
    """
    until = time.monotonic() + limits.waiting
    with started(limits, task, more=more) as child:
        # Each end may wait for the other, so a thread writes while we read.
        teller = threading.Thread(target=_tell, args=(child.stdin, question), daemon=True)
        teller.start()
        try:
            answer = _heard(child.stdout, until=until)
            code = child.wait(max(0, until - time.monotonic()))
        except subprocess.TimeoutExpired as error:
            raise NotOpened from error
        finally:
            _end(child)
            teller.join()
    if code == NOT_ASKED:  # it had stopped waiting just as the question came
        return ask(question, limits, task=task)
    if not answer.startswith(READY) or code in _STOPPED:
        log.error("the process for templates did not come to its task: exit code %d", code)
        raise NotOpened
    if code in _OVERTIME:
        raise TooSlow
    if code != 0:
        raise Ended(f"exit code {code}")
    return answer.removeprefix(READY)


def _tell(pipe: IO[bytes], question: bytes) -> None:
    """Nobody may be listening any more; the reading tells why."""
    with contextlib.suppress(BrokenPipeError), pipe:
        pipe.write(question)


def _heard(pipe: IO[bytes] | None, *, until: float) -> bytes:
    """All that comes before the pipe closes; raises NotOpened or Ended."""
    if pipe is None:
        raise Ended("no pipe")
    answer = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while len(answer) <= _MOST:
            if not selector.select(max(0, until - time.monotonic())):
                raise NotOpened
            piece = os.read(pipe.fileno(), _PIECE)
            if not piece:
                return bytes(answer)
            answer += piece
    raise Ended("answer too long")


def _end(child: Child) -> None:
    """Whatever is left of the process and its group."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
