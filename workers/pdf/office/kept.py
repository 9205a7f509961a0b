"""PDF by a LibreOffice that is kept going: many times faster than starting one for each document."""

from __future__ import annotations

import atexit
import contextlib
import functools
import os
import threading
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from workers.errors import PdfFailed, PdfTimeout
from workers.pdf.office.hardened import export_options
from workers.pdf.office.running import Office

_GOODBYE = 2.0
"""Seconds that a process that ends waits for a document that another of its threads is making."""
_all: weakref.WeakSet[KeptOffice] = weakref.WeakSet()


@dataclass(frozen=True, slots=True)
class Setup:
    """What a kept LibreOffice is started with, and how many documents it makes before it is renewed."""

    program: Path
    python: Path
    archive: bool = True
    documents: int = 200


class KeptOffice:
    """Starts at its first document. When it hangs it is ended, and the next document gets a new one.

    One document at a time: threads of a process take turns, and each process has its own.
    """

    name = "LibreOffice"

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self._lock = threading.Lock()
        self._office: Office | None = None
        self._made = 0
        _all.add(self)

    @property
    def recipe(self) -> str:
        return repr(self.setup)

    def run(self, folder: Path, *, timeout: float) -> None:
        """Convert `document.docx` in the folder; raises PdfTimeout and PdfFailed."""
        end = monotonic() + timeout
        with self._turn(timeout):
            try:
                self._convert(folder, end=end)
            except PdfFailed:
                raise  # it answered, so it may go on; who finds the document whole renews it
            except BaseException:
                self._end()
                raise

    def renew(self, *, timeout: float) -> bool:
        """What it made was no good: the next document gets a new LibreOffice."""
        with self._turn(timeout):
            self._end()
        return True

    def forget(self) -> None:
        """In a process that was forked: the LibreOffice of the other process is left alone."""
        self._lock = threading.Lock()
        if self._office is not None:
            self._office.forget()
        self._office = None

    def _convert(self, folder: Path, *, end: float) -> None:
        office = self._ready(end=end)
        self._made += 1
        office.ask(
            {
                "source": (folder / "document.docx").as_uri(),
                "target": (folder / "document.pdf").as_uri(),
                "options": export_options(archive=self.setup.archive),
            }
        )
        office.answer(until=end)

    def _ready(self, *, end: float) -> Office:
        office = self._office
        if office is not None and office.alive and self._made < self.setup.documents:
            return office
        self._end()
        self._office = office = Office(self.setup.program, python=self.setup.python)
        try:
            office.answer(until=end)
        except PdfFailed:
            self._end()
            raise
        return office

    def _end(self) -> None:
        office, self._office, self._made = self._office, None, 0
        if office is not None:
            office.end()

    @contextlib.contextmanager
    def _turn(self, timeout: float) -> Iterator[None]:
        if not self._lock.acquire(timeout=timeout):
            raise PdfTimeout
        try:
            yield
        finally:
            self._lock.release()


@functools.cache
def kept(setup: Setup) -> KeptOffice:
    """The one of this process for the setup."""
    return KeptOffice(setup)


def end_all() -> None:
    """End every LibreOffice that this process keeps going; a later document starts a new one.

    One that is at work for longer than we wait ends with the process, and the next one clears up after it.
    """
    for office in [*_all]:
        with contextlib.suppress(PdfTimeout):
            office.renew(timeout=_GOODBYE)


def _forget_all() -> None:
    for office in [*_all]:
        office.forget()


atexit.register(end_all)
os.register_at_fork(after_in_child=_forget_all)
