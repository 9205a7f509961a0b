"""Where LibreOffice is installed, and a Python that can talk with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

_ON_MACOS = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_PYTHONS = (Path("/usr/bin/python3"), Path(sys.executable))
_PATIENCE = 20.0


def office_program() -> Path | None:
    """Where LibreOffice is installed, or None."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        return _ON_MACOS if _ON_MACOS.exists() else None
    # The real program, not the scripts and starters before it: a signal to a starter would not reach it.
    program = Path(found).resolve().with_name("soffice.bin")
    return program if program.exists() else Path(found)


@cache
def python_with_uno(program: Path) -> Path | None:
    """A Python that can talk with this LibreOffice, or None; looked for once in a process."""
    return next(filter(_knows_uno, _pythons(program)), None)


def _pythons(program: Path) -> Iterator[Path]:
    """LibreOffice's own, which not every system has, the system's, and ours."""
    yield program.with_name("python")
    yield program.parent.parent / "Resources" / "python"
    yield from _PYTHONS


def _knows_uno(python: Path) -> bool:
    if not os.access(python, os.X_OK):
        return False
    # In a place that we chose, and with nothing of our environment, which may lead it to other modules.
    ask = partial(subprocess.run, env={"PATH": os.defpath}, cwd="/", capture_output=True, timeout=_PATIENCE)
    try:
        tried = ask([python, "-c", "import uno"], check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0
