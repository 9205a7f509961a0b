"""A PDF is judged by what it holds: a converter may hang, lie or be missing."""

import io
from functools import partial
from pathlib import Path
from uuid import uuid4

import pikepdf
import pytest

from service.config import PdfMaker, PdfSettings
from tests.support.word import template
from workers import pdf
from workers.errors import PdfFailed, PdfTimeout
from workers.pdf import Pdf
from workers.pdf.rdocx import Rdocx
from workers.pdf.started_office import LibreOffice
from workers.pdf.text import holds, page_text

pytestmark = pytest.mark.slow

convert = partial(pdf.convert, timeout=60)

TEXT = "Ärende VK-2017-014: 1\u00a0767\u00a0000 kr"
DOCX = template("Åsa, Örjan och Ärlig", footer=TEXT)


class Fake:
    """A converter that leaves what it was given; what was made by one of them is not taken from another."""

    name = "Fake"

    def __init__(self, result: bytes | None) -> None:
        self.result = result
        self.recipe = str(uuid4())

    def run(self, folder: Path, *, timeout: float) -> None:
        if self.result is not None:
            (folder / pdf.RESULT).write_bytes(self.result)

    def renew(self, *, timeout: float) -> bool:
        return False


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


@pytest.mark.parametrize("maker", [PdfMaker.RDOCX, pytest.param(PdfMaker.BEST, marks=pytest.mark.office)])
def test_a_damaged_word_file_gives_no_pdf(maker: PdfMaker) -> None:
    with pytest.raises(PdfFailed):
        convert(DOCX[:3000], title="x", must_contain="VK", using=pdf.converter(PdfSettings(maker)))


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


class Unsteady(Fake):
    """A kept converter that gives a whole PDF only after it was renewed so many times."""

    def __init__(self, result: bytes, *, renewals: int) -> None:
        super().__init__(None)
        self._whole, self._wanted, self.renewals = result, renewals, 0

    def renew(self, *, timeout: float) -> bool:
        self.renewals += 1
        if self.renewals == self._wanted:
            self.result = self._whole
        return True


def test_what_a_kept_converter_spoils_is_tried_once_more_in_a_new_one(by_rdocx: Pdf) -> None:
    using = Unsteady(by_rdocx.data, renewals=1)
    assert convert(DOCX, title="x", must_contain="VK-2017-014", using=using).pages == 1
    using = Unsteady(by_rdocx.data, renewals=2)
    with pytest.raises(PdfFailed):
        convert(DOCX, title="x", must_contain="VK-2017-014", using=using)
    assert using.renewals == 1


class Counted(Fake):
    """The same of the same Word file, and the number of times that it was asked."""

    runs = 0

    def run(self, folder: Path, *, timeout: float) -> None:
        self.runs += 1
        super().run(folder, timeout=timeout)


def test_the_same_word_file_is_not_converted_twice(by_rdocx: Pdf) -> None:
    using = Counted(by_rdocx.data)
    first = convert(DOCX, title="x", must_contain="VK-2017-014", using=using)
    assert convert(DOCX, title="x", must_contain="VK-2017-014", using=using) is first
    assert using.runs == 1
    convert(DOCX, title="y", must_contain="VK-2017-014", using=using)
    convert(DOCX + b"0", title="x", must_contain="VK-2017-014", using=using)
    with pytest.raises(PdfFailed):
        convert(DOCX, title="x", must_contain="VK-2017-015", using=using)
    assert using.runs == 4
