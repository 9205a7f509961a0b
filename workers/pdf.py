"""Word file -> PDF that is judged by what it holds, never by what the converter says of itself."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pikepdf

from service.config import PdfMaker
from workers.errors import PdfFailed
from workers.pdf_headings import put_in_order
from workers.pdf_libreoffice import LibreOffice, office_program
from workers.pdf_rdocx import Rdocx
from workers.pdf_text import holds
from workers.private_folder import private_folder

LANGUAGE_TAG = "sv-SE"
DOCUMENT, RESULT = "document.docx", "document.pdf"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF, the number of its pages and what made it."""

    data: bytes
    pages: int
    converter: str


class Converter(Protocol):
    """Something that makes `document.pdf` of `document.docx` in a private folder of its own."""

    @property
    def name(self) -> str: ...

    def run(self, folder: Path, *, timeout: float) -> None:
        """Convert within `timeout` seconds or raise PdfTimeout; whether it went well is judged by others."""


def converter(wanted: PdfMaker = PdfMaker.BEST) -> Converter:
    """LibreOffice where it is installed, otherwise the converter that came with our packages.

    Raises PdfFailed when LibreOffice is the one that is wanted and it is not installed.
    """
    program = None if wanted is PdfMaker.RDOCX else office_program()
    if program is not None:
        return LibreOffice(program)
    if wanted is PdfMaker.LIBREOFFICE:
        raise PdfFailed(reason="LibreOffice är inte installerat.")
    return Rdocx()


def convert(
    docx: bytes, *, title: str, must_contain: str, timeout: float, using: Converter | None = None
) -> Pdf:
    """A tagged PDF of a Word file, with a title and Swedish as its language.

    `must_contain` is a text that the right document is sure to hold, such as its id. Raises PdfTimeout, which
    may pass, and PdfFailed when there is no PDF, no page, or not that text.
    """
    using = using or converter()
    with private_folder() as folder:
        (folder / DOCUMENT).write_bytes(docx)
        using.run(folder, timeout=timeout)
        result = folder / RESULT
        data = result.read_bytes() if result.is_file() else b""
    return _judged(data, title=title, must_contain=must_contain, converter=using.name)


def _judged(data: bytes, *, title: str, must_contain: str, converter: str) -> Pdf:
    if not data.startswith(b"%PDF-"):
        raise PdfFailed(reason=f"{converter} lämnade ingen PDF.")
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            if not document.pages:
                raise PdfFailed(reason=f"{converter} lämnade en PDF utan sidor.")
            if not holds(document, must_contain):
                raise PdfFailed(reason=f"{converter} lämnade en PDF utan dokumentets innehåll.")
            return Pdf(
                data=_finished(document, data, title=title), pages=len(document.pages), converter=converter
            )
    except pikepdf.PdfError as error:
        raise PdfFailed(reason=f"{converter} lämnade en PDF som inte går att läsa.") from error


def _finished(document: pikepdf.Pdf, data: bytes, *, title: str) -> bytes:
    """The PDF as screen readers want it; untouched when the converter has done all of it."""
    in_order = not put_in_order(document)
    if _is_named(document, title=title) and in_order:
        return data
    document.Root.Lang = pikepdf.String(LANGUAGE_TAG)
    document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = {LANGUAGE_TAG}
    target = io.BytesIO()
    document.save(target, deterministic_id=True)
    return target.getvalue()


def _is_named(document: pikepdf.Pdf, *, title: str) -> bool:
    shown = bool(document.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False))
    language = str(document.Root.get("/Lang", ""))
    return shown and language == LANGUAGE_TAG and str(document.docinfo.get("/Title", "")) == title
