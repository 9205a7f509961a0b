"""The files of templates: where each is sealed, and the few that are in use kept open in the process."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from service.operations.documents import FORMATS

ORIGINAL, COMMENTED, MENDED = "original.docx", "kommenterad.docx", "rattad.docx"
"""The upload itself; the same with a Word comment at each mistake; the same with what could be mended."""
DOCX, PNG = FORMATS["docx"], "image/png"

EMPTY, ORDINARY, EXTREME = WHICH = ("tom", "vanlig", "extrem")
"""The three examples that a preview shows: nothing answered, an ordinary document, one that strains it."""
TODAY = "idag-"
"""What the names of pictures of the template in use begin with."""


def place(template_id: UUID, name: str = ORIGINAL) -> str:
    """Where a sealed file of a template belongs, authenticated with it."""
    return f"template.{template_id}" if name == ORIGINAL else f"template_file.{template_id}.{name}"


@dataclass
class Kept:
    """Opened files by their SHA-256, the latest used, together at most `room` bytes. Threads may share it."""

    room: int
    _files: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, sha256: str, read: Callable[[], bytes]) -> bytes:
        """The file with this hash; `read` opens it when it is not here."""
        with self._lock:
            if sha256 in self._files:
                self._files.move_to_end(sha256)
                return self._files[sha256]
        data = read()
        with self._lock:
            self._files[sha256] = data
            while sum(map(len, self._files.values())) > self.room and len(self._files) > 1:
                self._files.popitem(last=False)
        return data
