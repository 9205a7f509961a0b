"""`knutpunkt check-template`: what is read in the terminal of a template that is wrong, right or hostile."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import cli, main
from tests.support.planted import RIGHT, WRONG, Case
from workers.checking import check

pytestmark = pytest.mark.slow


def run(case: Case, folder: Path, *options: str | Path) -> Result:
    path = folder / "mall.docx"
    path.write_bytes(case.template)
    return CliRunner().invoke(cli, ["check-template", case.kind, str(path), *map(str, options)])


@pytest.mark.parametrize("case", WRONG, ids=str)
def test_every_planted_mistake_stands_in_the_terminal(case: Case, tmp_path: Path) -> None:
    done = run(case, tmp_path)
    *lines, summary = done.stdout.splitlines()
    assert sorted(map(as_told, lines)) == sorted(map(as_told, case.told))
    wrong = sum(line.startswith("Fel: ") for line in lines)
    assert done.exit_code == (1 if wrong else 0)
    assert f": {wrong} fel, " in summary


def as_told(line: str) -> str:
    """A line whatever became of it: what Word did to a tag is mended here, and not when only judged."""
    for ending in ("Det är rättat.", "Skriv om den i ett svep, med raka tecken."):
        if line.endswith(ending):
            return line.partition(": ")[2].removesuffix(ending)
    return line


@pytest.mark.parametrize("case", RIGHT, ids=str)
def test_a_right_template_is_said_to_be_right(case: Case, tmp_path: Path) -> None:
    done = run(case, tmp_path)
    assert (done.stdout, done.exit_code) == ("Mallen är rätt.\n", 0)


def named(name: str) -> Case:
    return next(case for case in WRONG if case.name == name)


def test_the_commented_and_the_mended_file_are_written_where_they_are_asked_for(tmp_path: Path) -> None:
    case, comments, mended = named("delade av Word"), tmp_path / "k.docx", tmp_path / "r.docx"
    done = run(case, tmp_path, "--comments", comments, "--repaired", mended)
    assert done.stderr == f"{comments}\n{mended}\n"
    assert check(mended.read_bytes(), case.names) == []
    assert comments.read_bytes() != mended.read_bytes()


def test_a_file_that_has_nothing_in_it_is_not_written(tmp_path: Path) -> None:
    done = run(RIGHT[0], tmp_path, "--comments", tmp_path / "k.docx")
    assert done.stderr == f"{tmp_path / 'k.docx'} skrevs inte: det fanns inget att skriva i den.\n"
    assert not (tmp_path / "k.docx").exists()


def test_a_program_reads_every_mistake_with_its_part_and_paragraph(tmp_path: Path) -> None:
    first, *_ = json.loads(run(named("felstavade"), tmp_path, "--json").stdout)
    assert first == {
        "place": "brödtexten",
        "text": "Deltagare {{ deltagare.nanm }}",
        "message": "Namnet ”deltagare.nanm” finns inte. Menade du ”deltagare.namn”?",
        "severity": "error",
        "part": "word/document.xml",
        "paragraph": 4,
        "fixed": False,
    }


def test_a_file_that_is_no_word_file_gets_its_sentence(tmp_path: Path) -> None:
    path = tmp_path / "mall.docx"
    path.write_bytes(b"hej")
    done = CliRunner().invoke(cli, ["check-template", "remiss", str(path)])
    assert done.exit_code == 1
    assert done.stdout.startswith("Fel: Filen: ")


@pytest.mark.parametrize("words", [("remiss", "finns-inte.docx"), ("remisss", "x.docx")])
def test_what_cannot_be_checked_is_one_sentence(
    words: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["knutpunkt", "check-template", *words])
    with pytest.raises(SystemExit, match="1"):
        main()
    assert capsys.readouterr().err.startswith("Fel: ")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    done = run(named("delade av Word"), tmp_path, "--repaired", tmp_path / "finns" / "inte.docx")
    assert "inte.docx" in str(done.exception)
