"""The programs beside Knutpunkt: Python itself, what makes PDF files, and the fonts it makes them with."""

import platform
import shutil
import subprocess
import sys
from pathlib import Path

from doc_templates.languages import languages
from service.config import PdfMaker, PdfSettings
from service.doctor.finding import Finding, Level
from workers.pdf.office.found import office_program, python_with_uno

_AS_WIDE_AS_ARIAL = "Liberation Sans"


def python(version: tuple[int, int] = sys.version_info[:2]) -> Finding:
    """Which Python runs, where, and whether `version` is one that Knutpunkt is tried with."""
    fits = (3, 11) <= version <= (3, 13)
    said = f"{platform.python_version()} ({sys.executable})."
    if fits:
        return Finding(Level.FINE, "Python", said)
    return Finding(Level.NOTE, "Python", f"{said} Knutpunkt är provat med 3.11, 3.12 och 3.13.")


def pdf(program: Path | None, *, python: Path | None = None, wanted: PdfMaker = PdfMaker.BEST) -> Finding:
    """What makes the PDF files, and how.

    `program` is LibreOffice, when it is installed, and `python` one that can keep it going.
    """
    if wanted is PdfMaker.RDOCX:
        return Finding(Level.FINE, "PDF", "Görs med inbyggda rdocx, som KNUTPUNKT_PDF säger.")
    if program is not None:
        return _libreoffice(program, python=python)
    if wanted is PdfMaker.LIBREOFFICE:
        said = "LibreOffice saknas, men KNUTPUNKT_PDF kräver det. Installera LibreOffice Writer."
        return Finding(Level.STOP, "PDF", said)
    said = "LibreOffice saknas. PDF görs med inbyggda rdocx, som bryter rader och sidor lite annorlunda."
    return Finding(Level.NOTE, "PDF", said)


def _libreoffice(program: Path, *, python: Path | None) -> Finding:
    if python is not None:
        said = f"Görs med LibreOffice ({program}), som hålls igång mellan dokumenten ({python})."
        return Finding(Level.FINE, "PDF", said)
    said = f"Görs med LibreOffice ({program}), som startas om för varje dokument och tar någon sekund."
    return Finding(Level.NOTE, "PDF", f"{said} Installera python3-uno, så hålls LibreOffice igång.")


def fonts(program: Path | None, *, lister: str | None) -> Finding:
    """Whether LibreOffice finds a font as wide as Arial; `lister` is fontconfig's fc-list, when installed."""
    if program is None or lister is None:
        return Finding(Level.FINE, "Typsnitt", "De som följer med.")
    argv = [lister, ":", "family"]
    listed = subprocess.run(argv, capture_output=True, text=True, check=False)  # noqa: S603 - found on PATH by us
    if _AS_WIDE_AS_ARIAL not in listed.stdout:
        said = f"{_AS_WIDE_AS_ARIAL} saknas, så rader bryts inte som i Word. Installera fonts-liberation."
        return Finding(Level.NOTE, "Typsnitt", said)
    return Finding(Level.FINE, "Typsnitt", f"{_AS_WIDE_AS_ARIAL} finns och är lika brett som Arial.")


def letters(program: Path | None, *, lister: str | None) -> Finding:
    """Whether a font has the letters of every language that documents can be had in."""
    if program is None or lister is None:
        return Finding(Level.FINE, "Språk", "Typsnitten beror på läsarens dator.")
    lacking = [each.name for each in languages().values() if not _has_letters(lister, each.code)]
    if lacking:
        said = f"Inget typsnitt har bokstäverna för {', '.join(lacking)}: de blir rutor i PDF-filer."
        return Finding(Level.NOTE, "Språk", f"{said} Installera fonts-dejavu-core och fonts-sil-abyssinica.")
    return Finding(Level.FINE, "Språk", "Typsnitten har bokstäverna för alla språk som dokument görs på.")


def _has_letters(lister: str, code: str) -> bool:
    argv = [lister, f":lang={code}", "family"]
    found = subprocess.run(argv, capture_output=True, text=True, check=False)  # noqa: S603 - found on PATH by us
    return bool(found.stdout.strip())


def all_of_them(wanted: PdfSettings) -> tuple[Finding, ...]:
    """What this machine has, and whether that is what is wanted."""
    program = None if wanted.maker is PdfMaker.RDOCX else office_program()
    python = python_with_uno(program) if program is not None else None
    made_by = pdf(program, python=python, wanted=wanted.maker)
    lister = shutil.which("fc-list")
    return made_by, fonts(program, lister=lister), letters(program, lister=lister)
