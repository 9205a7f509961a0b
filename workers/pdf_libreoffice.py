"""PDF by LibreOffice: one hardened, private profile for each document, thrown away with it."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from workers import child

_ON_MACOS = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
# LibreOffice ends with this when it has set up a new profile and wants to be started again.
_START_AGAIN = 81
_PDF_A_2B = 2
_EXPORT = {
    "SelectPdfVersion": _PDF_A_2B,
    "UseTaggedPDF": True,
    "PDFUACompliance": True,
    "DisplayPDFDocumentTitle": True,
    "ExportBookmarks": True,
    "ExportNotes": False,
    "ExportFormFields": False,
}
# Nothing that a document links to is fetched, no macro runs, nothing is saved for later.
_SETTINGS = {
    "Common/Security/Scripting": {
        "BlockUntrustedRefererLinks": "true",
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": "3",
    },
    "Common/Misc": {"FirstRun": "false", "UseOpenCL": "false"},
    "Java/VirtualMachine": {"Enable": "false"},
    "Linguistic/General": {"DefaultLocale": "sv-SE"},
    "Recovery/AutoSave": {"Enabled": "false"},
    "Recovery/RecoveryInfo": {"Enabled": "false"},
    "Writer/Content/Update": {"Link": "0", "Field": "true"},
}


def office_program() -> Path | None:
    """Where LibreOffice is installed, or None."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        return _ON_MACOS if _ON_MACOS.exists() else None
    # The real program, not the scripts and starters before it: a signal to a starter would not reach it.
    program = Path(found).resolve().with_name("soffice.bin")
    return program if program.exists() else Path(found)


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """Starts LibreOffice for each document: about a second, and none can leave a trace for the next."""

    program: Path
    name: str = "LibreOffice"

    def run(self, folder: Path, *, timeout: float) -> None:
        """Convert `document.docx` in the folder; raises PdfTimeout after `timeout` seconds in all."""
        end = monotonic() + timeout
        _write_profile(folder / "profile")
        command = self._command(folder)
        while child.run(command, folder=folder, timeout=max(end - monotonic(), 0)) == _START_AGAIN:
            pass

    def _command(self, folder: Path) -> list[str]:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        quiet = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]
        return [str(self.program), profile, *quiet, "--convert-to", _export_filter(), "document.docx"]


def _export_filter() -> str:
    options = {
        name: {"type": "boolean" if isinstance(value, bool) else "long", "value": str(value).lower()}
        for name, value in _EXPORT.items()
    }
    return f"pdf:writer_pdf_Export:{json.dumps(options)}"


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, properties in _SETTINGS.items()
        for name, value in properties.items()
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">' + items + "</oor:items>",
        encoding="utf-8",
    )
