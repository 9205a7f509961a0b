"""A process that gets ready while another works: used once, replaced when it is gone, never left behind."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.processes import alive, until
from workers.untrusted import starting
from workers.untrusted.limits import Limits
from workers.untrusted.process import ask
from workers.untrusted.wire import NOT_ASKED

pytestmark = pytest.mark.slow

LIMITS = Limits(computing=10, waiting=20)
TASK = "workers.untrusted.filling"
SAYS_WHO = "import os, sys; sys.stdin.buffer.read(); os.write(1, b'+%d' % os.getpid())"
NOT_AT_FIRST = """
import os, sys
from pathlib import Path
seen = Path({seen!r})
if not seen.exists():
    seen.touch()
    os._exit({code})
"""


@pytest.fixture(autouse=True)
def nothing_ready() -> Iterator[None]:
    """What a test leaves ready is of its own making."""
    _end_all()
    yield
    _end_all()


def _end_all() -> None:
    while starting._ready:
        _, child = starting._ready.popitem()
        child.kill()
        with child:
            pass


@pytest.fixture
def code(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda text: monkeypatch.setattr(starting, "_START", text)


def asked(*, more: bool = True) -> int:
    """The process that answered."""
    return int(ask(b"hej", LIMITS, task=TASK, more=more))


def ready() -> int:
    (child,) = starting._ready.values()
    return child.pid


def test_the_next_file_is_opened_by_a_process_that_got_ready_meanwhile(code: Callable[[str], None]) -> None:
    code(SAYS_WHO)
    first, next_one = asked(), ready()
    second = asked()
    assert (second, first != second) == (next_one, True)
    assert asked() not in (first, second)


def test_nothing_gets_ready_when_no_more_is_to_follow(code: Callable[[str], None]) -> None:
    code(SAYS_WHO)
    asked(more=False)
    assert starting._ready == {}


def test_one_that_has_ended_is_replaced(code: Callable[[str], None]) -> None:
    code(SAYS_WHO)
    asked()
    (gone,) = starting._ready.values()
    gone.kill()
    until(lambda: gone.poll() is not None)
    assert asked() != gone.pid


def test_a_question_that_comes_as_one_stops_waiting_is_asked_again(
    code: Callable[[str], None], tmp_path: Path
) -> None:
    code(NOT_AT_FIRST.format(seen=str(tmp_path / "seen"), code=NOT_ASKED) + SAYS_WHO)
    assert asked(more=False) > 0


def test_one_that_is_not_asked_ends_before_it_says_that_it_is_ready() -> None:
    waits = "from workers.untrusted import child; child.IDLE = 0.05; child.main(None, 10, 10, 2**29)"
    root = Path(starting.__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", waits], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.wait(30) == NOT_ASKED
        assert process.stdout
        assert process.stdout.read() == b""


def test_one_that_got_ready_ends_with_us() -> None:
    starts = (
        "from workers.untrusted import starting, EXAMINING;"
        f"starting.started(EXAMINING, {TASK!r}, more=True);"
        "print(*(child.pid for child in starting._ready.values()))"
    )
    root = Path(starting.__file__).parents[2]
    told = subprocess.run(
        [sys.executable, "-c", starts], cwd=root, capture_output=True, text=True, check=True
    )
    until(lambda: not alive(int(told.stdout)))


def test_one_that_cannot_get_ready_is_no_trouble_for_the_one_that_is_asked(
    code: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    code(SAYS_WHO)
    asked()
    monkeypatch.setattr(sys, "executable", "/finns/inte")
    assert asked() > 0
    assert starting._ready == {}
