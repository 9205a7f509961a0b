"""Starting the process for one untrusted file; where more follow, the next one gets ready meanwhile.

Importing what it needs takes longer than filling a template. A process that is ready ahead has read nothing,
holds its limits, is used for one file as any other, and ends by itself when it is not asked for a while or we
are gone.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from workers.errors import NotOpened
from workers.untrusted.limits import Limits

# The process imports our own code, sets its limits, says so, and only then reads the file. What -I leaves out
# it gets by name: no variables, no folder that somebody else can write in.
_START = (
    "import sys, importlib; sys.path.insert(0, sys.argv[1]); from workers.untrusted.child import main; "
    "main(importlib.import_module(sys.argv[2]).work, *map(float, sys.argv[3:]))"
)
_ROOT = Path(__file__).resolve().parents[2]

Child = subprocess.Popen[bytes]
_ready: dict[tuple[str, Limits], Child] = {}


def started(limits: Limits, task: str, *, more: bool) -> Child:
    """A process that has read nothing, with pipes to ask it and hear it; `more` files are likely to follow.

    Raises NotOpened when the system starts none.
    """
    child = _ready_one(limits, task) or _started(limits, task)
    if more:
        with contextlib.suppress(NotOpened):  # the one that is asked now is there
            _ready[task, limits] = _started(limits, task)
    return child


def _ready_one(limits: Limits, task: str) -> Child | None:
    child = _ready.pop((task, limits), None)
    if child is None or child.poll() is None:
        return child
    with child:  # it has ended by itself
        return None


def _started(limits: Limits, task: str) -> Child:
    given = (str(_ROOT), task, str(limits.computing), str(limits.waiting), str(limits.memory))
    try:
        # The command is our own, and the file is only read after the process has limited itself.
        return subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", "-B", "-c", _START, *given],
            cwd="/",
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise NotOpened from error
