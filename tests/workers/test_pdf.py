"""A PDF is judged by what it holds: a converter may hang, lie or be missing."""

import io
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pikepdf
import pytest

from service.config import PdfMaker
from tests.support.processes import running, until
from tests.support.word import replaced, template
from workers import pdf, pdf_libreoffice
from workers.errors import PdfFailed, PdfTimeout
from workers.pdf import Pdf
from workers.pdf_libreoffice import LibreOffice, office_program
from workers.pdf_rdocx import Rdocx
from workers.pdf_text import holds, page_text

pytestmark = pytest.mark.slow

convert = partial(pdf.convert, timeout=60)

TEXT = "Ärende VK-2017-014: 1\u00a0767\u00a0000 kr"
DOCX = template("Åsa, Örjan och Ärlig", footer=TEXT)


class Fake:
    """A converter that leaves what it was given."""

    name = "Fake"

    def __init__(self, result: bytes | None) -> None:
        self.result = result

    def run(self, folder: Path, *, timeout: float) -> None:
        if self.result is not None:
            (folder / pdf.RESULT).write_bytes(self.result)


def blank(pages: int) -> bytes:
    document, target = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        document.add_blank_page()
    document.save(target)
    return target.getvalue()


def office(tmp_path: Path, script: str) -> LibreOffice:
    """LibreOffice as a shell script."""
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return LibreOffice(program)


@pytest.fixture(scope="module")
def by_rdocx() -> Pdf:
    return convert(DOCX, title="Plan & mål", must_contain="VK-2017-014", using=Rdocx())


def read(made: Pdf) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made.data))


def assert_accessible(made: Pdf) -> None:
    with read(made) as document:
        assert document.Root.Lang == "sv-SE"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.Root.MarkInfo.Marked
        assert document.docinfo["/Title"] == "Plan & mål"
        assert document.open_metadata()["dc:title"] == "Plan & mål"
        assert document.open_metadata()["pdfaid:part"] == "2"


def test_without_libreoffice_a_pdf_comes_from_our_packages(by_rdocx: Pdf) -> None:
    assert (by_rdocx.converter, by_rdocx.pages) == ("rdocx", 1)
    assert_accessible(by_rdocx)


def test_the_text_of_a_pdf_can_be_read(by_rdocx: Pdf) -> None:
    with read(by_rdocx) as document:
        assert "ÅsaÖrjan" in page_text(document.pages[0]).replace(" ", "").replace(",", "")
        assert holds(document, TEXT)
        assert not holds(document, "VK-2017-015")
        assert not holds(document, " ")


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (None, "lämnade ingen PDF"),
        (b"", "lämnade ingen PDF"),
        (b"<html>", "lämnade ingen PDF"),
        (b"%PDF-1.7 hej", "inte går att läsa"),
        (blank(0), "utan sidor"),
        (blank(2), "utan dokumentets innehåll"),
    ],
)
def test_what_is_not_the_document_is_refused(result: bytes | None, said: str) -> None:
    with pytest.raises(PdfFailed, match=said):
        convert(DOCX, title="x", must_contain="VK-2017-014", using=Fake(result))


def test_the_pdf_of_another_document_is_refused(by_rdocx: Pdf) -> None:
    with pytest.raises(PdfFailed, match="utan dokumentets innehåll"):
        convert(DOCX, title="x", must_contain="VK-2017-015", using=Fake(by_rdocx.data))


def test_a_pdf_that_has_its_title_is_not_touched(by_rdocx: Pdf) -> None:
    again = convert(DOCX, title="Plan & mål", must_contain="VK-2017-014", using=Fake(by_rdocx.data))
    assert again.data == by_rdocx.data


@pytest.mark.parametrize("using", [Rdocx(), pytest.param(None, marks=pytest.mark.office)])
def test_a_damaged_word_file_gives_no_pdf(using: Rdocx | None) -> None:
    with pytest.raises(PdfFailed):
        convert(DOCX[:3000], title="x", must_contain="VK", using=using)


def test_a_libreoffice_that_hangs_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(PdfTimeout, match="för lång tid"):
        convert(DOCX, title="x", must_contain="VK", timeout=0.2, using=office(tmp_path, "sleep 60"))


def test_a_libreoffice_that_says_all_is_well_but_writes_nothing_is_not_believed(tmp_path: Path) -> None:
    with pytest.raises(PdfFailed, match="LibreOffice lämnade ingen PDF"):
        convert(DOCX, title="x", must_contain="VK", using=office(tmp_path, "exit 0"))


def test_a_libreoffice_that_ends_with_an_error_but_wrote_the_pdf_is_believed(
    tmp_path: Path, by_rdocx: Pdf
) -> None:
    (tmp_path / "made.pdf").write_bytes(by_rdocx.data)
    using = office(tmp_path, f"cp {tmp_path}/made.pdf document.pdf; exit 1")
    assert (
        convert(DOCX, title="Plan & mål", must_contain="VK-2017-014", using=using).converter == "LibreOffice"
    )


def test_libreoffice_is_started_again_when_its_new_profile_asks_for_it(tmp_path: Path, by_rdocx: Pdf) -> None:
    (tmp_path / "made.pdf").write_bytes(by_rdocx.data)
    using = office(
        tmp_path, f"test -e once || {{ touch once; exit 81; }}; cp {tmp_path}/made.pdf document.pdf"
    )
    assert convert(DOCX, title="x", must_contain="VK-2017-014", using=using).pages == 1


def test_a_libreoffice_that_wants_to_start_again_for_ever_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(PdfTimeout):
        convert(DOCX, title="x", must_contain="VK", timeout=0.2, using=office(tmp_path, "exit 81"))


def test_the_private_folder_is_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(PdfFailed):
        convert(DOCX, title="x", must_contain="VK", using=Fake(None))
    assert list(tmp_path.iterdir()) == []


def test_libreoffice_is_used_where_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = office(tmp_path, "exit 0").program
    monkeypatch.setattr(shutil, "which", lambda name: str(program) if name == "libreoffice" else None)
    assert pdf.converter() == LibreOffice(program)
    (tmp_path / "soffice.bin").touch()
    assert office_program() == tmp_path / "soffice.bin"
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(pdf_libreoffice, "_ON_MACOS", tmp_path / "missing")
    assert isinstance(pdf.converter(), Rdocx)
    monkeypatch.setattr(pdf_libreoffice, "_ON_MACOS", program)
    assert pdf.converter() == LibreOffice(program)


def test_the_converter_that_is_wanted_is_used_or_told_to_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = office(tmp_path, "exit 0").program
    monkeypatch.setattr(shutil, "which", lambda name: str(program))
    assert pdf.converter(PdfMaker.RDOCX) == Rdocx()
    assert pdf.converter(PdfMaker.LIBREOFFICE) == LibreOffice(program)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(pdf_libreoffice, "_ON_MACOS", tmp_path / "missing")
    with pytest.raises(PdfFailed, match="LibreOffice är inte installerat"):
        pdf.converter(PdfMaker.LIBREOFFICE)


@pytest.mark.office
def test_libreoffice_makes_a_tagged_swedish_pdf_and_leaves_nothing_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made = convert(DOCX, title="Plan & mål", must_contain="VK-2017-014")
    assert (made.converter, made.pages) == ("LibreOffice", 1)
    assert_accessible(made)
    with read(made) as document:
        assert holds(document, TEXT)
        assert document.open_metadata()["pdfuaid:part"] == "1"
    assert running(str(tmp_path)) == []


@pytest.mark.office
@pytest.mark.skipif(sys.platform != "linux", reason="inte kört, bara i /proc syns vilka program som körs")
def test_kill_9_of_the_worker_leaves_no_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(DOCX)
    script = (
        "from workers.pdf import convert;"
        "convert(open('a.docx', 'rb').read(), title='x', must_contain='x', timeout=60)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(Path.cwd())}
    worker = subprocess.Popen([sys.executable, "-c", script], cwd=tmp_path, env=environment)
    until(lambda: len(running(f"UserInstallation=file://{tmp_path}")) > 1)  # its guard and LibreOffice itself
    worker.kill()
    worker.wait()
    until(lambda: not running(str(tmp_path)))


_LINKED_PICTURE = """
<w:r><w:drawing>
<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
<wp:extent cx="999999" cy="999999"/><wp:docPr id="1" name="b"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:nvPicPr><pic:cNvPr id="1" name="b"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill>
<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="rLink"/>
</pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="999999" cy="999999"/></a:xfrm>
<a:prstGeom prst="rect"/></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>
""".replace("\n", "")


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A web server on this machine, and the addresses that were asked for."""
    paths: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815  the names that http.server calls

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/picture.png", paths
    server.shutdown()
    server.server_close()


@pytest.mark.office
def test_nothing_that_a_document_links_to_is_fetched(asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    picture = _LINKED_PICTURE + "<w:r><w:t>Åsa"
    relation = (
        '<Relationship Id="rLink" TargetMode="External" Target="'
        + address
        + '" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    linked = replaced(DOCX, "<w:r><w:t>Åsa", picture)
    linked = replaced(linked, "</Relationships>", relation, name="word/_rels/document.xml.rels")
    assert convert(linked, title="x", must_contain="VK-2017-014").pages == 1
    assert paths == []
