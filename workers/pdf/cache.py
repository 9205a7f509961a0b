"""PDFs that were made a moment ago, in memory alone: a repeated job or preview converts nothing again."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workers.pdf import Pdf


class PdfCache:
    """The PDFs used last, up to `size` bytes in all; safe for threads."""

    def __init__(self, *, size: int) -> None:
        self._size = size
        self._held = 0
        self._pdfs: OrderedDict[bytes, Pdf] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: bytes) -> Pdf | None:
        with self._lock:
            found = self._pdfs.get(key)
            if found is not None:
                self._pdfs.move_to_end(key)
            return found

    def put(self, key: bytes, pdf: Pdf) -> None:
        """Keep it, and forget those unused for longest when there is no room; one too large is not kept."""
        if len(pdf.data) > self._size:
            return
        with self._lock:
            self._forget(key)
            self._pdfs[key] = pdf
            self._held += len(pdf.data)
            while self._held > self._size:
                self._forget(next(iter(self._pdfs)))

    def _forget(self, key: bytes) -> None:
        if (gone := self._pdfs.pop(key, None)) is not None:
            self._held -= len(gone.data)


def key(docx: bytes, *what: object) -> bytes:
    """Equal for the same Word file made in the same way, and for nothing else."""
    return hashlib.sha256(hashlib.sha256(docx).digest() + repr(what).encode()).digest()
