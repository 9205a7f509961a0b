"""The paper that a template is set for: what is printed and filed in Sweden is A4."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from workers.checking.look import find, value
from workers.checking.text import TextPart
from workers.errors import Mistake
from workers.word.markup import w

BODY = "brödtexten"
# Twentieths of a point: the short and the long side of A4, of the paper that Word takes when none is named,
# and how far from it a size may be and still be that paper.
_A4, _UNNAMED, _CLOSE = (11906, 16838), (12240, 15840), 120
_CALLED = {_UNNAMED: "US Letter", (12240, 20160): "US Legal", (16838, 23811): "A3", (8391, 11906): "A5"}


def paper(part: TextPart) -> Iterator[Mistake]:
    """Advice on the first section that is not A4, standing or lying."""
    if part.place != BODY:
        return
    sizes = (_size(section) for section in part.root.iter(w("sectPr")))
    other = next((size for size in sizes if not _is(size, _A4)), None)
    if other is not None:
        yield part.advice(f"Papperet är {_called(other)}, inte A4. Välj A4 under Layout, Storlek.")


def _size(section: etree._Element) -> tuple[int, int]:
    """The short and the long side."""
    size = find(section, "pgSz")
    sides = [value(size, name) for name in ("w", "h")]
    if not all(side.isdecimal() for side in sides):
        return _UNNAMED
    short, long = sorted(int(side) for side in sides)
    return short, long


def _is(size: tuple[int, int], paper: tuple[int, int]) -> bool:
    return all(abs(side - right) <= _CLOSE for side, right in zip(size, paper, strict=True))


def _called(size: tuple[int, int]) -> str:
    name = next((name for known, name in _CALLED.items() if _is(size, known)), "")
    short, long = (f"{side / 567:.1f}".replace(".", ",") for side in size)
    measured = f"{short} × {long} cm"
    return f"{name} ({measured})" if name else measured
