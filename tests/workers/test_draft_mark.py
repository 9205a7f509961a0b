"""UTKAST across the pages of a PDF: on every one as it is seen, over what it holds, and in no text."""

import io

import pikepdf
import pytest
from PIL import Image, ImageChops

from workers.pdf.draft_mark import marked
from workers.pdf.pages import pictures


def paper(*sizes: tuple[float, float], turned: int = 0, content: bytes = b"") -> bytes:
    with pikepdf.new() as pdf:
        for size in sizes:
            page = pdf.add_blank_page(page_size=size)
            page.obj.Rotate = turned
            page.obj.Contents = pdf.make_stream(content)
        target = io.BytesIO()
        pdf.save(target)
    return target.getvalue()


def drawn(data: bytes) -> list[Image.Image]:
    return [Image.open(io.BytesIO(each)).convert("L") for each in pictures(data, width=200)]


def covered(page: Image.Image) -> tuple[float, float]:
    """How much of the page's width and height what is drawn on it takes."""
    box = ImageChops.invert(page).getbbox()
    assert box
    return (box[2] - box[0]) / page.width, (box[3] - box[1]) / page.height


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_word_goes_across_every_page_the_way_it_is_seen(turned: int) -> None:
    pages = drawn(marked(paper((595, 842), (842, 595), turned=turned)))
    assert len(pages) == 2
    assert all(min(covered(page)) > 0.5 for page in pages)


def test_what_the_page_holds_stays_as_dark_as_it_was() -> None:
    """A content that forgets to restore its state moves nothing."""
    black = b"q 3 0 0 3 90 90 cm 0 g 50 50 90 140 re f"
    (before,), (after,) = (
        drawn(paper((595, 842), content=black)),
        drawn(marked(paper((595, 842), content=black))),
    )
    lighter = ImageChops.subtract(after, before)
    assert (lighter.getextrema()[1], after.getpixel((100, 140))) == (0, 0)


def test_the_same_pages_give_the_same_bytes_and_nothing_to_read_out() -> None:
    data = paper((595, 842))
    first = marked(data)
    assert first == marked(data)
    with pikepdf.open(io.BytesIO(first)) as pdf:
        content = pdf.pages[0].obj.Contents[-1].read_bytes()
    assert content.count(b"/Artifact") == content.count(b"BDC") == content.count(b"EMC") == 1
