"""A converter with the real interface that works in no time, or fails as converters do."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import pikepdf

from workers.pdf import DOCUMENT, RESULT
from workers.word.package import Package

_PRINTED_ID = re.compile(rb"[0-9A-F]{4}(?:-[0-9A-F]{4}){2}")


def _nothing() -> None:
    return None


@dataclass
class FakeConverter:
    """Leaves a PDF that shows the document's printed identity, each time another.

    `during` happens in the middle of the first conversions, one a time: it may raise, or do something else.
    """

    name: str = "Fake"
    during: list[Callable[[], None]] = field(default_factory=list)
    runs: int = 0

    @property
    def recipe(self) -> str:
        return str(uuid4())

    def run(self, folder: Path, *, timeout: float) -> None:
        """Convert as a real one would."""
        self.runs += 1
        (self.during.pop(0) if self.during else _nothing)()
        (folder / RESULT).write_bytes(_pdf((folder / DOCUMENT).read_bytes()))

    def renew(self, *, timeout: float) -> bool:
        """There is nothing to begin anew."""
        return False


def raising(error: BaseException) -> Callable[[], None]:
    def happen() -> None:
        raise error

    return happen


def _pdf(docx: bytes) -> bytes:
    text = b" ".join(_PRINTED_ID.findall(b"".join(Package.read(docx).members.values())))
    with pikepdf.new() as document:
        page = document.add_blank_page()
        page.obj.Contents = document.make_stream(b"BT /F1 12 Tf (" + text + b") Tj ET")
        target = io.BytesIO()
        document.save(target)
    return target.getvalue()
