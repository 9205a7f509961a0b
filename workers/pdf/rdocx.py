"""PDF by rdocx, which comes as a Python package: for machines without LibreOffice."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from workers.pdf import program as child

# In a process of its own: it cannot be interrupted from Python, and a crash of it must not be ours.
# It ends no line at a hyphen, so that a plain one stands for the one that keeps a date whole: who searches
# the PDF for the date then finds it, as in LibreOffice's.
_SCRIPT = """
import io, pathlib, zipfile, rdocx
given, target = zipfile.ZipFile("document.docx"), io.BytesIO()
with zipfile.ZipFile(target, "w") as docx:
    for name in given.namelist():
        data = given.read(name)
        docx.writestr(name, data.replace(b"\\xe2\\x80\\x91", b"-") if name.endswith(".xml") else data)
made = rdocx.Document.from_bytes(target.getvalue()).to_pdfa_deterministic()
pathlib.Path("document.pdf").write_bytes(made)
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
