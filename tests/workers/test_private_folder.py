"""What lies in the clear while a document is made is deleted, also when its maker was killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from workers.private_folder import clear, private_folder


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


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
