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


@pytest.fixture
def start(temporary: Path) -> Iterator[Start]:
    """A kept LibreOffice, or what `program` is instead; all are ended after the test."""
    started: list[KeptOffice] = []

    def new(program: Path | None = None, *, documents: int = 200, archive: bool = True) -> KeptOffice:
        installed = office_program()
        python = python_with_uno(installed) if installed else None
        if installed is None or python is None:
            pytest.skip("inte kört, på datorn saknas LibreOffice Writer med python3-uno")
        setup = Setup(program or installed, python, archive=archive, documents=documents)
        started.append(KeptOffice(setup))
        return started[-1]

    yield new
    for office in started:
        office.renew(timeout=30)
