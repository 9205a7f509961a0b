"""`knutpunkt run` started as a person starts it, and what it says, runs and leaves behind."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import psutil

from service.processes import valkey

NO_SETTINGS: Mapping[str, str] = MappingProxyType({})
WITHOUT_OFFICE: Mapping[str, str] = MappingProxyType({"KNUTPUNKT_PDF": "rdocx"})
"""As on a machine without LibreOffice, where the forty documents of the demonstration take seconds."""
_NOT_GIVEN = ("KNUTPUNKT_", "COVERAGE_PROCESS_")
"""Settings of the surroundings. Other tests count which lines run; here that would make every page slow."""
UP = "Stoppa med Ctrl-C."
PATIENCE = 180.0  # seconds for a start on a machine that does other things
GRACE = 60.0  # seconds for an end


@dataclass(frozen=True)
class Installation:
    """A running Knutpunkt with its own data folder; everything it writes on the screen goes to `output`."""

    data: Path
    output: Path
    parent: subprocess.Popen[bytes]

    @property
    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")

    @property
    def address(self) -> str:
        """As it was shown, without the last slash: "http://127.0.0.1:8000"."""
        return _found(r"(http://\S+)/", self.said)

    @property
    def password(self) -> str:
        return _found(r"lösenordet (\S+) som", self.said)

    def troubles(self, part: str) -> list[str]:
        """The last forty lines of a part's log that tell of more than daily work."""
        lines = (self.data / "logs" / f"{part}.log").read_text(encoding="utf-8").splitlines()
        return [line for line in lines if "INFO" not in line][-40:]

    def family(self) -> list[psutil.Process]:
        """The command itself and every process that it has started."""
        parent = psutil.Process(self.parent.pid)
        return [parent, *parent.children(recursive=True)]

    def stop(self, how: signal.Signals) -> "Stopped":
        """Signals the process group, as a terminal does at Ctrl-C; what has not ended in time is killed."""
        family = self.family()
        os.killpg(self.parent.pid, how)
        try:
            code = self.parent.wait(timeout=GRACE)
        except subprocess.TimeoutExpired:
            code = None
        left = [str(each) for each in [*family, *_with_data(self.data)] if _runs(each)]
        for each in filter(_runs, family):
            each.kill()
        return Stopped(self.data, self.said, code, left, valkey.answers(valkey.socket_path(self.data)))


@dataclass(frozen=True)
class Stopped:
    """What an installation had said when it ended, how it ended, and what was still there afterwards."""

    data: Path
    said: str
    code: int | None
    left: list[str]
    queue_answers: bool


def start(data: Path, *, output: Path, settings: Mapping[str, str] = NO_SETTINGS) -> Installation:
    """Started and ready to be used; raises AssertionError with what it said when it is not in time."""
    argv = (sys.executable, "-m", "service.cli", "run", "--port", str(_free_port()), "--data", str(data))
    plain = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_GIVEN)}
    env = {**plain, **settings}
    with output.open("wb") as screen:
        parent = subprocess.Popen(argv, env=env, stdout=screen, stderr=screen, start_new_session=True)
    begun = Installation(data, output, parent)
    deadline = time.monotonic() + PATIENCE
    while UP not in begun.said:
        if parent.poll() is not None or time.monotonic() > deadline:
            if parent.poll() is None:
                begun.stop(signal.SIGTERM)
            raise AssertionError(f"Knutpunkt did not start: {begun.said}")
        time.sleep(0.1)
    return begun


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found is not None, text
    return found[1]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def _with_data(data: Path) -> list[psutil.Process]:
    """Every process of this machine that was told to use the folder, whoever its parent is by now."""
    return [each for each in psutil.process_iter() if _environment(each).get("KNUTPUNKT_DATA") == str(data)]


def _environment(process: psutil.Process) -> dict[str, str]:
    try:
        return process.environ()
    except (psutil.Error, OSError):
        return {}


def _runs(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
