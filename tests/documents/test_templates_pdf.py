"""The PDF of every kind is one that a screen reader can follow, whichever program made it."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from service.config import PdfMaker, PdfSettings
from service.documents.kinds import REGISTRY
from service.domain.answers import Answers
from tests.support.kinds import context, example, words
from tests.support.word import member
from workers import pdf
from workers.documents import word
from workers.pdf import Converter, convert
from workers.rendering import fill

pytestmark = pytest.mark.slow
ID = "K7QM-3F9C-2B71"
KINDS = [kind.key for kind in REGISTRY]


@pytest.fixture(params=[PdfMaker.RDOCX, pytest.param(PdfMaker.LIBREOFFICE, marks=pytest.mark.office)])
def converter(request: pytest.FixtureRequest) -> Converter:
    return pdf.converter(PdfSettings(request.param))


def printed(key: str, converter: Converter) -> pikepdf.Pdf:
    said = words(key)
    said["dokument"]["id"] = ID
    made = convert(
        fill(REGISTRY[key].template, said),
        title=said["dokument"]["titel"],
        must_contain=ID,
        timeout=60,
        using=converter,
    )
    return pikepdf.open(io.BytesIO(made.data))


def tags(element: pikepdf.Object) -> Iterator[str]:
    """The tags of a structure tree in reading order."""
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from tags(child)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield str(element.S)
        yield from tags(element.get("/K", pikepdf.Array()))


def levels(items: list[pikepdf.OutlineItem], level: int = 1) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, item.title
        yield from levels(item.children, level + 1)


@pytest.mark.parametrize("key", KINDS)
def test_headings_and_table_headers_are_tagged_in_a_swedish_document(key: str, converter: Converter) -> None:
    document = printed(key, converter)
    tagged = [*tags(document.Root.StructTreeRoot.K)]
    assert str(document.Root.Lang) == "sv-SE"
    assert document.docinfo["/Title"] == words(key)["dokument"]["titel"]
    assert "/TH" in tagged or "w:tblHeader" not in member(fill(REGISTRY[key].template, words(key)))
    assert next(tag for tag in tagged if tag.startswith("/H")) == "/H1"


def test_the_application_is_about_twelve_pages_with_its_headings_in_order(converter: Converter) -> None:
    document = printed("ansokan", converter)
    assert 11 <= len(document.pages) <= 13
    with document.open_outline() as outline:
        headings = [*levels(outline.root)]
    start = headings.index((1, "Syfte"))
    assert headings[start : start + 6] == [
        (1, "Syfte"),
        (1, "Mål"),
        (2, "Nyckeltal"),
        (2, "Mål för deltagaren i projektet"),
        (1, "Målgrupp"),
        (2, "Avgränsningar"),
    ]
    tagged = [*tags(document.Root.StructTreeRoot.K)]
    assert tagged.index("/H1") < tagged.index("/H2") < tagged.index("/TH")


def test_a_date_is_never_parted_and_found_by_who_searches_the_pdf(converter: Converter) -> None:
    """In the columns of its table the example's dates meet the ends of the lines."""
    key, sought = "slutanalys", ("2017-06-02", "2017-06-20", "2017-08-21", "2017-09-15")
    docx = word(REGISTRY[key], replace(context(key), document_id=ID), Answers(example(key))).docx
    made = convert(docx, title="Slutanalys", must_contain=ID, timeout=60, using=converter)
    with pypdfium2.PdfDocument(made.data) as document:
        said = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    assert [day for day in sought if day not in said] == []
    assert not re.search(r"[0-9]{4}-(?:[0-9]{2}-)?\s", said)
