"""PDF by a LibreOffice that is started for each document: where no Python here can talk with a kept one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from workers.pdf import program as child
from workers.pdf.office.hardened import QUIET, START_AGAIN, export_options, write_profile
from workers.private_folder import PROFILE


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """One hardened, private profile for each document, thrown away with it: about a second each."""

    program: Path
    archive: bool = True
    name: str = "LibreOffice"

    @property
    def recipe(self) -> str:
        return repr(self)

    def run(self, folder: Path, *, timeout: float) -> None:
        """Convert `document.docx` in the folder; raises PdfTimeout after `timeout` seconds in all."""
        end = monotonic() + timeout
        write_profile(folder / PROFILE)
        command = self._command(folder)
        while child.run(command, folder=folder, timeout=max(end - monotonic(), 0)) == START_AGAIN:
            pass

    def renew(self, *, timeout: float) -> bool:
        """Each document has one of its own."""
        return False

    def _command(self, folder: Path) -> list[str]:
        profile = f"-env:UserInstallation={(folder / PROFILE).as_uri()}"
        return [str(self.program), profile, *QUIET, "--convert-to", self._filter(), "document.docx"]

    def _filter(self) -> str:
        options = {
            name: {"type": "boolean" if isinstance(value, bool) else "long", "value": str(value).lower()}
            for name, value in export_options(archive=self.archive).items()
        }
        return f"pdf:writer_pdf_Export:{json.dumps(options)}"
