"""Small programs, given to `python -c`, that behave as children do."""

import textwrap
from pathlib import Path

SLEEPER = "import time; time.sleep(60)"

STUBBORN = """
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print(os.getpid(), flush=True)
time.sleep(60)
"""

WITH_GRANDCHILD = """
import os, subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(os.getpid(), flush=True)
time.sleep(60)
"""


def says_its_number(path: Path) -> str:
    """Writes its process number to `path` and sleeps."""
    return f"""
import os, pathlib, time
pathlib.Path({str(path)!r}).write_text(str(os.getpid()))
time.sleep(60)
"""


def lives_twice(starts: Path) -> str:
    """Leaves an x in `starts` and dies with 7; in its second life it first asks its parent to end."""
    return f"""
import os, pathlib
starts = pathlib.Path({str(starts)!r})
with starts.open("a") as file:
    file.write("x")
if starts.read_text() == "xx":
    os.kill(os.getppid(), 15)
raise SystemExit(7)
"""


def takes_leave(said: Path, name: str, *, together: int) -> str:
    """Tells `said` when it is up, asked to end and gone, which it is when `together` children were asked."""
    return f"""
import pathlib, signal, time
said = pathlib.Path({str(said)!r})
def tell(what):
    with said.open("a") as file:
        file.write("{name}:" + what + "\\n")
def leave(*_):
    tell("asked")
    while said.read_text().count(":asked") < {together}:
        time.sleep(0.02)
    tell("gone")
    raise SystemExit
signal.signal(signal.SIGTERM, leave)
tell("up")
time.sleep(60)
"""


def killed_supervisor(folder: Path) -> str:
    """Supervises two children that write their numbers to `folder`/a and `folder`/b."""
    return textwrap.dedent(
        f"""
        import os, pathlib, sys
        from service.processes import Child, Supervisor
        from tests.service.processes.programs import says_its_number

        folder = pathlib.Path({str(folder)!r})
        with Supervisor(tell=print) as supervisor:
            for name in ("a", "b"):
                argv = (sys.executable, "-c", says_its_number(folder / name))
                supervisor.start(Child(name=name, argv=argv, env=dict(os.environ), log=folder / "log"))
            supervisor.watch()
        """
    )
