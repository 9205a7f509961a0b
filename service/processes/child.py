"""One child process: what to start, and the handle to a started one."""

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from service.errors import ServiceError
from service.processes import groups

_LOG_LIMIT = 5_000_000
_LAST_LINES = 12


class ChildFailed(ServiceError):
    """A process ended, or did not answer in time, before the service was up."""

    message = "Delen ”{name}” startade inte: {reason}. Slutet av loggen {log}:\n{tail}"


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Child:
    """A program to keep running, in a process group of its own.

    `env` is the whole environment, `log` the file that receives its output, `ready` tells whether it answers,
    and `grace` is how many seconds it gets to end by itself.
    """

    name: str
    argv: tuple[str, ...]
    env: Mapping[str, str]
    log: Path
    ready: Callable[[], bool] = _always
    grace: float = 10.0

    def spawn(self) -> "Running":
        """Start it; raises OSError when the program is missing."""
        _make_room(self.log)
        with self.log.open("ab") as log:
            process = subprocess.Popen(  # noqa: S603 - argv is ours, never a person's
                self.argv,
                env=dict(self.env),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return Running(child=self, process=process)

    def failure(self, reason: str) -> ChildFailed:
        """The error that says why it is not up, with the end of its log."""
        lines = (
            self.log.read_text(encoding="utf-8", errors="replace").splitlines() if self.log.exists() else []
        )
        return ChildFailed(name=self.name, reason=reason, log=self.log, tail="\n".join(lines[-_LAST_LINES:]))


@dataclass(frozen=True)
class Running:
    """A started child."""

    child: Child
    process: subprocess.Popen[bytes]

    @property
    def group(self) -> int:
        """The number of its process group."""
        return self.process.pid

    def exit_code(self) -> int | None:
        """Its exit code, None while it runs, negative when a signal ended it."""
        return self.process.poll()

    def ask_to_stop(self) -> None:
        """Tell it to end, without waiting for it."""
        self.process.terminate()

    def stop(self, *, at_once: bool = False, asked: bool = False) -> None:
        """Let it end within its grace, then end its whole group; returns when it is gone.

        With `asked` it has been told already: a second signal would cut its work short.
        """
        if not at_once:
            if not asked:
                self.ask_to_stop()
            try:
                self.process.wait(timeout=self.child.grace)
            except subprocess.TimeoutExpired:
                at_once = True
        groups.kill(self.group)
        self.process.wait()


def _make_room(log: Path) -> None:
    """Keep one older log, so that a log can be read and never fills a disk."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > _LOG_LIMIT:
        log.replace(log.with_suffix(".old.log"))
