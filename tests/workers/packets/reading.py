"""A packet as its readers meet it: text of pages, numbers, bookmarks, links and tags."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, cast

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf

_OWN_NUMBER = re.compile(r"Mötespaket · Sida (\d+) \((\d+)\)")


def texts(data: bytes) -> list[str]:
    """What each page says."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def numbers(data: bytes) -> list[tuple[int, int]]:
    """The number that each page says it has, and of how many."""
    found = [_OWN_NUMBER.findall(text) for text in texts(data)]
    assert all(len(each) == 1 for each in found)
    return [(int(number), int(whole)) for ((number, whole),) in found]


def bookmarks(pdf: Pdf) -> list[tuple[int, str, int]]:
    """Level, title and page of each, as one reads."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}

    def read(items: list[OutlineItem], level: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            yield level, item.title, pages[cast("Any", item.destination)[0].objgen]
            yield from read(item.children, level + 1)

    with pdf.open_outline() as outline:
        return [*read(outline.root, 0)]


def links(pdf: Pdf) -> list[tuple[str, int]]:
    """What a screen reader says of each link, and the page that it leads to."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    found = [each for page in pdf.pages for each in page.obj.get("/Annots", Array())]
    return [(str(each.Contents), pages[each.A.D[0].objgen]) for each in found]


def elements(pdf: Pdf) -> Iterator[Object]:
    """Every element of the tree in reading order, each held by the one that it names as its parent."""
    root = pdf.Root.StructTreeRoot

    def walk(element: Object) -> Iterator[Object]:
        yield element
        for kid in element.get("/K", Array()):
            if isinstance(kid, Dictionary) and "/S" in kid:
                assert kid.P.objgen == element.objgen
                yield from walk(kid)

    (document,) = root.K
    assert document.P.objgen == root.objgen
    return walk(document)


def tags(pdf: Pdf) -> list[str]:
    return [str(element.S) for element in elements(pdf)]


def assert_tags_hold(pdf: Pdf) -> None:
    """Every marked piece of every page, and every link, is found in the tree, and the other way round."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    told = [*pdf.Root.StructTreeRoot.ParentTree.Nums]
    parents = dict(zip(map(int, told[::2]), told[1::2], strict=True))
    assert sorted(parents) == [*range(len(parents))]
    for number, page in enumerate(pdf.pages):
        held = [
            each.objgen for each in elements(pdf) if number in {place for place, _ in pieces(each, pages)}
        ]
        for piece in shown_pieces(page):
            element = parents[int(page.obj.StructParents)][piece]
            assert element.objgen in held
            assert (number, piece) in pieces(element, pages)
        for each in page.obj.get("/Annots", Array()):
            link = parents[int(each.StructParent)]
            assert [kid.Obj.objgen for kid in link.K if _is_reference(kid)] == [each.objgen]


def _is_reference(kid: object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR


def pieces(element: Object, pages: dict[tuple[int, int], int]) -> set[tuple[int, int]]:
    """Page and number of the pieces that the element holds itself."""
    kids: list[Any] = [*element.get("/K", Array())]
    numbers = {(pages[element.Pg.objgen], kid) for kid in kids if isinstance(kid, int)}
    told = [kid for kid in kids if isinstance(kid, Dictionary) and "/MCID" in kid]
    return numbers | {
        (pages[cast("Any", kid.get("/Pg", element.get("/Pg"))).objgen], int(kid.MCID)) for kid in told
    }


def shown_pieces(page: pikepdf.Page) -> list[int]:
    found = []
    for instruction in pikepdf.parse_content_stream(page, "BDC"):
        properties = instruction.operands[-1]
        if isinstance(properties, Dictionary) and "/MCID" in properties:
            found.append(int(properties.MCID))
    return found


def whole_file(data: bytes) -> bytes:
    """All that the file holds, unpacked, for who looks for what must not be there."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            target,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return target.getvalue()
