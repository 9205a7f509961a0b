"""Keeps a handful of child processes running together, and ends them together.

    with Supervisor(tell=print) as supervisor:
        supervisor.start(broker, patience=10)
        supervisor.start(web, patience=30)
        supervisor.watch()

Everything happens in one thread. Ctrl-C, SIGTERM and SIGHUP only set a flag, which every wait looks at; a
second one says that nobody wants to wait any longer.
"""

import os
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Any, Self

from service.processes.backoff import Backoff
from service.processes.child import Child, Running
from service.processes.lifeline import Lifeline

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_LOOK = 0.1  # seconds between two looks at the children


@dataclass
class _Place:
    """A child's place in the tree: the one that runs now, or when the next one may."""

    child: Child
    running: Running | None = None
    started_at: float = 0.0
    due_at: float = 0.0
    backoff: Backoff = field(default_factory=Backoff)


class Supervisor:
    """Starts children in order, restarts those that die, and stops them together, the first one last.

    `tell` receives one Swedish sentence for each thing that a person should know. `held` are open files that
    stay open until the last child is gone, even when we are killed. `parent`, when given, is the process that
    started us: we end when it is gone.
    """

    def __init__(
        self, *, tell: Callable[[str], None], held: Sequence[int] = (), parent: int | None = None
    ) -> None:
        self._tell = tell
        self._parent = parent
        self._places: list[_Place] = []
        self._asked_to_stop = 0
        self._handlers: dict[signal.Signals, Any] = {}
        self._lifeline = Lifeline(held=held)

    def __enter__(self) -> Self:
        for number in _SIGNALS:
            self._handlers[number] = signal.signal(number, self._on_signal)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._asked_to_stop += 1

    @property
    def stopping(self) -> bool:
        """Whether somebody has asked for the end, or our parent has met its own."""
        return self._asked_to_stop > 0 or self._parent not in (None, os.getppid())

    def start(self, child: Child, *, patience: float = 0.0) -> None:
        """Start the child and wait until it is ready, at most `patience` seconds (0: do not wait).

        Raises ChildFailed when it ends or does not answer in time. Does nothing once the end is asked for.
        """
        if self.stopping:
            return
        place = _Place(child)
        self._places.append(place)
        self._spawn(place)
        if patience:
            self.wait_until_ready(child, patience=patience)

    def wait_until_ready(self, child: Child, *, patience: float) -> None:
        """Wait until a started child answers; raises ChildFailed when it ends or is later than `patience`."""
        running = next(place.running for place in self._places if place.child is child)
        deadline = time.monotonic() + patience
        while not self.stopping and not child.ready():
            if running is None or running.exit_code() is not None:
                raise child.failure("den avslutades direkt")
            if time.monotonic() > deadline:
                raise child.failure(f"den svarade inte inom {patience:.0f} sekunder")
            time.sleep(_LOOK)

    def run_once(self, child: Child) -> None:
        """Run a child that does its work and ends; raises ChildFailed unless it ends with 0."""
        if self.stopping:
            return
        running = child.spawn()
        self._lifeline.started(running)
        while running.exit_code() is None and not self.stopping:
            time.sleep(_LOOK)
        code = running.exit_code()
        self._end(running)
        if code:
            raise child.failure(_how_it_ended(code))

    def watch(self) -> None:
        """Restart what dies, until somebody asks for the end."""
        while not self.stopping:
            for place in self._places:
                self._look_after(place)
            self._lifeline.look_after([place.running for place in self._places if place.running])
            time.sleep(_LOOK)

    def stop(self) -> None:
        """End all children together, then the first, which they stand on; returns when none is left."""
        leaning = [place.running for place in self._places[1:] if place.running]
        for running in leaning:
            running.ask_to_stop()
        for running in reversed(leaning):
            self._end(running, asked=True)
        for place in self._places[:1]:
            if place.running is not None:
                self._end(place.running)
        self._places.clear()
        self._lifeline.close()

    def _look_after(self, place: _Place) -> None:
        if place.running is None:
            if time.monotonic() >= place.due_at:
                self._spawn(place)
            return
        code = place.running.exit_code()
        if code is None:
            return
        wait = place.backoff.after(time.monotonic() - place.started_at)
        self._tell(
            f"Delen ”{place.child.name}” avslutades ({_how_it_ended(code)}). Startas om om {_seconds(wait)}."
        )
        self._end(place.running)
        place.running, place.due_at = None, time.monotonic() + wait

    def _spawn(self, place: _Place) -> None:
        place.running = place.child.spawn()
        place.started_at = time.monotonic()
        self._lifeline.started(place.running)

    def _end(self, running: Running, *, asked: bool = False) -> None:
        running.stop(at_once=self._asked_to_stop > 1, asked=asked)
        self._lifeline.ended(running)


def _how_it_ended(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"kod {code}"


def _seconds(wait: float) -> str:
    return f"{wait:g} sekunder".replace(".", ",")
