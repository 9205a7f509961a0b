"""`knutpunkt run` for real, with all its processes: it answers, starts again quickly, and leaves nothing."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil
import pytest

from service.boot import Services
from service.config import Settings
from service.domain.case import Author
from service.operations import accounts
from service.processes import Child, Supervisor, network, valkey
from service.processes.machine import LOG_INS
from service.processes.prepare import with_demonstration
from service.vault import Keyring
from tests.support.processes import until

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Started:
    """A running installation, what it has said, and all its processes."""

    parent: subprocess.Popen[str]
    said: str
    family: list[psutil.Process]

    @property
    def port(self) -> int:
        """The port of the address that was shown."""
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", self.said)
        assert found is not None
        return int(found[1])


def left(family: list[psutil.Process], *, within: float) -> list[psutil.Process]:
    """Those that still run after that many seconds."""
    _, alive = psutil.wait_procs(family, timeout=within)
    return [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def until_up(output: IO[str]) -> str:
    said = ""
    while "Stoppa med Ctrl-C" not in said:
        line = output.readline()
        assert line, f"it ended with: {said}"
        said += line
    return said


@contextmanager
def running(data: Path) -> Iterator[Started]:
    argv = [sys.executable, "-m", "service.cli", "run", "--port", str(free_port()), "--data", str(data)]
    env = {name: value for name, value in os.environ.items() if not name.startswith("KNUTPUNKT_")}
    with subprocess.Popen(argv, env=env, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        try:
            said = until_up(parent.stdout)
            yield Started(parent, said, psutil.Process(parent.pid).children(recursive=True))
        finally:
            if parent.poll() is None:
                parent.send_signal(signal.SIGTERM)
            rest = parent.stdout.read()
            print(rest)


def tell_one_account(services: Services) -> str:
    """A demonstration as small as can be; the real one is tried in tests/e2e."""
    with services.work() as work:
        author = Author(name="Testperson V1", function="Vägledare", organisation="Kommunen")
        accounts.create(work, email="vagledare@example.org", password="hemligt", author=author)
    return "Logga in som vagledare@example.org"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation that is prepared and does not run."""
    folder = tmp_path_factory.mktemp("installation")
    settings = Settings.from_environment({"KNUTPUNKT_DATA": str(folder)})
    Keyring.new().save(settings.keys)
    with_demonstration(settings, log_ins=folder / LOG_INS, tell_story=tell_one_account)
    return folder


def test_what_is_killed_comes_back_and_kill_9_of_the_parent_leaves_nothing(data: Path) -> None:
    """An ordinary end, and what the second start says, are tried in tests/e2e: each start takes its time."""
    with running(data) as started:
        assert "vagledare@example.org" in started.said
        names = " ".join(argument for process in started.family for argument in process.cmdline())
        assert all(part in names for part in ("valkey-server", "gunicorn", "worker", "beat"))
        web = next(each for each in started.family if "gunicorn" in " ".join(each.cmdline()))
        web.kill()
        assert started.parent.stdout is not None
        assert "Delen ”webb” avslutades (signal SIGKILL)" in started.parent.stdout.readline()
        until(lambda: network.answers(started.port))
        family = psutil.Process(started.parent.pid).children(recursive=True)
        started.parent.kill()
        assert left(family, within=20) == []


def test_make_run_uses_the_folder_again_and_ends_with_make_even_when_that_is_killed(data: Path) -> None:
    port, env = free_port(), {**os.environ, "KNUTPUNKT_DATA": str(data)}
    argv = ["make", "run", f"PORT={port}"]
    with subprocess.Popen(argv, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as make:
        assert make.stdout is not None
        until_up(make.stdout)
        family = psutil.Process(make.pid).children(recursive=True)
        assert network.answers(port)
        make.kill()
        assert left(family, within=30) == []


def test_the_processes_of_production_run_one_by_one_and_end_when_asked(data: Path, tmp_path: Path) -> None:
    port = free_port()
    env = {**os.environ, "KNUTPUNKT_DATA": str(data), "KNUTPUNKT_BROKER": valkey.url(tmp_path)}
    commands = {"web": ["--bind", f"127.0.0.1:{port}"], "worker": ["--queues", "mail"], "beat": []}
    ready = {"web": lambda: network.answers(port)}
    ready |= {
        name: says(tmp_path / name, word)
        for name, word in {"worker": " ready.", "beat": "Starting..."}.items()
    }
    with Supervisor(tell=print) as supervisor:
        supervisor.start(valkey.child(tmp_path, env=env, log=tmp_path / "valkey.log"), patience=20)
        for name, words in commands.items():
            argv = (sys.executable, "-m", "service.cli", name, *words)
            supervisor.start(Child(name, argv, env, tmp_path / name, ready=ready[name]), patience=60)
        begun = time.monotonic()
    assert time.monotonic() - begun < 25


def says(log: Path, word: str) -> Callable[[], bool]:
    return lambda: word in log.read_text(encoding="utf-8")
