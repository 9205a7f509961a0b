"""PDF by rdocx, which comes as a Python package: for machines without LibreOffice."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from workers.pdf import program as child

# In a process of its own: it cannot be interrupted from Python, and a crash of it must not be ours.
_SCRIPT = """
import pathlib, rdocx
docx = pathlib.Path("document.docx").read_bytes()
pathlib.Path("document.pdf").write_bytes(rdocx.Document.from_bytes(docx).to_pdfa_deterministic())
"""


@dataclass(frozen=True, slots=True)
class Rdocx:
    """Tagged PDF/A-2b, always, with fonts of its own; close to LibreOffice's layout, not equal to it."""

    name: str = "rdocx"
    recipe: str = "rdocx"

    def run(self, folder: Path, *, timeout: float) -> None:
        """Convert `document.docx` in the folder; raises PdfTimeout after `timeout` seconds."""
        child.run([sys.executable, "-I", "-c", _SCRIPT], folder=folder, timeout=timeout)

    def renew(self, *, timeout: float) -> bool:
        """Each document has one of its own."""
        return False
