"""A LibreOffice that does not start, or is not done in time, leaves nothing and holds nobody up."""

import errno
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import psutil
import pytest

from tests.support.processes import running, until
from tests.support.word import template
from tests.workers.office.conftest import Start
from workers import pdf
from workers.errors import PdfFailed, PdfTimeout
from workers.pdf.office import running as module

pytestmark = [pytest.mark.slow, pytest.mark.office]

DOCX = template("Åsa, Örjan och Ärlig", footer="Ärende VK-2017-014")
convert = partial(pdf.convert_anew, title="x", must_contain="VK-2017-014", timeout=30)


def soffice(folder: Path, script: str) -> Path:
    """A shell script in the place of LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


def test_one_that_never_answers_is_stopped_when_the_time_is_over(
    start: Start, temporary: Path, tmp_path: Path
) -> None:
    office = start(soffice(tmp_path, "sleep 60"))
    with pytest.raises(PdfTimeout):
        convert(DOCX, using=office, timeout=0.5)
    assert not running(str(temporary))
    assert [*temporary.iterdir()] == []


@pytest.mark.parametrize("installed", [True, False])
def test_one_that_ends_at_once_or_is_missing_is_told(
    start: Start, temporary: Path, tmp_path: Path, installed: bool
) -> None:
    program = soffice(tmp_path, "exit 1") if installed else tmp_path / "missing"
    with pytest.raises(PdfFailed):
        convert(DOCX, using=start(program))
    assert not running(str(temporary))
    assert [*temporary.iterdir()] == []


def test_one_that_is_at_work_holds_nobody_up_who_wants_it_ended(
    start: Start, temporary: Path, tmp_path: Path
) -> None:
    office = start(soffice(tmp_path, "sleep 60"))
    with ThreadPoolExecutor(1) as pool:
        at_work = pool.submit(convert, DOCX, using=office, timeout=1)
        until(lambda: bool(running(str(temporary))))
        with pytest.raises(PdfTimeout):
            office.renew(timeout=0.01)
        assert isinstance(at_work.exception(), PdfTimeout)
    assert not running(str(temporary))


def full(profile: Path) -> None:
    profile.mkdir()
    raise OSError(errno.ENOSPC, "no space left on device")


def none_left(*_: object, **__: object) -> None:
    raise OSError(errno.EAGAIN, "no process left")


@pytest.mark.parametrize(("what", "fault"), [("write_profile", full), ("child.start", none_left)])
def test_one_that_cannot_be_started_leaves_neither_folder_nor_pipe(
    start: Start, temporary: Path, monkeypatch: pytest.MonkeyPatch, what: str, fault: object
) -> None:
    office, before = start(), psutil.Process().num_fds()
    monkeypatch.setattr(f"{module.__name__}.{what}", fault)
    with pytest.raises(OSError, match="left"):
        convert(DOCX, using=office)
    assert [*temporary.iterdir()] == []
    assert psutil.Process().num_fds() == before
