"""The `knutpunkt` command: what a person reads when it works and when it does not."""

import json
import os
import re
import socket
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from service.cli import cli

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.slow

KNUTPUNKT = (sys.executable, "-m", "service.cli")


def knutpunkt(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {
        name: value for name, value in os.environ.items() if not name.startswith("KNUTPUNKT_")
    } | environment
    return subprocess.run(
        [*KNUTPUNKT, *words], env=env, capture_output=True, text=True, check=False, timeout=60
    )


def test_help_lists_the_commands_and_loads_neither_web_nor_database() -> None:
    program = "import sys, service.cli; print({'flask', 'sqlalchemy', 'celery'} & set(sys.modules))"
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout == b"set()\n"
    )
    said = knutpunkt("--help").stdout
    for command in (
        *("run", "web", "worker", "beat", "keys", "migrate", "rebuild", "doctor"),
        *("kinds", "example", "render"),
    ):
        assert f"\n  {command} " in said


def test_every_command_that_the_readme_names_is_there_and_every_one_is_named() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`knutpunkt [^|]*)\|", text, flags=re.MULTILINE)
    named = {
        word.removeprefix("knutpunkt ").split()[0] for row in rows for word in re.findall("`(.*?)`", row)
    }
    assert named == set(cli.commands)


def test_every_setting_is_in_the_readme() -> None:
    settings = set(re.findall(r"KNUTPUNKT_\w+", (ROOT / "service" / "config.py").read_text(encoding="utf-8")))
    rows = re.findall(
        r"^\| `(KNUTPUNKT_\w+)`", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(rows) == settings


def test_keys_are_written_where_the_settings_say_and_for_the_owner_only(tmp_path: Path) -> None:
    assert knutpunkt("keys", KNUTPUNKT_DATA=str(tmp_path), KNUTPUNKT_MODE="production").returncode == 0
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600


def test_keys_are_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text("gamla", encoding="utf-8")
    done = knutpunkt("keys", path)
    assert done.returncode == 1
    assert (
        done.stderr
        == f"Fel: Filen {path} finns redan och skrivs aldrig över: utan den går uppgifterna inte att läsa.\n"
    )
    assert path.read_text(encoding="utf-8") == "gamla"


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        done = knutpunkt("run", "--port", str(server.getsockname()[1]), "--data", tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("Fel: Port ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["web", "worker", "beat", "migrate", "rebuild"])
def test_no_process_starts_with_unsafe_settings(command: str) -> None:
    done = knutpunkt(command, KNUTPUNKT_MODE="production")
    assert done.returncode != 0
    assert "Ange databasen i KNUTPUNKT_DATABASE" in done.stderr


def test_tables_are_made_and_the_doctor_is_content(tmp_path: Path) -> None:
    place = {"KNUTPUNKT_DATA": str(tmp_path)}
    assert knutpunkt("keys", **place).returncode == 0
    assert knutpunkt("migrate", **place).returncode == 0
    assert knutpunkt("rebuild", **place).stdout == "Alla ärenden stämde.\n"
    done = knutpunkt("doctor", **place)
    assert done.returncode == 0
    assert "✓ Databas" in done.stdout


def test_the_doctor_ends_with_one_when_work_is_impossible(tmp_path: Path) -> None:
    done = knutpunkt("doctor", KNUTPUNKT_DATA=str(tmp_path), KNUTPUNKT_BROKER="redis://127.0.0.1:1/0")
    assert done.returncode == 1
    assert "✗ Kö" in done.stdout


def test_the_catalogue_is_read_by_people_and_by_programs() -> None:
    listed, coded = knutpunkt("kinds").stdout, json.loads(knutpunkt("kinds", "--json").stdout)
    assert re.search("^ansokan +Ansökan om projektmedel$", listed, flags=re.MULTILINE)
    assert len(coded) == len(listed.splitlines())
    assert {"key", "title", "subject", "retention"} == set(coded[0])


def test_an_example_can_be_rendered_as_it_is(tmp_path: Path) -> None:
    given, made = tmp_path / "in.json", tmp_path / "ut.docx"
    given.write_text(knutpunkt("example", "remissvar").stdout, encoding="utf-8")
    done = knutpunkt("render", "remissvar", given, "-o", made)
    assert (done.stdout, done.stderr) == (f"{made}\n", "")
    assert zipfile.is_zipfile(made)


def test_an_unknown_kind_is_one_sentence() -> None:
    done = knutpunkt("example", "remisvar")
    assert done.returncode == 1
    assert done.stderr.startswith(
        "Fel: Det finns ingen dokumenttyp som heter ”remisvar”. Menade du ”remissvar”?"
    )


def test_an_input_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    done = knutpunkt("render", "remissvar", tmp_path / "in.json", "-o", tmp_path / "ut.docx")
    assert done.returncode == 1
    assert done.stderr.startswith("Fel: ")
    assert "Traceback" not in done.stderr
