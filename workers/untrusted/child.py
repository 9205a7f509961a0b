"""The process for one untrusted file: holds its limits, says that it is ready, answers the question, ends."""

from __future__ import annotations

import os
import select
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from workers.untrusted.limits import Limits, hold
from workers.untrusted.wire import NOT_ASKED, READY, opened, packed

MEMORY, DEPTH, FAILED, OURS = "memory", "depth", "failed", "ours"
IDLE = 60.0
"""Seconds that a process waits to be asked."""
Work = Callable[[bytes, Mapping[str, Any]], bytes]
"""What is done with a template and the rest of the question: the message that answers it."""


def main(work: Work, computing: float, waiting: float, memory: float) -> None:
    """Answer the question on standard input, within these limits, and end at once.

    All that is needed has been imported. Until it says that it is ready, it has read nothing of the file, so
    whatever fails before is our own fault. A process that is not asked in time ends too.
    """
    hold(Limits(computing, waiting, int(memory)))
    answers = os.dup(sys.stdout.fileno())
    # What a library may print is no part of the answer.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not select.select([sys.stdin], [], [], IDLE)[0]:
        os._exit(NOT_ASKED)
    with os.fdopen(answers, "wb") as pipe:
        pipe.write(READY)
        pipe.flush()
        pipe.write(answer(work, sys.stdin.buffer.read()))
    os._exit(0)


def answer(work: Work, question: bytes) -> bytes:
    """The message that answers a message; what goes wrong is told in it, by cause and place."""
    try:
        asked, (template,) = opened(question)
        return work(template, asked)
    except MemoryError:
        return packed({"failed": MEMORY})
    except RecursionError:
        return packed({"failed": DEPTH})
    except Exception as error:  # noqa: BLE001 - whatever a file makes of our libraries, somebody waits for an answer
        return packed({"failed": OURS if _is_ours(error) else FAILED, "where": _place(error)})


def _is_ours(error: Exception) -> bool:
    """A module that is missing or broken, and what the system refused: no file can bring that about."""
    return isinstance(error, ImportError) or (isinstance(error, OSError) and error.errno is not None)


def _place(error: Exception) -> str:
    """The class and the line, never the message: it may quote the file."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} {Path(frame.filename).name}:{frame.lineno}"
