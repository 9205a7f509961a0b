"""A data folder has one owner at a time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from service.processes.folder import FolderInUse, FolderUnusable, owned

HOLDS_ON = """
import fcntl, sys, time
file = open(sys.argv[1], "a+")
fcntl.flock(file, fcntl.LOCK_EX)
print("on", flush=True)
time.sleep(float(sys.argv[2]))
"""


def test_the_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    with owned(tmp_path / "a" / "data"):
        assert (tmp_path / "a" / "data").stat().st_mode & 0o777 == 0o700


def test_a_second_owner_is_refused_while_the_first_lives(tmp_path: Path) -> None:
    with owned(tmp_path), pytest.raises(FolderInUse) as caught, owned(tmp_path):
        pass
    assert f"Knutpunkt kör redan med mappen {tmp_path}." in str(caught.value)


def test_the_folder_is_free_again_afterwards(tmp_path: Path) -> None:
    for _ in range(2):
        with owned(tmp_path):
            pass


@pytest.mark.slow
def test_the_remains_of_a_killed_owner_are_waited_for(tmp_path: Path) -> None:
    argv = [sys.executable, "-c", HOLDS_ON, str(tmp_path / "lock"), "0.5"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as remains:
        assert remains.stdout is not None
        remains.stdout.readline()
        with owned(tmp_path):
            assert remains.wait(timeout=5) == 0
    assert (tmp_path / "lock").read_text(encoding="utf-8") == str(os.getpid())


def test_a_folder_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FolderUnusable, match="går inte att använda"), owned(tmp_path / "file" / "data"):
        pass
