"""Documents from the command line follow the settings: who makes the PDF, which numbers count."""

import io
import json
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest

from service import commands
from service.config import PdfMaker, Settings
from service.documents.kinds import REGISTRY
from service.errors import KindUnknown
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


def test_the_catalogue_names_the_kinds_in_the_order_of_a_case_s_life() -> None:
    keys = [row["key"] for row in commands.kinds()]
    assert keys == [kind.key for kind in REGISTRY]
    life = [
        "remiss",
        "granskning",
        "motesarende",
        "remissvar",
        "inskrivning",
        "genomforandeplan",
        "slutanalys",
    ]
    assert [key for key in keys if key in life] == life


def test_the_fields_of_a_kind_are_listed_on_the_screen_or_in_a_word_file(tmp_path: Path) -> None:
    lines = commands.fields_of("remissvar", out=None).splitlines()
    assert f"{'{{ deltagare.namn }}':<50} Deltagarens namn; ett alias vid skyddade personuppgifter." in lines
    assert not any("[]" in line for line in lines)
    assert commands.fields_of("remissvar", out=tmp_path / "lista.docx") == str(tmp_path / "lista.docx")
    assert zipfile.is_zipfile(tmp_path / "lista.docx")


def test_the_same_input_gives_the_same_word_file(tmp_path: Path) -> None:
    source = example("remissvar", tmp_path)
    made = [commands.render("remissvar", source, out=tmp_path / name, pdf=False)[0] for name in ("a", "b")]
    assert made[0].read_bytes() == made[1].read_bytes()


@pytest.mark.parametrize("text", ["", "{", "[]", "\x00"])
def test_input_that_is_no_json_object_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "in.json").write_text(text, encoding="utf-8")
    with pytest.raises(commands.InputUnreadable, match=r"in\.json"):
        commands.render("remiss", tmp_path / "in.json", out=tmp_path / "out.docx", pdf=False)


def test_every_problem_with_the_answers_is_told(tmp_path: Path) -> None:
    data = json.loads(commands.example_of("slutanalys"))
    data["answers"] |= {"analys": "", "slut": "igår"}
    (tmp_path / "in.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(commands.InputWrong, match=r"(?s)Skriv datumet som.*Fyll i vägledarens analys"):
        commands.render("slutanalys", tmp_path / "in.json", out=tmp_path / "out.docx", pdf=False)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    out = tmp_path / "finns" / "inte.docx"
    with pytest.raises(commands.OutputUnwritable, match=r"inte\.docx"):
        commands.render("remiss", example("remiss", tmp_path), out=out, pdf=False)


def test_an_unknown_kind_is_told() -> None:
    with pytest.raises(KindUnknown, match="protokoll"):
        commands.example_of("protokoll")
