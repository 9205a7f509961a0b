"""The programs behind each process, the same on one machine and on many, understand their arguments."""

import subprocess
from pathlib import Path

from celery.bin.celery import celery
from click.testing import CliRunner

from service.processes import programs


def test_the_web_server_listens_where_it_is_told() -> None:
    argv = programs.web(bind="127.0.0.1:8123", processes=2, threads=4)
    assert argv[argv.index("--bind") + 1] == "127.0.0.1:8123"
    assert argv[argv.index("--workers") + 1] == "2"


def test_a_worker_serves_all_queues_unless_it_is_told_which() -> None:
    assert "--queues" not in programs.worker(processes=2)
    argv = programs.worker(processes=2, queues="interactive,mail")
    assert argv[argv.index("--queues") + 1] == "interactive,mail"


def test_the_web_server_accepts_its_arguments() -> None:
    argv = programs.web(bind="127.0.0.1:8123", processes=2, threads=4)
    checked = [argument for argument in argv if not argument.startswith("service.")]
    done = subprocess.run(
        [*checked, "--print-config", "wsgiref.simple_server:demo_app"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_celery_accepts_the_arguments_of_worker_and_beat(tmp_path: Path) -> None:
    """Asked without our application, which takes seconds to load and which others run for real."""
    for argv in (programs.worker(processes=1, queues="mail"), programs.beat(schedule=tmp_path / "beat")):
        understood = [*argv[argv.index("--app") + 2 :], "--help"]
        assert CliRunner().invoke(celery, understood).exit_code == 0
        assert CliRunner().invoke(celery, [understood[0], "--unheard-of", "--help"]).exit_code == 2
