"""The letters that a packet writes with: a font that some PDF of ours embeds, with what its codes mean."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf

from workers.packets.errors import ContentsRefused
from workers.pdf.text import codes

ALPHABET = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ abcdefghijklmnopqrstuvwxyzåäö 0123456789 ().,:;–-·/&'’+ "
    "ÀÁÂÃÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕØÙÚÛÜÝÞ àáâãæçèéêëìíîïðñòóôõøùúûüýþÿß "
    "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇň"
    "ŌōŐőŒœŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŹźŻżŽžȘșȚț"
)
_UNKNOWN = "-"


@dataclass(frozen=True, slots=True)
class Letters:
    """A font, the code and the width (in thousandths of its size) of each character."""

    font: Object
    file: Pdf
    """The file of the font, which lives as long as it is open."""
    bytes_in_code: int
    code: Mapping[str, int]
    width: Mapping[str, float]

    def hexadecimal(self, text: str) -> bytes:
        """The text as the operand of Tj."""
        drawn = (self.code[letter] for letter in self._known(text))
        return b"<" + b"".join(b"%0*X" % (2 * self.bytes_in_code, code) for code in drawn) + b">"

    def wide(self, text: str, *, size: float) -> float:
        """How wide the text is, in points."""
        return sum(self.width[letter] for letter in self._known(text)) * size / 1000

    def _known(self, text: str) -> Iterator[str]:
        """The text with the letters there are: without its accent where that one is missing, or a dash."""
        for letter in unicodedata.normalize("NFC", text):
            plain = unicodedata.normalize("NFD", letter)[0]
            yield next((each for each in (letter, plain) if each in self.code), _UNKNOWN)


def letters(data: bytes) -> Letters:
    """The letters of a PDF's font that knows most of the alphabet; raises ContentsRefused without one."""
    pdf = Pdf.open(io.BytesIO(data))
    found = [known for font in _fonts(pdf) if (known := _letters(font, pdf)) is not None]
    best = max(found, key=lambda each: len({*ALPHABET} & {*each.code}), default=None)
    if best is None or not {*"0123456789 ()Sida-"} <= {*best.code}:
        raise ContentsRefused
    return best


def _fonts(pdf: Pdf) -> Iterator[Object]:
    for page in pdf.pages:
        fonts = page.resources.get("/Font", Dictionary())
        yield from (font if font.is_indirect else pdf.make_indirect(font) for font in fonts.values())


def _letters(font: Object, file: Pdf) -> Letters | None:
    known = codes(font)
    if known is None:
        return None
    size, characters = known
    code = {letter: number for number, letter in characters.items() if len(letter) == 1}
    if not code:
        return None
    widths = _widths(font)
    usual = widths.get(-1, 500.0)
    return Letters(
        font, file, size, code, {letter: widths.get(number, usual) for letter, number in code.items()}
    )


def _widths(font: Object) -> dict[int, float]:
    """The width of each code; that of all others by -1."""
    if "/Widths" in font:
        first = int(font.get("/FirstChar", 0))
        return {first + step: float(width) for step, width in enumerate(font.Widths)}
    below = font.get("/DescendantFonts", Array())
    return dict(_composite(below[0])) if below else {}


def _composite(font: Object) -> Iterator[tuple[int, float]]:
    yield -1, float(font.get("/DW", 1000))
    told = [*font.get("/W", Array())]
    at = 0
    while at + 1 < len(told):
        first, second = int(told[at]), told[at + 1]
        if isinstance(second, pikepdf.Array):
            yield from ((first + step, float(width)) for step, width in enumerate(second))
            at += 2
        else:
            yield from ((code, float(told[at + 2])) for code in range(first, int(second) + 1))
            at += 3
