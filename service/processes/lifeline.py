"""The supervisor's end of the pipe to service.processes.watcher: should we be killed it ends the children."""

import contextlib
import subprocess
import sys
from collections.abc import Iterable, Sequence

from service.processes.child import Running


class Lifeline:
    """Tells the watcher which process groups are alive; the watcher starts with the first of them.

    `held` are open files that the watcher keeps open until it, too, is done.
    """

    def __init__(self, *, held: Sequence[int] = ()) -> None:
        self._held = held
        self._watcher: subprocess.Popen[str] | None = None

    def started(self, running: Running) -> None:
        """A child runs."""
        if self._watcher is None:
            self._watcher = subprocess.Popen(
                (sys.executable, "-m", "service.processes.watcher"),
                stdin=subprocess.PIPE,
                text=True,
                pass_fds=self._held,
                start_new_session=True,
            )
        self._say(f"+{running.group}")

    def ended(self, running: Running) -> None:
        """A child and its whole group are gone."""
        self._say(f"-{running.group}")

    def look_after(self, alive: Iterable[Running]) -> None:
        """Start another watcher, with the whole list, if ours has died."""
        if self._watcher is not None and self._watcher.poll() is not None:
            self.close()
            for running in alive:
                self.started(running)

    def close(self) -> None:
        """Let the watcher end whatever is still on its list, and wait for it."""
        if self._watcher is not None and self._watcher.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self._watcher.stdin.close()
            self._watcher.wait()
            self._watcher = None

    def _say(self, line: str) -> None:
        # A watcher that has just died breaks the pipe; look_after starts another and tells it everything.
        if self._watcher is not None and self._watcher.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self._watcher.stdin.write(line + "\n")
                self._watcher.stdin.flush()
