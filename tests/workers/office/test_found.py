"""Which LibreOffice makes the PDF, and whether it can be kept going."""

import shutil
from pathlib import Path

import pytest

from service.config import PdfMaker, PdfSettings
from workers import pdf
from workers.errors import PdfFailed
from workers.pdf.office import found
from workers.pdf.office.found import office_program, python_with_uno
from workers.pdf.office.kept import KeptOffice
from workers.pdf.rdocx import Rdocx
from workers.pdf.started_office import LibreOffice


def script(path: Path, *, code: int = 0) -> Path:
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only LibreOffice of a machine where no Python knows UNO."""
    installed = script(tmp_path / "soffice")
    monkeypatch.setattr(shutil, "which", lambda name: str(installed) if name == "libreoffice" else None)
    monkeypatch.setattr(found, "_ON_MACOS", tmp_path / "missing")
    monkeypatch.setattr(found, "_PYTHONS", (script(tmp_path / "python3", code=1),))
    return installed


def test_libreoffice_is_used_where_it_is_installed(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pdf.converter() == LibreOffice(program)
    program.with_name("soffice.bin").touch()
    assert office_program() == program.with_name("soffice.bin")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert pdf.converter() == Rdocx()
    monkeypatch.setattr(found, "_ON_MACOS", program)
    assert pdf.converter() == LibreOffice(program)


def test_the_converter_that_is_wanted_is_used_or_told_to_be_missing(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pdf.converter(PdfSettings(PdfMaker.RDOCX)) == Rdocx()
    wanted = PdfSettings(PdfMaker.LIBREOFFICE, archive=False)
    assert pdf.converter(wanted) == LibreOffice(program, archive=False)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(PdfFailed, match="LibreOffice är inte installerat"):
        pdf.converter(wanted)


def test_libreoffice_is_kept_going_where_a_python_knows_it(program: Path) -> None:
    python = script(program.with_name("python"))
    wanted = PdfSettings(per_office=7)
    kept = pdf.converter(wanted)
    assert isinstance(kept, KeptOffice)
    assert (kept.setup.program, kept.setup.python, kept.setup.documents) == (program, python, 7)
    assert pdf.converter(wanted) is kept
    assert pdf.converter() is not kept


def test_a_python_that_hangs_or_cannot_run_is_passed_over(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found, "_PATIENCE", 0.1)
    hanging, broken = program.with_name("python"), program.with_name("broken")
    hanging.write_text("#!/bin/sh\nexec sleep 60\n")
    broken.write_text("no program at all")
    for path in (hanging, broken):
        path.chmod(0o755)
    knowing = script(program.with_name("knowing"))
    monkeypatch.setattr(found, "_PYTHONS", (broken, knowing))
    assert python_with_uno(program) == knowing
