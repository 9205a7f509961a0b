"""One LibreOffice that runs in a group and a folder of its own, and what is said with it."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from typing import Any

from workers import private_folder
from workers.errors import PdfFailed, PdfTimeout
from workers.pdf import program as child
from workers.pdf.office.hardened import QUIET, START_AGAIN, write_profile

_BRIDGE = Path(__file__).with_name("bridge.py")
_MUCH = 65_536


class Office:
    """Starts at once, and is ready when its first answer has come: see bridge.py.

    It ends with `end`, and with the process that started it, however that ends. One that cannot be started
    leaves nothing either.
    """

    def __init__(self, program: Path, *, python: Path) -> None:
        self._ended = False
        with ExitStack() as begun:
            folder = private_folder.new()
            begun.callback(private_folder.delete, folder)
            write_profile(folder / private_folder.PROFILE)
            self._our_ends = begun.enter_context(ExitStack())
            self._guard = self._start(_command(program, python=python, folder=folder), folder=folder)
            begun.callback(child.kill, self._guard, folder=folder)
            self._all = begun.pop_all()

    def _start(self, command: Sequence[str], *, folder: Path) -> subprocess.Popen[bytes]:
        with ExitStack() as theirs:
            hears, self._asks = _pipe(reader=theirs, writer=self._our_ends)
            self._answers, speaks = _pipe(reader=self._our_ends, writer=theirs)
            return child.start(command, folder=folder, hears=hears, speaks=speaks)

    def ask(self, request: Mapping[str, Any]) -> None:
        """Say one line; an Office that has ended tells of it when it should answer."""
        with contextlib.suppress(BrokenPipeError):
            os.write(self._asks, json.dumps(request).encode() + b"\n")

    def answer(self, *, until: float) -> None:
        """Wait for the next line: PdfTimeout when `until` has passed, PdfFailed when it tells of a fault."""
        said = b""
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._answers, selectors.EVENT_READ)
            while not said.endswith(b"\n"):
                if not waiting.select(max(until - monotonic(), 0)):
                    raise PdfTimeout
                more = os.read(self._answers, _MUCH)
                if not more:
                    self._ended = True
                    raise PdfFailed(reason="LibreOffice avslutades.")
                said += more
        if json.loads(said)["fault"]:
            raise PdfFailed(reason="LibreOffice kunde inte läsa eller skriva det.")

    @property
    def alive(self) -> bool:
        return not self._ended and self._guard.poll() is None

    def end(self) -> None:
        """Kill it with all its children; nothing that it wrote is left."""
        self._all.close()

    def forget(self) -> None:
        """For a process that was forked from its owner: it holds no end of the pipes, and ends nothing."""
        self._all.pop_all()
        self._our_ends.close()
        if self._guard.stdin is not None:
            self._guard.stdin.close()
        self._guard.poll()


def _command(program: Path, *, python: Path, folder: Path) -> list[str]:
    pipe, profile = private_folder.pipe(folder), (folder / private_folder.PROFILE).as_uri()
    place = (f"-env:UserInstallation={profile}", f"--accept=pipe,name={pipe};urp;")
    return [*map(str, (python, _BRIDGE, pipe, START_AGAIN, program, *place, *QUIET))]


def _pipe(*, reader: ExitStack, writer: ExitStack) -> tuple[int, int]:
    """The two ends of a new pipe, each of which is closed with its stack."""
    ends = os.pipe()
    for stack, end in zip((reader, writer), ends, strict=True):
        stack.callback(os.close, end)
    return ends
