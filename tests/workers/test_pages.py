"""Each page becomes a picture of the asked width, and no PDF a flood of pixels."""

import io

import pikepdf
import pytest
from PIL import Image

from workers.errors import PdfFailed
from workers.pdf.pages import MOST_PAGES, pictures


def blank(pages: int, *, size: tuple[float, float] = (595, 842)) -> bytes:
    document, target = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        document.add_blank_page(page_size=size)
    document.pages[0].Contents = document.make_stream(b"0 0 1 rg 0 0 300 842 re f")
    document.save(target)
    return target.getvalue()


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture), formats=["PNG"])


def test_each_page_becomes_a_picture_of_the_width() -> None:
    first, second = map(opened, pictures(blank(2), width=300))
    assert abs(first.width - 300) <= 1
    assert abs(first.height - 424) <= 2
    assert first.convert("RGB").getpixel((10, 200)) == (0, 0, 255)
    assert second.convert("RGB").getpixel((10, 200)) == (255, 255, 255)


def test_pages_and_pixels_are_bounded() -> None:
    assert len(pictures(blank(MOST_PAGES + 1), width=20)) == MOST_PAGES
    assert len(pictures(blank(3), width=20, most=2)) == 2
    (long,) = map(opened, pictures(blank(1, size=(100, 10_000)), width=2_000))
    assert long.width * long.height <= 4_100_000


@pytest.mark.parametrize("broken", [b"", b"ingen PDF", blank(1)[:200]])
def test_what_cannot_be_read_is_told(broken: bytes) -> None:
    with pytest.raises(PdfFailed, match="bilder av sidorna"):
        pictures(broken, width=100)
