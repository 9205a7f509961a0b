"""All measurements, one after the other, on the screen and in docs/benchmark.md: python -m tests.bench."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

from tests.bench import cases, fills, packets, pdfs, queue
from tests.bench.engines import ROOT
from tests.bench.table import Table, page

PAGE = ROOT / "docs" / "benchmark.md"
PARTS: Mapping[str, Callable[[], list[Table]]] = {
    "fills": fills.measure,
    "pdfs": pdfs.measure,
    "queue": queue.measure,
    "cases": cases.measure,
    "packets": packets.measure,
}
_PACKAGES = ("docxtpl", "jinja2", "lxml", "isal", "celery", "sqlalchemy", "pikepdf", "rdocx")


def main(wanted: list[str]) -> None:
    """Measures the parts that are named, or all; only a whole run is written to the page."""
    tables = []
    for name in wanted or PARTS:
        for table in PARTS[name]():
            print(table.markdown(), flush=True)
            tables.append(table)
    if not wanted:
        PAGE.write_text(page("Benchmark", tables, about=_about()), encoding="utf-8")


def _about() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    programs = ", ".join(map(_program, ("node", "soffice")))
    return f"""Written by `make bench`: every number comes from one run on one machine, with the peers beside
us in alternating rounds. A time is the median of the rounds with the fastest and the slowest; a ratio is
the median of the ratios within each round.

Machine: {os.cpu_count()} × {_processor()}, {platform.system()} {platform.release()}.
Versions: Python {platform.python_version()}, {packages}, {programs}."""


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    except FileNotFoundError:
        names = []
    return names[0] if names else platform.machine()


def _program(name: str) -> str:
    try:
        said = subprocess.run([name, "--version"], capture_output=True, text=True, check=True).stdout
    except (FileNotFoundError, subprocess.CalledProcessError):
        return f"{name} is not installed"
    return f"{name} {said.strip()}"


if __name__ == "__main__":
    main(sys.argv[1:])
