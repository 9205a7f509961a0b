"""What the watcher has left on its list when the supervisor is gone."""

import signal
import subprocess
import sys

import pytest

from service.processes import groups
from service.processes.watcher import left_behind
from tests.service.processes.programs import STUBBORN


def test_only_what_was_started_and_not_ended_is_left() -> None:
    assert left_behind(["+10\n", "+11\n", "-10\n", "+12\n", "-99\n"]) == {11, 12}


def test_a_supervisor_that_ended_all_leaves_nothing() -> None:
    assert left_behind(["+10\n", "-10\n"]) == set()


def test_groups_that_are_gone_are_no_error() -> None:
    with subprocess.Popen([sys.executable, "-c", ""], start_new_session=True) as process:
        process.wait()
    groups.end([process.pid], grace=1)
    assert not groups.exists(process.pid)


@pytest.mark.slow
def test_a_group_that_ignores_the_request_is_ended_anyway() -> None:
    argv = [sys.executable, "-c", STUBBORN]
    with subprocess.Popen(argv, start_new_session=True, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        groups.end([process.pid], grace=0.2)
        assert process.wait() == -signal.SIGKILL
