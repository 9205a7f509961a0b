"""Word file -> PDF that is judged by what it holds, never by what the converter says of itself."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Protocol

import pikepdf

from service.config import PdfMaker, PdfSettings
from workers.errors import PdfFailed
from workers.pdf import cache as pdf_cache
from workers.pdf.cache import PdfCache
from workers.pdf.finish import finished
from workers.pdf.office.found import office_program, python_with_uno
from workers.pdf.office.kept import KeptOffice, Setup, kept
from workers.pdf.rdocx import Rdocx
from workers.pdf.started_office import LibreOffice
from workers.pdf.text import holds
from workers.private_folder import private_folder

DOCUMENT, RESULT = "document.docx", "document.pdf"
_CACHE = PdfCache(size=16_000_000)


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

    @property
    def recipe(self) -> str:
        """Equal recipes make equal PDFs of equal Word files."""

    def run(self, folder: Path, *, timeout: float) -> None:
        """Convert within `timeout` seconds or raise PdfTimeout; whether it went well is judged by others."""

    def renew(self, *, timeout: float) -> bool:
        """Begin anew what is kept between documents, within the time or PdfTimeout; False when nothing is."""


def converter(wanted: PdfSettings | None = None) -> Converter:
    """LibreOffice where it is installed, kept going where it can be; otherwise what came with our packages.

    Raises PdfFailed when LibreOffice is the one that is wanted and it is not installed.
    """
    wanted = wanted or PdfSettings()
    program = None if wanted.maker is PdfMaker.RDOCX else office_program()
    if program is not None:
        return _libreoffice(program, wanted)
    if wanted.maker is PdfMaker.LIBREOFFICE:
        raise PdfFailed(reason="LibreOffice är inte installerat.")
    return Rdocx()


def _libreoffice(program: Path, wanted: PdfSettings) -> LibreOffice | KeptOffice:
    python = python_with_uno(program)
    if python is None:
        return LibreOffice(program, archive=wanted.archive)
    return kept(Setup(program, python, archive=wanted.archive, documents=wanted.per_office))


def convert(docx: bytes, *, title: str, must_contain: str, timeout: float, using: Converter) -> Pdf:
    """A tagged PDF of a Word file, with a title and Swedish as its language; not made twice in a row.

    `must_contain` is a text that the right document is sure to hold, such as its id. Raises PdfTimeout, which
    may pass, and PdfFailed when there is no PDF, no page, or not that text.
    """
    key = pdf_cache.key(docx, using.recipe, title, must_contain)
    if (known := _CACHE.get(key)) is not None:
        return known
    made = convert_anew(docx, title=title, must_contain=must_contain, timeout=timeout, using=using)
    _CACHE.put(key, made)
    return made


def convert_anew(docx: bytes, *, title: str, must_contain: str, timeout: float, using: Converter) -> Pdf:
    """The same as `convert`, without looking whether it is made already.

    What goes wrong in a converter that is kept may be its own fault: it is tried once more in a new one.
    """
    end = monotonic() + timeout

    def left() -> float:
        return max(end - monotonic(), 0)

    def attempt() -> Pdf:
        data = _made(docx, timeout=left(), using=using)
        return _judged(data, title=title, must_contain=must_contain, converter=using.name)

    try:
        return attempt()
    except PdfFailed:
        if not using.renew(timeout=left()):
            raise
    return attempt()


def _made(docx: bytes, *, timeout: float, using: Converter) -> bytes:
    with private_folder() as folder:
        (folder / DOCUMENT).write_bytes(docx)
        using.run(folder, timeout=timeout)
        result = folder / RESULT
        return result.read_bytes() if result.is_file() else b""


def _judged(data: bytes, *, title: str, must_contain: str, converter: str) -> Pdf:
    if not data.startswith(b"%PDF-"):
        raise PdfFailed(reason=f"{converter} lämnade ingen PDF.")
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            if not document.pages:
                raise PdfFailed(reason=f"{converter} lämnade en PDF utan sidor.")
            if not holds(document, must_contain):
                raise PdfFailed(reason=f"{converter} lämnade en PDF utan dokumentets innehåll.")
            pages = len(document.pages)
            return Pdf(data=finished(document, data, title=title), pages=pages, converter=converter)
    except pikepdf.PdfError as error:
        raise PdfFailed(reason=f"{converter} lämnade en PDF som inte går att läsa.") from error
