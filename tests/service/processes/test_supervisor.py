"""The supervisor with small real children: ready, restarted, stopped, and nothing left even after kill -9."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from service.processes import Child, ChildFailed, Supervisor, groups
from tests.service.processes.programs import (
    SLEEPER,
    STUBBORN,
    WITH_GRANDCHILD,
    killed_supervisor,
    lives_twice,
    says_its_number,
    takes_leave,
)

pytestmark = pytest.mark.slow


def child(
    folder: Path, program: str, *, name: str = "prov", grace: float = 5.0, **more: Callable[[], bool]
) -> Child:
    return Child(
        name=name,
        argv=(sys.executable, "-c", program),
        env=dict(os.environ),
        log=folder / f"{name}.log",
        grace=grace,
        **more,
    )


def eventually(true: Callable[[], bool], *, within: float = 15.0) -> bool:
    deadline = time.monotonic() + within
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()


def number_in(path: Path) -> int:
    assert eventually(lambda: path.exists() and path.read_text() != "")
    return int(path.read_text())


def test_children_are_gone_after_the_block(tmp_path: Path) -> None:
    with Supervisor(tell=print) as supervisor:
        supervisor.start(child(tmp_path, says_its_number(tmp_path / "a"), name="a"))
        supervisor.start(child(tmp_path, says_its_number(tmp_path / "b"), name="b"))
        numbers = [number_in(tmp_path / name) for name in "ab"]
        assert all(map(groups.exists, numbers))
    assert not any(map(groups.exists, numbers))


def test_children_end_together_and_the_one_they_stand_on_last(tmp_path: Path) -> None:
    said = tmp_path / "said"
    with Supervisor(tell=print) as supervisor:
        for name in ("ground", "web", "worker"):
            waits_for = 0 if name == "ground" else 2
            supervisor.start(child(tmp_path, takes_leave(said, name, together=waits_for), name=name))
        assert eventually(lambda: said.exists() and said.read_text().count("up") == 3)
    told = [line for line in said.read_text().split() if not line.endswith("up")]
    assert sorted(told[:4]) == ["web:asked", "web:gone", "worker:asked", "worker:gone"]
    assert told[4:] == ["ground:asked", "ground:gone"]


def test_start_waits_until_the_child_answers(tmp_path: Path) -> None:
    answer = tmp_path / "answer"
    slow_starter = (
        f"import pathlib, time; time.sleep(0.3); pathlib.Path({str(answer)!r}).touch(); time.sleep(60)"
    )
    with Supervisor(tell=print) as supervisor:
        supervisor.start(child(tmp_path, slow_starter, ready=answer.exists), patience=15)
        assert answer.exists()


def test_a_child_that_ends_at_once_stops_the_start_and_shows_its_log(tmp_path: Path) -> None:
    broken = child(tmp_path, "print('ingen databas'); raise SystemExit(3)", ready=lambda: False)
    with Supervisor(tell=print) as supervisor, pytest.raises(ChildFailed) as caught:
        supervisor.start(broken, patience=15)
    assert "”prov” startade inte: den avslutades direkt" in str(caught.value)
    assert "ingen databas" in str(caught.value)


def test_a_child_that_never_answers_stops_the_start(tmp_path: Path) -> None:
    with (
        Supervisor(tell=print) as supervisor,
        pytest.raises(ChildFailed, match="svarade inte inom 0 sekunder"),
    ):
        supervisor.start(child(tmp_path, SLEEPER, ready=lambda: False), patience=0.2)


def test_work_that_ends_well_is_waited_for(tmp_path: Path) -> None:
    done = tmp_path / "done"
    with Supervisor(tell=print) as supervisor:
        supervisor.run_once(child(tmp_path, f"import pathlib; pathlib.Path({str(done)!r}).touch()"))
        assert done.exists()


def test_work_that_ends_badly_is_an_error(tmp_path: Path) -> None:
    with Supervisor(tell=print) as supervisor, pytest.raises(ChildFailed, match="kod 4"):
        supervisor.run_once(child(tmp_path, "raise SystemExit(4)"))


def test_a_dead_child_is_started_again_and_it_is_said(tmp_path: Path) -> None:
    told: list[str] = []
    starts = tmp_path / "starts"
    with Supervisor(tell=told.append) as supervisor:
        supervisor.start(child(tmp_path, lives_twice(starts), name="dör"))
        supervisor.watch()  # ends because the second life of the child asks for it
    assert starts.read_text() == "xx"
    assert told[0] == "Delen ”dör” avslutades (kod 7). Startas om om 0,5 sekunder."


def test_a_child_that_refuses_to_end_is_ended_with_its_group(tmp_path: Path) -> None:
    stubborn = child(tmp_path, STUBBORN, grace=0.2)
    with Supervisor(tell=print) as supervisor:
        supervisor.start(stubborn)
        group = number_in(stubborn.log)
    assert not groups.exists(group)


def test_a_child_without_a_question_is_ready_at_once(tmp_path: Path) -> None:
    with Supervisor(tell=print) as supervisor:
        supervisor.start(child(tmp_path, SLEEPER), patience=5)


def test_a_log_that_has_grown_is_put_aside_once(tmp_path: Path) -> None:
    big = child(tmp_path, "print('ny')")
    big.log.write_bytes(b"x" * 5_000_001)
    with Supervisor(tell=print) as supervisor:
        supervisor.run_once(big)
    assert big.log.read_text(encoding="utf-8") == "ny\n"
    assert (tmp_path / "prov.old.log").stat().st_size == 5_000_001


def test_grandchildren_end_too(tmp_path: Path) -> None:
    running = child(tmp_path, WITH_GRANDCHILD).spawn()
    number_in(running.child.log)
    running.stop()
    assert eventually(lambda: not groups.exists(running.group))


def test_a_second_signal_does_not_wait_for_grace(tmp_path: Path) -> None:
    stubborn = child(tmp_path, STUBBORN, grace=60)
    begun = time.monotonic()
    with Supervisor(tell=print) as supervisor:
        supervisor.start(stubborn)
        number_in(stubborn.log)
        for _ in range(2):
            os.kill(os.getpid(), signal.SIGTERM)
    assert time.monotonic() - begun < 30


def test_nothing_starts_once_the_end_is_asked_for(tmp_path: Path) -> None:
    with Supervisor(tell=print) as supervisor:
        os.kill(os.getpid(), signal.SIGINT)
        supervisor.start(child(tmp_path, says_its_number(tmp_path / "late")))
        supervisor.run_once(child(tmp_path, says_its_number(tmp_path / "late")))
        supervisor.watch()
    assert not (tmp_path / "late").exists()


def test_kill_9_of_the_supervisor_leaves_no_child(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", killed_supervisor(tmp_path)]) as parent:
        numbers = [number_in(tmp_path / name) for name in "ab"]
        parent.kill()
    assert eventually(lambda: not any(map(groups.exists, numbers)))


def test_a_killed_watcher_is_replaced(tmp_path: Path) -> None:
    with Supervisor(tell=print) as supervisor:
        supervisor.start(child(tmp_path, says_its_number(tmp_path / "a")))
        number = number_in(tmp_path / "a")
        lifeline = supervisor._lifeline
        first = lifeline._watcher
        assert first is not None
        first.kill()
        first.wait()
        lifeline.look_after([place.running for place in supervisor._places if place.running])
        assert lifeline._watcher is not None
        assert lifeline._watcher.poll() is None
    assert not groups.exists(number)
