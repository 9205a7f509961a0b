"""Another program is started so that nothing of it is left, however it or we end."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.processes import alive, running, until
from workers.errors import PdfTimeout, Transient
from workers.pdf import program as child

pytestmark = pytest.mark.slow

# Starts a child of its own, tells both numbers, then hangs.
HANGING = "sleep 60 & echo $$ $! > pids; mv pids started; wait"


def started(folder: Path) -> list[int]:
    """The process numbers that HANGING tells, as soon as it has."""
    until((folder / "started").exists)
    return [int(number) for number in (folder / "started").read_text().split()]


def gone(pids: list[int]) -> bool:
    until(lambda: not any(map(alive, pids)))
    return True


def test_the_exit_code_is_given_and_the_output_kept(tmp_path: Path) -> None:
    assert child.run(["/bin/sh", "-c", "echo hej; exit 3"], folder=tmp_path, timeout=10) == 3
    assert (tmp_path / "output").read_text() == "hej\n"


def test_the_program_sees_no_secret_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNUTPUNKT_KEYS", "hemligt")
    child.run(["/usr/bin/env"], folder=tmp_path, timeout=10)
    told = (tmp_path / "output").read_text()
    assert f"HOME={tmp_path}" in told
    assert "hemligt" not in told


def test_a_program_that_hangs_is_stopped_with_its_children(tmp_path: Path) -> None:
    with pytest.raises(PdfTimeout) as caught:
        child.run(["/bin/sh", "-c", HANGING], folder=tmp_path, timeout=0.3)
    assert isinstance(caught.value, Transient)
    assert gone(started(tmp_path))


def test_what_a_program_leaves_running_is_stopped(tmp_path: Path) -> None:
    child.run(["/bin/sh", "-c", "sleep 60 & echo $! > started"], folder=tmp_path, timeout=10)
    assert gone(started(tmp_path))


def test_kill_9_of_the_worker_leaves_no_program_running_nor_its_children(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from workers.pdf import program;"
        "program.run(['/bin/sh', '-c', sys.argv[1]], folder=Path(sys.argv[2]), timeout=60)"
    )
    worker = subprocess.Popen([sys.executable, "-c", script, HANGING, str(tmp_path)])
    pids = started(tmp_path)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    assert gone(pids)


def test_when_it_is_killed_the_whole_family_has_let_go_of_the_folder(tmp_path: Path) -> None:
    script = "(sleep 60; : grandchild) & echo > started; wait"
    guard = child.start(["/bin/sh", "-c", script, str(tmp_path)], folder=tmp_path)
    until((tmp_path / "started").exists)
    assert len(running(str(tmp_path))) >= 3  # a fourth is on its way to become "sleep"
    child.kill(guard, folder=tmp_path)
    assert not running(str(tmp_path))
