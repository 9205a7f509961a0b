"""One machine's installation: its folder, its port, and the processes that together serve it."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from service.config import Mode
from service.processes import network, programs, valkey
from service.processes.child import Child
from service.queues import PAGES, QUICK

LOG_INS = "inloggningar.txt"
_WEB_THREADS = 8
_WORD_PROCESSES, _PAGE_PROCESSES = 1, 2
"""Word files take milliseconds and need no LibreOffice; a PDF that hangs leaves the others a process."""


@dataclass(frozen=True)
class Parts:
    """The processes in the order they start; `prepare` does its work and ends, the rest go on."""

    broker: Child
    prepare: Child
    background: tuple[Child, ...]
    web: Child


@dataclass(frozen=True)
class Machine:
    """Where one machine's Knutpunkt keeps its data and answers; it ends with `parent`, when given."""

    data: Path
    port: int
    parent: int | None = None

    @property
    def address(self) -> str:
        """What a person types in the browser."""
        return f"http://{network.HOST}:{self.port}/"

    @property
    def keys(self) -> Path:
        """The file with the installation's keys."""
        return Path(os.environ.get("KNUTPUNKT_KEYS", self.data / "keys.json"))

    @property
    def log_ins(self) -> Path:
        """The file with the demonstration's log-ins, there once it is loaded."""
        return self.data / LOG_INS

    def environment(self) -> Mapping[str, str]:
        """The environment of every process; a database address given from outside is kept."""
        return {
            "KNUTPUNKT_ADDRESS": self.address,
            **os.environ,
            "KNUTPUNKT_MODE": Mode.EMBEDDED,
            "KNUTPUNKT_DATA": str(self.data),
            "KNUTPUNKT_BROKER": valkey.url(self.data),
        }

    def parts(self) -> Parts:
        """The processes of this installation, none of them started."""
        schedule = self.data / "beat"
        web = programs.web(bind=f"{network.HOST}:{self.port}", processes=1, threads=_WEB_THREADS)
        return Parts(
            broker=valkey.child(self.data, env=self.environment(), log=self._log("kö")),
            prepare=self._child("förberedelse", (sys.executable, "-m", "service.processes.prepare")),
            background=(
                self._worker("arbetare-word", QUICK, processes=_WORD_PROCESSES),
                self._worker("arbetare-pdf", PAGES, processes=_PAGE_PROCESSES),
                self._child("klocka", programs.beat(schedule=schedule)),
            ),
            web=replace(self._child("webb", web), ready=lambda: network.answers(self.port)),
        )

    def _worker(self, name: str, queues: tuple[str, ...], *, processes: int) -> Child:
        argv = programs.worker(processes=processes, queues=",".join(queues), name=name)
        return self._child(name, argv)

    def _child(self, name: str, argv: tuple[str, ...]) -> Child:
        return Child(name=name, argv=argv, env=self.environment(), log=self._log(name))

    def _log(self, name: str) -> Path:
        return self.data / "logs" / f"{name}.log"
