"""Pictures of a PDF's pages, for who compares two versions of a document in the browser."""

from __future__ import annotations

import io
import threading
from itertools import islice

import pypdfium2
from PIL import Image

from workers.errors import PdfFailed

MOST_PAGES = 40
_MOST_PIXELS = 4_000_000
_COLOURS = 64
"""A quarter of the size, made in half the time, and nobody sees it on a page of text."""
ONE_AT_A_TIME = threading.Lock()
"""PDFium keeps its state in one place for the whole process."""


def pictures(pdf: bytes, *, width: int, most: int = MOST_PAGES) -> list[bytes]:
    """A PNG of each page, `width` pixels wide; smaller where a page is very long. The first `most` at most.

    Raises PdfFailed when the file cannot be read.
    """
    with ONE_AT_A_TIME:
        try:
            with pypdfium2.PdfDocument(pdf) as document:
                return [_picture(page, width=width) for page in islice(document, most)]
        except pypdfium2.PdfiumError as error:
            raise PdfFailed(reason="det gick inte att göra bilder av sidorna.") from error


def _picture(page: pypdfium2.PdfPage, *, width: int) -> bytes:
    wide, high = page.get_size()
    scale = min(width / wide, (_MOST_PIXELS / (wide * high)) ** 0.5)
    target = io.BytesIO()
    drawn = page.render(scale=scale).to_pil()
    drawn.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE).save(target, format="PNG")
    return target.getvalue()
