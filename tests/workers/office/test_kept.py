"""A LibreOffice that is kept going makes one document after the other, whatever happens to it meanwhile."""

import io
import os
import signal
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pikepdf
import psutil
import pytest

from tests.support.processes import alive, running, until
from tests.support.word import template
from tests.workers.office.conftest import Start
from workers import pdf, private_folder
from workers.errors import PdfFailed, PdfTimeout
from workers.pdf import Pdf
from workers.pdf.office.found import office_program
from workers.pdf.started_office import LibreOffice
from workers.pdf.text import holds

pytestmark = [pytest.mark.slow, pytest.mark.office]

TEXT = "Ärende VK-2017-014: 1\u00a0767\u00a0000 kr"
DOCX = template("Åsa, Örjan och Ärlig", footer=TEXT)

convert = partial(pdf.convert_anew, title="Plan & mål", must_contain="VK-2017-014", timeout=60)


def offices(temporary: Path) -> list[psutil.Process]:
    """The LibreOffice processes that have their profile here."""
    pids = running(f"UserInstallation=file://{temporary}")
    return [process for process in map(psutil.Process, pids) if process.name().startswith("soffice")]


def read(made: Pdf) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made.data))


def assert_accessible(made: Pdf, *, archive: bool) -> None:
    with read(made) as document:
        metadata = document.open_metadata()
        assert document.Root.Lang == "sv-SE"
        assert document.docinfo["/Title"] == "Plan & mål"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.Root.MarkInfo.Marked
        assert (metadata["dc:title"], metadata["pdfuaid:part"]) == ("Plan & mål", "1")
        assert metadata.get("pdfaid:part") == ("2" if archive else None)
        assert (b"pdfaExtension:schemas" in document.Root.Metadata.read_bytes()) == archive
        assert holds(document, TEXT)


@pytest.mark.parametrize("archive", [True, False])
def test_one_libreoffice_makes_many_tagged_swedish_pdfs_and_keeps_nothing_of_them(
    start: Start, temporary: Path, archive: bool
) -> None:
    office = start(archive=archive)
    assert_accessible(convert(DOCX, using=office), archive=archive)
    (before,) = offices(temporary)
    made = convert(DOCX, using=office)
    assert (made.converter, made.pages) == ("LibreOffice", 1)
    assert [process.pid for process in offices(temporary)] == [before.pid]
    left = [path for path in temporary.rglob("*") if path.is_file()]
    assert not [path for path in left if "document" in path.name or b"document.docx" in path.read_bytes()]
    sockets = [socket for folder in temporary.iterdir() for socket in private_folder.sockets(folder)]
    assert sum(socket.exists() for socket in sockets) == 2
    office.renew(timeout=30)
    assert not running(str(temporary))
    assert not any(path.exists() for path in (*temporary.iterdir(), *sockets))


def test_started_for_each_document_it_makes_the_same_pdf(temporary: Path) -> None:
    program = office_program()
    assert program is not None
    assert_accessible(convert(DOCX, using=LibreOffice(program)), archive=True)
    assert not running(str(temporary))


def test_one_that_hangs_costs_its_document_its_time_and_the_next_nothing(
    start: Start, temporary: Path
) -> None:
    office = start()
    convert(DOCX, using=office)
    (hanging,) = offices(temporary)
    hanging.suspend()
    with pytest.raises(PdfTimeout, match="för lång tid"):
        convert(DOCX, using=office, timeout=0.5)
    assert not running(str(temporary))
    assert convert(DOCX, using=office).pages == 1


def test_one_that_dies_in_the_middle_is_followed_by_another_for_the_same_document(
    start: Start, temporary: Path
) -> None:
    office = start()
    convert(DOCX, using=office)
    (dying,) = offices(temporary)
    dying.suspend()
    threading.Timer(0.3, dying.kill).start()
    assert convert(DOCX, using=office).pages == 1
    assert [process.pid for process in offices(temporary)] != [dying.pid]


@pytest.mark.parametrize("who", ["soffice", "bridge.py", "end_with_our_parent"])
def test_a_death_between_two_documents_goes_unseen(start: Start, temporary: Path, who: str) -> None:
    office = start()
    convert(DOCX, using=office)
    victims = [offices(temporary)[0].pid] if who == "soffice" else running_of(temporary, who)
    os.kill(victims[0], signal.SIGKILL)
    until(lambda: not alive(victims[0]))
    assert convert(DOCX, using=office).pages == 1
    office.renew(timeout=30)
    assert not running(str(temporary))


def running_of(temporary: Path, words: str) -> list[int]:
    """The guard or the bridge of the LibreOffice here."""
    return sorted({*running(words)} & {*running(str(temporary))})


def test_after_so_many_documents_a_new_one_is_started(start: Start, temporary: Path) -> None:
    office, pids = start(documents=2), []
    for _ in range(3):
        convert(DOCX, using=office)
        pids += [process.pid for process in offices(temporary)]
    assert pids[0] == pids[1] != pids[2]
    assert len(pids) == 3


def test_a_damaged_word_file_gives_no_pdf_and_the_next_one_does(start: Start, temporary: Path) -> None:
    office = start()
    for damaged in (DOCX[:3000], b"ingen Wordfil"):
        with pytest.raises(PdfFailed):
            convert(damaged, using=office)
    (before,) = offices(temporary)
    assert convert(DOCX, using=office).pages == 1
    assert [process.pid for process in offices(temporary)] == [before.pid]


_IN_A_FORK = """
import os, sys
from workers.pdf import convert_anew, converter
office, docx = converter(), open(sys.argv[1], "rb").read()
make = lambda: convert_anew(docx, title="x", must_contain="VK-2017-014", timeout=60, using=office).pages
make()
child = os.fork()
if child == 0:
    assert office._office is None
    assert make() == 1
    sys.exit()
assert os.waitpid(child, 0)[1] == 0
assert office._office is not None and office._office.alive
assert make() == 1 and office._made == 2
"""


def environment(temporary: Path) -> dict[str, str]:
    return {**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(Path.cwd())}


def test_a_forked_process_starts_its_own_and_leaves_that_of_its_parent_alone(
    temporary: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(DOCX)
    command = [sys.executable, "-c", _IN_A_FORK, str(tmp_path / "a.docx")]
    subprocess.run(command, env=environment(temporary), check=True, timeout=60)
    assert not running(str(temporary))
    assert [*temporary.iterdir()] == []


_FOR_EVER = """
import sys
from workers.pdf import convert_anew, converter
while True:
    convert_anew(open(sys.argv[1], "rb").read(), title="x", must_contain="VK", timeout=60, using=converter())
    print("made", flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="inte kört, bara i /proc syns vilka program som körs")
def test_kill_9_of_the_worker_leaves_no_libreoffice_and_the_next_worker_clears_up(
    temporary: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(DOCX)
    command = [sys.executable, "-c", _FOR_EVER, str(tmp_path / "a.docx")]
    with subprocess.Popen(command, env=environment(temporary), stdout=subprocess.PIPE) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"made\n"
        assert offices(temporary)
        worker.kill()
    until(lambda: not running(str(temporary)))
    sockets = [socket for folder in temporary.iterdir() for socket in private_folder.sockets(folder)]
    private_folder.clear()
    assert [*temporary.iterdir()] == []
    assert not any(socket.exists() for socket in sockets)
