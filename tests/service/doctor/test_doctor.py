"""What the doctor says of a whole, a new and a broken installation."""

from pathlib import Path

import pytest
from redis import Redis

from service.config import PdfMaker, Settings
from service.database import migrate
from service.doctor import examine, parts, programs, report
from service.doctor.finding import Finding, Level
from service.processes import Supervisor, valkey
from service.vault import Keyring


def environment(folder: Path, **more: str) -> dict[str, str]:
    return {"KNUTPUNKT_DATA": str(folder), **more}


def settings(folder: Path, **more: str) -> Settings:
    return Settings.from_environment(environment(folder, **more))


def test_a_new_installation_can_work_and_is_told_what_will_be_made(tmp_path: Path) -> None:
    text, possible = report(environment(tmp_path / "data"))
    assert possible
    assert text.count("skapas vid första starten") == 3
    assert text.endswith("Knutpunkt kan arbeta.")


def test_unsafe_settings_are_told_and_nothing_else_is_guessed(tmp_path: Path) -> None:
    text, possible = report(environment(tmp_path, KNUTPUNKT_MODE="production"))
    assert not possible
    assert "✗ Inställningar" in text
    assert "KNUTPUNKT_DATABASE" in text
    assert "kan inte arbeta förrän allt som är märkt ✗ är ordnat" in text
    assert "Databas " not in text


def test_an_embedded_installation_is_not_for_real_people(tmp_path: Path) -> None:
    finding = parts.mode(settings(tmp_path))
    assert finding.level is Level.NOTE
    assert "Skriv inte in uppgifter om verkliga personer" in finding.meaning


def test_whole_keys_are_fine(tmp_path: Path) -> None:
    Keyring.new().save(tmp_path / "keys.json")
    assert parts.keys(settings(tmp_path)).level is Level.FINE


def test_keys_that_others_may_read_stop_the_work(tmp_path: Path) -> None:
    Keyring.new().save(tmp_path / "keys.json")
    (tmp_path / "keys.json").chmod(0o640)
    finding = parts.keys(settings(tmp_path))
    assert finding.level is Level.STOP
    assert f"chmod 600 {tmp_path / 'keys.json'}" in finding.meaning


def test_damaged_keys_stop_the_work(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text("{}", encoding="utf-8")
    assert "säkerhetskopian" in parts.keys(settings(tmp_path)).meaning


def test_a_database_of_this_version_is_fine(tmp_path: Path) -> None:
    ours = settings(tmp_path)
    migrate(ours.database_url)
    assert parts.database(ours).level is Level.FINE


def test_a_database_without_tables_says_how_to_make_them(tmp_path: Path) -> None:
    (tmp_path / "knutpunkt.db").touch()
    finding = parts.database(settings(tmp_path))
    assert finding.level is Level.STOP
    assert finding.meaning.endswith("Kör: knutpunkt migrate")


def test_a_database_that_is_away_is_told_without_its_password(tmp_path: Path) -> None:
    url = "postgresql+psycopg://nn:hemligt@127.0.0.1:1/x"
    finding = parts.database(settings(tmp_path, KNUTPUNKT_DATABASE=url))
    assert finding.level is Level.STOP
    assert "svarar inte" in finding.meaning
    assert "hemligt" not in finding.meaning


def test_a_queue_that_is_away_stops_the_work(tmp_path: Path) -> None:
    finding = parts.broker(settings(tmp_path, KNUTPUNKT_BROKER="redis://127.0.0.1:1/0"))
    assert finding.level is Level.STOP
    assert "görs inte förrän den svarar" in finding.meaning


def test_a_queue_that_is_not_started_yet_is_worth_knowing(tmp_path: Path) -> None:
    assert parts.broker(settings(tmp_path)).level is Level.NOTE


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "level", "said"),
    [
        ({}, Level.FINE, "maxmemory-policy noeviction"),
        ({"appendonly": "no"}, Level.NOTE, "sparar inte på disk"),
        ({"maxmemory-policy": "allkeys-lru"}, Level.STOP, "allkeys-lru"),
    ],
)
def test_the_queue_of_this_machine_is_found_and_judged(
    tmp_path: Path, changes: dict[str, str], level: Level, said: str
) -> None:
    with Supervisor(tell=print) as supervisor:
        supervisor.start(valkey.child(tmp_path, env={}, log=tmp_path / "log"), patience=20)
        with Redis(unix_socket_path=str(valkey.socket_path(tmp_path))) as client:
            for name, value in changes.items():
                client.config_set(name, value)
        finding = parts.broker(settings(tmp_path))
    assert finding.level is level
    assert said in finding.meaning


@pytest.mark.parametrize(("free", "level"), [(10e9, Level.FINE), (1e9, Level.NOTE), (0.1e9, Level.STOP)])
def test_a_full_disk_stops_the_work(tmp_path: Path, free: float, level: Level) -> None:
    assert parts.disk(settings(tmp_path), free=int(free)).level is level


def test_free_space_is_told_the_swedish_way(tmp_path: Path) -> None:
    assert parts.disk(settings(tmp_path), free=1_540_000_000).meaning.startswith("1,5 GB ledigt.")


def test_a_folder_that_cannot_be_made_stops_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert parts.folder(settings(tmp_path / "file" / "data")).level is Level.STOP


def test_a_folder_that_is_there_is_fine(tmp_path: Path) -> None:
    assert parts.folder(settings(tmp_path)) == Finding(Level.FINE, "Datamapp", str(tmp_path))


@pytest.mark.parametrize(
    ("version", "level"), [((3, 11), Level.FINE), ((3, 13), Level.FINE), ((3, 14), Level.NOTE)]
)
def test_a_python_that_was_never_tried_is_told(version: tuple[int, int], level: Level) -> None:
    assert programs.python(version).level is level


def test_without_libreoffice_pdf_is_made_by_what_came_along() -> None:
    finding = programs.pdf(None)
    assert finding.level is Level.NOTE
    assert "rdocx" in finding.meaning


def test_a_libreoffice_that_is_required_and_missing_stops_the_work() -> None:
    assert programs.pdf(None, wanted=PdfMaker.LIBREOFFICE).level is Level.STOP


def test_a_choice_of_rdocx_is_kept_where_libreoffice_is_installed() -> None:
    assert "rdocx" in programs.pdf(Path("/usr/bin/soffice"), wanted=PdfMaker.RDOCX).meaning


def test_a_libreoffice_that_can_be_kept_going_is_fine() -> None:
    finding = programs.pdf(Path("/usr/bin/soffice"), python=Path("/usr/bin/python3"))
    assert finding.level is Level.FINE
    assert "/usr/bin/soffice" in finding.meaning
    assert "hålls igång mellan dokumenten" in finding.meaning


def test_a_libreoffice_that_is_started_for_each_document_says_what_to_install() -> None:
    finding = programs.pdf(Path("/usr/bin/soffice"))
    assert finding.level is Level.NOTE
    assert "startas om för varje dokument" in finding.meaning
    assert "Installera python3-uno" in finding.meaning


def test_fonts_come_along_when_libreoffice_does_not_make_the_pdf() -> None:
    assert programs.fonts(None, lister="fc-list").level is Level.FINE


def lister(folder: Path, *families: str) -> str:
    script = folder / "fc-list"
    script.write_text("#!/bin/sh\n" + "".join(f"echo '{family}'\n" for family in families), encoding="utf-8")
    script.chmod(0o755)
    return str(script)


def test_a_font_that_is_missing_is_named(tmp_path: Path) -> None:
    finding = programs.fonts(Path("soffice"), lister=lister(tmp_path, "DejaVu Sans"))
    assert finding.level is Level.NOTE
    assert finding.meaning.startswith("Liberation Sans")


def test_a_font_that_is_there_is_fine(tmp_path: Path) -> None:
    finding = programs.fonts(Path("soffice"), lister=lister(tmp_path, "DejaVu Sans", "Liberation Sans"))
    assert finding.level is Level.FINE


def test_a_language_whose_letters_no_font_has_is_named(tmp_path: Path) -> None:
    script = tmp_path / "fc-list"
    script.write_text('#!/bin/sh\n[ "$1" = :lang=ti ] || echo "DejaVu Sans"\n', encoding="utf-8")
    script.chmod(0o755)
    finding = programs.letters(Path("soffice"), lister=str(script))
    assert finding.level is Level.NOTE
    assert "bokstäverna för tigrinja:" in finding.meaning


def test_letters_that_are_there_are_fine(tmp_path: Path) -> None:
    assert programs.letters(Path("soffice"), lister=lister(tmp_path, "DejaVu Sans")).level is Level.FINE
    assert programs.letters(None, lister="fc-list").level is Level.FINE


def test_every_part_is_examined_once(tmp_path: Path) -> None:
    about = [finding.about for finding in examine(environment(tmp_path))]
    assert about == [
        "Python",
        "Läge",
        "Datamapp",
        "Diskutrymme",
        "Nycklar",
        "Databas",
        "Kö",
        "E-post",
        "PDF",
        "Typsnitt",
        "Språk",
    ]
