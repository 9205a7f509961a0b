"""UTKAST across every page of a PDF, so that what is only read through is never taken for a document.

The letters are drawn as lines: a document's own fonts need not hold them, and a PDF for archives may use no
font that it does not hold.
"""

from __future__ import annotations

import io
import math

from pikepdf import Array, Dictionary, Name, Object, Pdf

from workers.pdf.over import Over, artifact, make_known, view

_MARK, _DARKEN = "/KpUtkast", "/KpDarken"
_LETTERS = {
    "U": b"0 1 m 0 .3 l 0 -.1 .6 -.1 .6 .3 c .6 1 l S",
    "T": b"0 1 m .6 1 l S .3 1 m .3 0 l S",
    "K": b"0 0 m 0 1 l S .58 1 m 0 .4 l S .2 .6 m .6 0 l S",
    "A": b"0 0 m .3 1 l .6 0 l S .11 .36 m .49 .36 l S",
    "S": b".57 .85 m .45 1.06 .03 1.06 .03 .76 c .03 .42 .58 .58 .58 .24 c .58 -.07 .12 -.07 .01 .16 c S",
}
"""Each in a box that is one high and _WIDE wide, standing on its lower left corner."""
_WORD, _WIDE, _GAP = "UTKAST", 0.6, 0.3
_LOOK = b".88 G .09 w 1 J 1 j\n"
_SHARE_OF_DIAGONAL = 0.6


def marked(data: bytes) -> bytes:
    """The same PDF with the word across each page; it hides no letter and is not read out."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        over, marks = Over(pdf), dict[tuple[float, float], Object]()
        darken = over.multiplied()
        for page in pdf.pages:
            wide, high, upright = view(page)
            size = round(wide, 1), round(high, 1)
            if size not in marks:
                marks[size] = _mark(pdf, *size)
            make_known(page, "/XObject", _MARK, marks[size])
            make_known(page, "/ExtGState", _DARKEN, darken)
            drawn = f"{_DARKEN} gs {_MARK} Do".encode()
            over.put(page, artifact(b"Watermark", upright + drawn))
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True)
    return target.getvalue()


def _mark(pdf: Pdf, wide: float, high: float) -> Object:
    """The word from corner to corner of a page of this size: one group, as its lines cross each other."""
    diagonal = math.hypot(wide, high)
    cos, sin = wide / diagonal, high / diagonal
    step, length = _WIDE + _GAP, len(_WORD) * (_WIDE + _GAP) - _GAP
    scale = diagonal * _SHARE_OF_DIAGONAL / length
    left = wide / 2 - scale * (length / 2 * cos - sin / 2)
    bottom = high / 2 - scale * (length / 2 * sin + cos / 2)
    turn = (scale * cos, scale * sin, -scale * sin, scale * cos, left, bottom)
    letters = b"".join(b"%s 1 0 0 1 %.2f 0 cm\n" % (_LETTERS[letter], step) for letter in _WORD)
    return pdf.make_stream(
        _LOOK + b"%.4f %.4f %.4f %.4f %.2f %.2f cm\n" % turn + letters,
        Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, wide, high]),
        Group=Dictionary(Type=Name.Group, S=Name.Transparency, I=True),
    )  # fmt: skip
