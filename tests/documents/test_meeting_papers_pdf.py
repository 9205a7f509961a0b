"""The PDF of every paper of a meeting can be followed by a screen reader, and its pages end as they may."""

import io
from functools import cache

import pikepdf
import pypdfium2
import pytest

from service.config import PdfMaker, PdfSettings
from service.documents.meeting_papers import WORD_FILES
from tests.documents.test_page_ends import above_the_footer, headings
from tests.documents.test_templates_pdf import tags
from tests.support.meeting_papers import LONG, USUAL, papers
from workers import pdf
from workers.pdf import convert
from workers.rendering import fill

pytestmark = pytest.mark.slow
MAKERS = [PdfMaker.RDOCX, pytest.param(PdfMaker.LIBREOFFICE, marks=pytest.mark.office)]
EVERY_FILE = pytest.mark.parametrize("key", WORD_FILES)
BOTH = pytest.mark.parametrize("maker", MAKERS)
MOST_PAGES = {"kallelse": 2, "dagordning": 3, "arendelista": 24, "arendeblad": 40, "moteshandlingar": 29}


@cache
def made(key: str, size: str, maker: PdfMaker) -> tuple[bytes, bytes]:
    """Word file and PDF."""
    paper = papers(size)[key]
    docx = fill(paper.template, paper.printed())
    using = pdf.converter(PdfSettings(maker))
    page = convert(docx, title=paper.title, must_contain=paper.document_id, timeout=60, using=using)
    return docx, page.data


def opened(key: str, size: str, maker: PdfMaker) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made(key, size, maker)[1]))


def widths(document: pikepdf.Pdf) -> list[bool]:
    """Whether each page is wider than high."""
    boxes = [[float(edge) for edge in page.mediabox] for page in document.pages]
    return [right - left > top - bottom for left, bottom, right, top in boxes]


@EVERY_FILE
@BOTH
def test_it_is_tagged_in_swedish_and_opens_with_its_title(key: str, maker: PdfMaker) -> None:
    document = opened(key, USUAL, maker)
    tagged = [*tags(document.Root.StructTreeRoot.K)]
    assert str(document.Root.Lang) == "sv-SE"
    assert document.docinfo["/Title"] == papers(USUAL)[key].title
    assert "/TH" in tagged
    assert next(tag for tag in tagged if tag.startswith("/H")) == "/H1"


@EVERY_FILE
@BOTH
def test_only_the_list_lies_across(key: str, maker: PdfMaker) -> None:
    across = widths(opened(key, USUAL, maker))
    if key == "moteshandlingar":
        assert across == sorted(across)
        assert not across[0]
        assert across[-1]
    else:
        assert set(across) == {key == "arendelista"}


@pytest.mark.office
@EVERY_FILE
@pytest.mark.parametrize("size", [USUAL, LONG])
def test_no_page_ends_with_a_heading_and_long_answers_leave_no_empty_pages(key: str, size: str) -> None:
    docx, page = made(key, size, PdfMaker.LIBREOFFICE)
    with pypdfium2.PdfDocument(io.BytesIO(page)) as document:
        said = [above_the_footer(each.get_textpage().get_text_bounded()) for each in document]
    assert [lines[-1] for lines in said if lines[-1] in headings(docx)] == []
    assert len(said) <= (MOST_PAGES[key] if size == LONG else 4)
