"""The binder of the meeting whose packets were built last, kept so that its papers are opened once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from workers.packets import Binder, Meeting, WordPress

_MOST = 48_000_000
"""Bytes of papers that are kept open between two packets; with more, each packet opens its own."""

Key = tuple[UUID, Meeting, WordPress]


class KeptBinder:
    """One binder, in memory alone; it is lent to one at a time, and who comes meanwhile gets a new one."""

    def __init__(self, *, most: int = _MOST) -> None:
        self._most, self._lock = most, threading.Lock()
        self._kept: tuple[Key, Binder] | None = None

    @contextmanager
    def binder(self, meeting_id: UUID, meeting: Meeting, press: WordPress) -> Iterator[Binder]:
        """Gives it back afterwards, unless something went wrong or it has grown too large."""
        key = (meeting_id, meeting, press)
        binder = self._take(key) or Binder(meeting, press)
        yield binder
        if binder.held <= self._most:
            with self._lock:
                self._kept = (key, binder)

    def _take(self, key: Key) -> Binder | None:
        with self._lock:
            kept, self._kept = self._kept, None
        return kept[1] if kept and kept[0] == key else None


KEPT = KeptBinder()
