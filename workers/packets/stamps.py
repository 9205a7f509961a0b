"""What a packet writes on every page: who it is for, across and below, and the page's number in the whole."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from workers.packets.letters import Letters
from workers.packets.plan import Receiver
from workers.pdf.over import Over, artifact, make_known, view

SIGNED = "Undertecknat original bifogat"
_FONT, _MARK = "/KpText", "/KpMark"
_GREY, _SMALL_GREY = b"0.88 g", b"0.31 0.357 0.337 rg"
_SMALL, _SIDE, _FOOT, _HEAD = 7.5, 59.5, 16.0, 20.0
_LARGEST, _SECOND = 54.0, 26.0
_SHARE_OF_DIAGONAL = 0.66


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
        self._over = Over(self.pdf)
        self._multiply = self._over.multiplied()

    def put(self, page: Page, *, number: int, signed: bool) -> None:
        """Write on one page."""
        wide, high, upright = view(page)
        name, mark = self._mark(wide, high)
        make_known(page, "/Font", _FONT, self._font)
        make_known(page, "/XObject", name, mark)
        content = self._drawn(name, number, wide=wide, high=high, upright=upright, signed=signed)
        self._over.put(page, b"".join(content))

    def _drawn(
        self, mark: str, number: int, *, wide: float, high: float, upright: bytes, signed: bool
    ) -> Iterator[bytes]:
        text = f"Mötespaket · Sida {number} ({self.pages})"
        at = wide - _SIDE - self.letters.wide(text, size=_SMALL)
        yield artifact(b"Watermark", upright + mark.encode() + b" Do")
        yield artifact(b"Footer", upright + self._small(text, at, _FOOT))
        if signed:
            yield artifact(b"Header", upright + self._small(SIGNED, _SIDE, high - _HEAD))

    def _small(self, text: str, left: float, bottom: float) -> bytes:
        return b"BT %s %s %.1f Tf %.2f %.2f Td %s Tj ET" % (
            _SMALL_GREY, _FONT.encode(), _SMALL, left, bottom, self.letters.hexadecimal(text),
        )  # fmt: skip

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
