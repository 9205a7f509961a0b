"""What lies in the clear while a document is made is deleted, also when its maker was killed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workers import private_folder as module
from workers.private_folder import clear, private_folder, sockets


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the folders lie; the sockets lie elsewhere, as LibreOffice's do."""
    for name in ("temporary", "sockets"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(module, "_SOCKETS", (tmp_path / "sockets",))
    return tmp_path / "temporary"


def dead() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        return process.pid


def left_by(pid: object, temporary: Path) -> Path:
    folder = temporary / f"knutpunkt-pdf-{pid}-abc"
    folder.mkdir()
    (folder / "document.docx").write_bytes(b"en text")
    return folder


def test_the_folder_is_ours_alone_and_gone_afterwards() -> None:
    with private_folder() as folder:
        (folder / "document.docx").write_bytes(b"en text")
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()


def test_what_a_killed_process_left_is_deleted(temporary: Path) -> None:
    folder = left_by(dead(), temporary)
    clear()
    assert not folder.exists()


@pytest.mark.parametrize("folder_is_left", [True, False])
def test_the_sockets_of_a_killed_process_are_deleted_also_when_its_folder_is_away(
    temporary: Path, folder_is_left: bool
) -> None:
    folder = left_by(dead(), temporary)
    for socket in sockets(folder):
        socket.touch()
    assert len([*(temporary.parent / "sockets").iterdir()]) == 2
    if not folder_is_left:
        shutil.rmtree(folder)
    clear()
    assert [*temporary.iterdir(), *(temporary.parent / "sockets").iterdir()] == []


def test_sockets_of_a_living_process_and_of_other_programs_stay(temporary: Path) -> None:
    theirs = [*sockets(left_by(1, temporary)), temporary.parent / "sockets" / "OSL_PIPE_0_SingleOfficeIPC_1f"]
    for socket in theirs:
        socket.touch()
    clear()
    assert {*(temporary.parent / "sockets").iterdir()} == {*theirs}


def test_what_a_living_process_works_on_stays(temporary: Path) -> None:
    with private_folder() as mine:
        theirs = left_by(1, temporary)
        clear()
        assert mine.exists()
        assert theirs.exists()


def test_other_folders_stay_and_a_name_without_number_is_nobodys(temporary: Path) -> None:
    (temporary / "semesterbilder").mkdir()
    nobodys = left_by("x", temporary)
    clear()
    assert [path.name for path in temporary.iterdir()] == ["semesterbilder"]
    assert not nobodys.exists()


def test_a_link_is_not_followed(temporary: Path) -> None:
    (temporary / "kept").mkdir()
    (temporary / f"knutpunkt-pdf-{dead()}-abc").symlink_to(temporary / "kept")
    clear()
    assert (temporary / "kept").exists()
