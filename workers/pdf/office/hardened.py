"""How LibreOffice is set up: fetching nothing, running nothing, remembering nothing; and what a PDF has."""

from __future__ import annotations

from pathlib import Path

Options = dict[str, bool | int]

QUIET = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo")
START_AGAIN = 81
"""LibreOffice ends with this when it has set up a new profile and wants to be started again."""

_PDF_1_7, _PDF_A_2B = 17, 2
_EXPORT: Options = {
    "UseTaggedPDF": True,
    "PDFUACompliance": True,
    "DisplayPDFDocumentTitle": True,
    "ExportBookmarks": True,
    "ExportNotes": False,
    "ExportFormFields": False,
}
# Nothing that a document links to is fetched, no macro runs, nothing is saved for later.
_SETTINGS = {
    "Common/History": {"PickListSize": "0"},
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


def export_options(*, archive: bool) -> Options:
    """What is asked of a PDF: tagged PDF/UA with its title shown, and PDF/A-2b for an archive."""
    return {**_EXPORT, "SelectPdfVersion": _PDF_A_2B if archive else _PDF_1_7}


def write_profile(profile: Path) -> None:
    """The settings of a LibreOffice that has its profile in this folder, which is made."""
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
