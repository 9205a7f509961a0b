"""A real LibreOffice that is kept going, in a folder of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workers.pdf.office.found import office_program, python_with_uno
from workers.pdf.office.kept import KeptOffice, Setup

Start = Callable[..., KeptOffice]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the private folders lie."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def set_up(program: Path | None = None, *, documents: int = 200, archive: bool = True) -> Setup:
    """The LibreOffice of this machine, or what `program` is instead."""
    installed = office_program()
    python = python_with_uno(installed) if installed else None
    if installed is None or python is None:
        pytest.skip("inte kört, på datorn saknas LibreOffice Writer med python3-uno")
    return Setup(program or installed, python, archive=archive, documents=documents)


@pytest.fixture(scope="package")
def office() -> Iterator[KeptOffice]:
    """One for all the tests that leave it whole: it takes more than a second to start."""
    kept = KeptOffice(set_up())
    yield kept
    kept.renew(timeout=30)


@pytest.fixture
def start(temporary: Path) -> Iterator[Start]:
    """A kept LibreOffice of one's own, or what `program` is instead; all are ended after the test."""
    started: list[KeptOffice] = []

    def new(program: Path | None = None, *, documents: int = 200, archive: bool = True) -> KeptOffice:
        started.append(KeptOffice(set_up(program, documents=documents, archive=archive)))
        return started[-1]

    yield new
    for kept in started:
        kept.renew(timeout=30)
