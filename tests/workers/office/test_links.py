"""Nothing that a document links to is fetched, neither from the network nor from this machine's own files."""

import io
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.support.word import replaced, template
from workers import pdf
from workers.pdf import Pdf
from workers.pdf.office.found import office_program
from workers.pdf.office.kept import KeptOffice
from workers.pdf.started_office import LibreOffice
from workers.pdf.text import holds

pytestmark = [pytest.mark.slow, pytest.mark.office]

DOCX = template("Åsa, Örjan och Ärlig", footer="Ärende VK-2017-014")
convert = partial(pdf.convert_anew, title="x", must_contain="VK-2017-014", timeout=60)

_PICTURE = """
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
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_picture(address: str) -> bytes:
    """The document with a picture that it does not hold but links to."""
    linked = replaced(DOCX, "<w:r><w:t>Åsa", _PICTURE + "<w:r><w:t>Åsa")
    relation = (
        f'<Relationship Id="rLink" TargetMode="External" Target="{address}" Type="{_RELATIONS}/image"/>'
    )
    return replaced(
        linked, "</Relationships>", f"{relation}</Relationships>", name="word/_rels/document.xml.rels"
    )


def with_field(instruction: str) -> bytes:
    """The document with a field that Word would fill from elsewhere."""
    field = f'<w:fldSimple w:instr="{instruction}"><w:r><w:t>tomt</w:t></w:r></w:fldSimple>'
    return replaced(DOCX, "<w:r><w:t>Åsa", f"{field}<w:r><w:t>Åsa")


def pictures(made: Pdf) -> int:
    with pikepdf.open(io.BytesIO(made.data)) as document:
        return sum(len(page.get_images()) for page in document.pages)


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
    yield f"http://127.0.0.1:{server.server_address[1]}/", paths
    server.shutdown()
    server.server_close()


def test_a_kept_libreoffice_asks_no_address(office: KeptOffice, asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    field = f"INCLUDETEXT &quot;{address}text.docx&quot;"
    for linked in (with_picture(address + "picture.png"), with_field(field)):
        assert convert(linked, using=office).pages == 1
    assert paths == []


def test_one_that_is_started_for_each_document_asks_no_address(asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    program = office_program()
    assert program is not None
    assert convert(with_picture(address + "picture.png"), using=LibreOffice(program)).pages == 1
    assert paths == []


def test_no_file_of_this_machine_comes_into_the_pdf(office: KeptOffice, tmp_path: Path) -> None:
    Image.new("RGB", (40, 40), "red").save(tmp_path / "picture.png")
    (tmp_path / "secret.txt").write_text("Hemligheten")
    assert pictures(convert(with_picture((tmp_path / "picture.png").as_uri()), using=office)) == 0
    field = f"INCLUDETEXT &quot;{tmp_path / 'secret.txt'}&quot;"
    with pikepdf.open(io.BytesIO(convert(with_field(field), using=office).data)) as document:
        assert not holds(document, "Hemligheten")
