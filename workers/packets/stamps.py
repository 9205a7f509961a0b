"""What a packet writes on every page: who it is for, across and below, and the page's number in the whole."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from workers.packets.letters import Letters
from workers.packets.plan import Receiver

SIGNED = "Undertecknat original bifogat"
_FONT, _MARK = "/KpText", "/KpMark"
_GREY, _SMALL_GREY = b"0.88 g", b"0.31 0.357 0.337 rg"
_SMALL, _SIDE, _FOOT, _HEAD = 7.5, 59.5, 16.0, 20.0
_LARGEST, _SECOND = 54.0, 26.0
_SHARE_OF_DIAGONAL = 0.66
_OPEN, _CLOSE = b"q\n", b"\nQ\n"


@dataclass
class Stamps:
    """Writes on the pages of one packet; what is alike on many pages is made once."""

    pdf: Pdf
    letters: Letters
    receiver: Receiver
    pages: int
    _marks: dict[tuple[float, float], tuple[str, Object]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._font = self.pdf.copy_foreign(self.letters.font)
        self._before = self.pdf.make_stream(_OPEN)
        self._multiply = self.pdf.make_indirect(Dictionary(Type=Name.ExtGState, BM=Name.Multiply))

    def put(self, page: Page, *, number: int, signed: bool) -> None:
        """Write on one page."""
        wide, high, upright = _view(page)
        name, mark = self._mark(wide, high)
        self._name(page, name, mark)
        content = b"".join(self._drawn(name, number, wide=wide, high=high, upright=upright, signed=signed))
        held = page.obj.get("/Contents", Array())
        streams = [*held] if isinstance(held, Array) else [held]
        page.obj.Contents = Array([self._before, *streams, self.pdf.make_stream(content)])

    def _drawn(
        self, mark: str, number: int, *, wide: float, high: float, upright: bytes, signed: bool
    ) -> Iterator[bytes]:
        text = f"Mötespaket · Sida {number} ({self.pages})"
        at = wide - _SIDE - self.letters.wide(text, size=_SMALL)
        yield _CLOSE
        yield _artifact(b"Watermark", upright + mark.encode() + b" Do")
        yield _artifact(b"Footer", upright + self._small(text, at, _FOOT))
        if signed:
            yield _artifact(b"Header", upright + self._small(SIGNED, _SIDE, high - _HEAD))

    def _small(self, text: str, left: float, bottom: float) -> bytes:
        return b"BT %s %s %.1f Tf %.2f %.2f Td %s Tj ET" % (
            _SMALL_GREY, _FONT.encode(), _SMALL, left, bottom, self.letters.hexadecimal(text),
        )  # fmt: skip

    def _name(self, page: Page, name: str, mark: Object) -> None:
        """Make font and mark known to the page; pages of one file often share what they know."""
        resources = page.obj.get("/Resources")
        if not isinstance(resources, Dictionary):
            resources = page.obj.Resources = Dictionary()
        for key, entry, thing in (("/Font", _FONT, self._font), ("/XObject", name, mark)):
            if not isinstance(resources.get(key), Dictionary):
                resources[key] = Dictionary()
            resources[key][entry] = thing

    def _mark(self, wide: float, high: float) -> tuple[str, Object]:
        """The watermark of pages of this size."""
        size = round(wide, 1), round(high, 1)
        if size not in self._marks:
            made = self.pdf.make_stream(
                b"".join(self._across(wide, high)),
                Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, *size]),
                Resources=Dictionary(
                    Font=Dictionary({_FONT: self._font}), ExtGState=Dictionary(Multiply=self._multiply)
                ),
            )  # fmt: skip
            self._marks[size] = f"{_MARK}{len(self._marks)}", made
        return self._marks[size]

    def _across(self, wide: float, high: float) -> Iterator[bytes]:
        """From corner to corner, darkening what lies under it and so hiding no letter; and below."""
        who, copy = self.receiver, f"Exemplar {self.receiver.copy}"
        first = who.name or who.organisation
        second = " · ".join(filter(None, (copy, who.organisation)))
        most = math.hypot(wide, high) * _SHARE_OF_DIAGONAL
        cos, sin = wide / math.hypot(wide, high), high / math.hypot(wide, high)
        yield b"q /Multiply gs %s\n" % _GREY
        for text, largest, drop in ((first, _LARGEST, 0.0), (second, _SECOND, 1.5 * _SECOND)):
            size = min(largest, most / max(self.letters.wide(text, size=1), 1))
            back = self.letters.wide(text, size=size) / 2
            left, bottom = wide / 2 - back * cos + drop * sin, high / 2 - back * sin - drop * cos
            yield b"BT %s %.2f Tf %.4f %.4f %.4f %.4f %.2f %.2f Tm %s Tj ET\n" % (
                _FONT.encode(), size, cos, sin, -sin, cos, left, bottom, self.letters.hexadecimal(text),
            )  # fmt: skip
        yield b"Q\n"
        below = f"{copy} · {', '.join(filter(None, (who.name, who.organisation)))}"
        yield self._small(below, _SIDE, _FOOT)


def _artifact(kind: bytes, drawn: bytes) -> bytes:
    """Something that a screen reader passes."""
    return b"/Artifact <</Type /Pagination /Subtype /%s>> BDC q %s Q EMC\n" % (kind, drawn)


def _view(page: Page) -> tuple[float, float, bytes]:
    """How wide and high the page is seen, and what turns it the way that it is seen."""
    x, y, right, top = map(float, page.cropbox)
    x, right, y, top = min(x, right), max(x, right), min(y, top), max(y, top)
    wide, high = right - x, top - y
    turned = int(page.obj.get("/Rotate", 0)) % 360
    matrix = {
        90: (0, 1, -1, 0, right, y), 180: (-1, 0, 0, -1, right, top), 270: (0, -1, 1, 0, x, top),
    }.get(turned, (1, 0, 0, 1, x, y))  # fmt: skip
    if turned % 180:
        wide, high = high, wide
    return wide, high, b"%d %d %d %d %.2f %.2f cm " % matrix
