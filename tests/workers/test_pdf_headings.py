"""Headings are read in the order they stand on the page, also those in a margin."""

from collections.abc import Iterator

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, PageLocation, Pdf

from workers.pdf.headings import put_in_order

Tree = list[tuple[str, "Tree"]]


@pytest.fixture
def document() -> Iterator[Pdf]:
    """Two empty pages."""
    with pikepdf.new() as made:
        made.add_blank_page()
        made.add_blank_page()
        yield made


def item(title: str, *, page: int, top: float) -> OutlineItem:
    return OutlineItem(title, page, PageLocation.XYZ, left=60, top=top, zoom=0)


def bookmarks(document: Pdf) -> Tree:
    def read(items: list[OutlineItem]) -> Tree:
        return [(each.title, read(each.children)) for each in items]

    with document.open_outline() as outline:
        return read(outline.root)


def test_margin_headings_come_before_the_subheadings_beside_and_below_them(document: Pdf) -> None:
    with document.open_outline() as outline:
        last = item("Kvalitet", page=1, top=300)
        last.children += [item("Nyckeltal", page=0, top=703), item("Avgränsningar", page=1, top=600)]
        outline.root += [item("Mål", page=0, top=700), item("Målgrupp", page=1, top=700), last]
    assert put_in_order(document)
    assert bookmarks(document) == [
        ("Mål", [("Nyckeltal", [])]),
        ("Målgrupp", [("Avgränsningar", [])]),
        ("Kvalitet", []),
    ]


def test_bookmarks_in_order_are_left_as_they_are(document: Pdf) -> None:
    with document.open_outline() as outline:
        outline.root += [item("Mål", page=0, top=700), item("Kvalitet", page=1, top=700)]
    assert not put_in_order(document)


def test_bookmarks_that_lead_to_no_place_are_left_as_they_are(document: Pdf) -> None:
    with document.open_outline() as outline:
        outline.root += [
            item("Sist", page=1, top=700),
            OutlineItem("Ingenstans"),
            item("Först", page=0, top=9),
        ]
    assert not put_in_order(document)
    assert [title for title, _ in bookmarks(document)] == ["Sist", "Ingenstans", "Först"]


def element(document: Pdf, tag: str, *children: Object) -> Object:
    made = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name(tag), K=Array(children)))
    for child in children:
        child.P = made
    return made


def tagged(document: Pdf, *elements: Object) -> Object:
    """The body of a structure tree that holds these elements."""
    body = element(document, "/Document", *elements)
    document.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([body]))
    return body


def test_a_heading_alone_in_its_frame_takes_the_place_of_the_paragraph_around_it(document: Pdf) -> None:
    heading = element(document, "/H1")
    framed = element(document, "/P", element(document, "/Div", heading))
    body = tagged(document, element(document, "/Title"), framed, element(document, "/P"))
    assert put_in_order(document)
    assert [str(child.S) for child in body.K] == ["/Title", "/H1", "/P"]
    assert heading.P.objgen == body.objgen
    assert not put_in_order(document)


def test_other_frames_stay_where_they_are(document: Pdf) -> None:
    two = element(document, "/Div", element(document, "/H1"), element(document, "/P"))
    body = tagged(document, element(document, "/P", two), element(document, "/Div", element(document, "/H1")))
    assert not put_in_order(document)
    assert [str(child.S) for child in body.K] == ["/P", "/Div"]


def test_a_pdf_without_tags_and_bookmarks_needs_nothing(document: Pdf) -> None:
    assert not put_in_order(document)
