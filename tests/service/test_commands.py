"""Documents from the command line follow the settings: who makes the PDF, which numbers count."""

import io
import shutil
from pathlib import Path

import pikepdf
import pytest

from service import commands
from service.config import PdfMaker, Settings
from service.vault import Keyring


def example(kind: str, folder: Path) -> Path:
    path = folder / "in.json"
    path.write_text(commands.example_of(kind), encoding="utf-8")
    return path


def projects_that_call_a_plan(title: str, folder: Path) -> Path:
    shutil.copytree(Settings.from_environment({}).projects, folder)
    for path in folder.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('plan = "Genomförandeplan"', f'plan = "{title}"'), encoding="utf-8")
    return folder


@pytest.mark.slow
def test_the_pdf_is_made_by_who_the_settings_choose_and_has_the_title_of_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNUTPUNKT_PDF", PdfMaker.RDOCX)
    monkeypatch.setenv("KNUTPUNKT_PROJECTS", str(projects_that_call_a_plan("Min plan", tmp_path / "p")))
    source = example("genomforandeplan", tmp_path)
    _, page = commands.render("genomforandeplan", source, out=tmp_path / "out.docx", pdf=True)
    with pikepdf.open(io.BytesIO(page.read_bytes())) as pdf:
        assert "rdocx" in str(pdf.docinfo.get("/Producer", "")).lower()
        assert str(pdf.docinfo["/Title"]) == "Min plan"


def test_a_test_number_is_refused_in_production(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Keyring.new().save(tmp_path / "keys.json")
    said = {
        "MODE": "production",
        "DATA": tmp_path,
        "DATABASE": "postgresql+psycopg://x",
        "BROKER": "redis://x",
    }
    for name, value in {**said, "HOSTS": "knutpunkt.example.org", "HTTPS": "1"}.items():
        monkeypatch.setenv(f"KNUTPUNKT_{name}", str(value))
    with pytest.raises(commands.InputWrong, match="personnummer"):
        commands.render("remiss", example("remiss", tmp_path), out=tmp_path / "out.docx", pdf=False)
    assert not (tmp_path / "out.docx").exists()
