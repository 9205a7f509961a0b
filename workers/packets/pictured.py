"""A PDF whose look depends on layers that are shown or hidden: its pages as pictures of what is shown."""

from __future__ import annotations

import io

from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import Image

from workers.errors import PdfFailed
from workers.packets.errors import Unreadable
from workers.pdf.pages import pictures

_WIDTH = 1240
"""150 dots an inch on A4: what is small on the paper can be read."""


def has_layers(pdf: Pdf) -> bool:
    return "/OCProperties" in pdf.Root


def pictured(data: bytes, pdf: Pdf) -> Pdf:
    """A new PDF without text, each page a picture of the one in `pdf`, which was read from `data`."""
    try:
        seen = pictures(data, width=_WIDTH, most=len(pdf.pages))
    except PdfFailed as error:
        raise Unreadable("filen går inte att läsa.") from error
    made = Pdf.new()
    for page, png in zip(pdf.pages, seen, strict=True):
        with Image.open(io.BytesIO(png)) as picture:
            _add(made, picture.convert("RGB"), wide=_wide(page.obj, page.cropbox))
    return made


def _wide(page: Object, box: Array) -> float:
    left, bottom, right, top = map(float, box)
    return abs(top - bottom) if int(page.get("/Rotate", 0)) % 180 else abs(right - left)


def _add(made: Pdf, picture: Image.Image, *, wide: float) -> None:
    high = wide * picture.height / picture.width
    drawing = made.make_stream(
        picture.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=picture.width, Height=picture.height,
        ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
    )  # fmt: skip
    page = made.add_blank_page(page_size=(wide, high))
    page.obj.Resources = Dictionary(XObject=Dictionary(Sida=drawing))
    page.obj.Contents = made.make_stream(b"q %.2f 0 0 %.2f 0 0 cm /Sida Do Q" % (wide, high))
