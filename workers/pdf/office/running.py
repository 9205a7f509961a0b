"""One LibreOffice that runs in a group and a folder of its own, and what is said with it."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
from collections.abc import Mapping
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
    """Starts at once, and is ready when its first answer has come: see workers/office/bridge.py.

    It ends with `end`, and with the process that started it, however that ends.
    """

    def __init__(self, program: Path, *, python: Path) -> None:
        self.folder, self._ended = private_folder.new(), False
        pipe, profile = self.folder.name, self.folder / private_folder.PROFILE
        write_profile(profile)
        place = (f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={pipe};urp;")
        command = [*map(str, (python, _BRIDGE, pipe, START_AGAIN, program, *place, *QUIET))]
        theirs_in, self._asks = os.pipe()
        self._answers, theirs_out = os.pipe()
        try:
            self._guard = child.start(command, folder=self.folder, hears=theirs_in, speaks=theirs_out)
        finally:
            os.close(theirs_in)
            os.close(theirs_out)

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
        self._let_go()
        child.kill(self._guard)
        private_folder.delete(self.folder)

    def forget(self) -> None:
        """For a process that was forked from its owner: it holds no end of the pipes, and ends nothing."""
        self._let_go()
        if self._guard.stdin is not None:
            self._guard.stdin.close()
        self._guard.poll()

    def _let_go(self) -> None:
        os.close(self._asks)
        os.close(self._answers)
