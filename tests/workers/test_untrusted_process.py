"""The process for an untrusted file: limited, without our secrets, and believed in nothing but its form."""

import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from doc_templates.names import Names
from tests.support.processes import alive, until
from tests.workers.attacks.building import good
from workers.errors import Mistake, NotOpened, Severity
from workers.untrusted import examine, starting
from workers.untrusted import process as untrusted_process
from workers.untrusted.examining import names_of
from workers.untrusted.limits import Limits
from workers.untrusted.process import Ended, ask
from workers.untrusted.wire import Garbage, as_data, names_as_data, opened, packed, rows_of

pytestmark = pytest.mark.slow

LIMITS = Limits(computing=10, waiting=20)
# Limits itself as the process does, then goes on with what a test adds.
HELD = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from workers.untrusted.limits import Limits, hold
missing = hold(Limits(computing=float(sys.argv[2]), waiting=1))
"""
MISTAKE = Mistake("brödtexten", "{{ x }}", "Fel.", Severity.ADVICE, "word/document.xml", 3, fixed=True)
only_linux = pytest.mark.skipif(sys.platform != "linux", reason="macOS counts no mapped memory")


def limited(code: str, *, computing: float = 10) -> "subprocess.CompletedProcess[str]":
    """How a process ends that limits itself and then runs this code."""
    root = str(Path(untrusted_process.__file__).parent.parent)
    command = [sys.executable, "-c", HELD + code, root, str(computing)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets the process run other code than ours, once it is ready."""
    ready = "import os; os.write(1, b'+')\n"
    return lambda code: monkeypatch.setattr(starting, "_START", ready + code)


def asked(question: bytes, limits: Limits = LIMITS) -> bytes:
    return ask(question, limits, task="workers.untrusted.filling")


def test_what_it_says_is_the_answer(other: Callable[[str], None]) -> None:
    other("import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])")
    assert asked(b"abc" * 1_000_000) == b"cba" * 1_000_000


def test_it_sees_no_secret_of_ours(other: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNUTPUNKT_KEYS", "hemligt")
    other("import os; print(dict(os.environ), os.getcwd())")
    assert b"hemligt" not in asked(b"")


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(3)",
        "import os; os.abort()",
        "import sys; sys.stdin.close(); raise SystemExit(1)",
        "import os\nwhile True: os.write(1, bytes(65536))",
    ],
    ids=["exit", "abort", "deaf", "endless"],
)
def test_one_that_breaks_down_is_told(
    other: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setattr(untrusted_process, "_MOST", 1_000_000)
    other(code)
    with pytest.raises(Ended):
        asked(bytes(1_000_000))


def test_one_that_hangs_is_ended_with_its_children(other: Callable[[str], None], tmp_path: Path) -> None:
    told = tmp_path / "pids"
    other(
        "import os, subprocess, time; child = subprocess.Popen(['sleep', '60']);"
        f"open({str(told)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}'); time.sleep(60)"
    )
    with pytest.raises(NotOpened):
        asked(bytes(1_000_000), Limits(computing=10, waiting=2))
    until(lambda: not any(alive(int(pid)) for pid in told.read_text().split()))


@pytest.mark.parametrize(
    "code",
    ["import knutpunkt_som_inte_finns", "raise SystemExit(0)", "import os; os.write(1, b'{}')"],
    ids=["a module is missing", "it ends", "it says something else"],
)
def test_one_that_never_was_ready_is_our_own_fault(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(starting, "_START", code)
    with pytest.raises(NotOpened, match="Felet är inte mallens"):
        examine(good(), None)


def test_one_that_cannot_be_started_is_our_own_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/finns/inte")
    with pytest.raises(NotOpened):
        examine(good(), None)


@pytest.mark.parametrize(
    "code",
    ["import os; os.kill(os.getpid(), 9)", f"os.write(1, {packed({'failed': 'ours'})!r})"],
    ids=["it is stopped", "it says so"],
)
def test_one_that_the_machine_fails_is_our_own_fault(other: Callable[[str], None], code: str) -> None:
    other(code)
    with pytest.raises(NotOpened):
        examine(good(), None)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"hej",
        b"\xff\xff\xff\xff{}",
        packed({}),
        packed({"mistakes": 1, "names": [], "fields": []}, b"", b""),
        packed({"mistakes": [], "names": [1], "fields": []}, b"", b""),
        packed({"mistakes": [], "names": [], "fields": [{"path": "x"}]}, b"", b""),
        packed(
            {"mistakes": [{**as_data([MISTAKE])[0], "severity": "dödlig"}], "names": [], "fields": []},
            b"",
            b"",
        ),
        packed(
            {"mistakes": [{**as_data([MISTAKE])[0], "paragraph": "3"}], "names": [], "fields": []}, b"", b""
        ),
        packed({"mistakes": [], "names": [], "fields": []}, b""),
        packed({"mistakes": [], "names": [], "fields": []}, b"", b"")[:-2],
        pickle.dumps({"mistakes": []}),
    ],
)
def test_an_answer_of_any_other_form_is_not_believed(other: Callable[[str], None], answer: bytes) -> None:
    other(f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({answer!r})")
    (mistake,) = examine(b"", None).mistakes
    assert mistake.message.startswith("Mallen går inte att granska")


def test_what_is_said_is_understood_as_it_was_meant() -> None:
    words = {"dag": date(2017, 2, 1), "rader": [{"tal": 1, "ja": True, "tom": None}]}
    said, files = opened(packed({"mistakes": as_data([MISTAKE]), "words": words}, b"a", b""))
    assert (rows_of(Mistake, said["mistakes"]), said["words"], files) == ((MISTAKE,), words, [b"a", b""])
    names = Names(
        {"dag": date, "rader[].tal": int, "rader[].ja": bool, "x": str}, {"dag": "Dagen."}, {"rader": "r"}
    )
    assert names_of(names_as_data(names)) == names


def test_deep_data_is_garbage() -> None:
    deep = b"[" * 100_000
    with pytest.raises(Garbage):
        opened(len(deep).to_bytes(4, "big") + deep)


@only_linux
def test_no_more_memory_than_is_allowed_can_be_had() -> None:
    assert "MemoryError" in limited("bytearray(300 * 1024 * 1024)").stderr
    assert limited("bytearray(100 * 1024 * 1024)").returncode == 0


@only_linux
def test_every_limit_is_set() -> None:
    asked = "print(missing, *(resource.getrlimit(getattr(resource, 'RLIMIT_' + name))[1] for name in {}))"
    names = ("CPU", "CORE", "FSIZE", "NOFILE", "NPROC")
    assert limited(asked.format(names)).stdout.split() == ["[]", "11", "0", "0", "32", "0"]


def test_computing_is_cut_off_even_inside_a_pattern() -> None:
    ended = limited("import re; re.match('(a|a)*$', 'a' * 60 + 'b')", computing=0.2)
    assert ended.returncode in untrusted_process._OVERTIME


def test_no_file_can_be_written(tmp_path: Path) -> None:
    ended = limited(f"print('x' * 100_000, file=open({str(tmp_path / 'a')!r}, 'w'), flush=True)")
    assert ended.returncode != 0
    assert (tmp_path / "a").stat().st_size == 0
