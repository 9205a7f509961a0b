"""`knutpunkt render --avidentifierad`: the twin of a document, or the questions that tell too much."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from service import commands
from service.cli import cli
from service.documents.twin import TwinTells
from tests.support.word import opened


def given(folder: Path, **changed: object) -> Path:
    data = json.loads(commands.example_of("slutanalys"))
    data["answers"] = {**data["answers"], **changed}
    path = folder / "in.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_the_twin_is_written_without_the_persons_name(tmp_path: Path) -> None:
    source, out = given(tmp_path, fortsatta_insatser=[]), tmp_path / "out.docx"
    told = CliRunner().invoke(
        cli, ["render", "slutanalys", str(source), "-o", str(out), "--avidentifierad"], catch_exceptions=False
    )
    assert told.exit_code == 0
    text = "\n".join(paragraph.text for paragraph in opened(out.read_bytes()).paragraphs)
    assert "Avidentifierad person i ärende VK-2017-001" in text
    assert "Testperson D1" not in text


def test_what_must_be_rewritten_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    source, out = given(tmp_path, analys="Testperson D1 har klarat kursen."), tmp_path / "out.docx"
    with pytest.raises(TwinTells) as told:
        commands.render("slutanalys", source, out=out, pdf=False, variant="avidentifierad")
    assert str(told.value) == (
        "Avidentifierat ärende: ta bort uppgifter som kan röja personen.\n"
        "  Vägledarens analys\n  Förslag till fortsatta insatser"
    )
    assert not out.exists()
