"""What the pages of a PDF mark, held against what its tags say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pikepdf
from pikepdf import Dictionary, Name, Page, Pdf

from workers.packets.errors import Untagged
from workers.packets.tags import Tags

_READ = "q Q BT ET BDC BMC EMC"
_STEPS = {
    "q": ("q", 1), "Q": ("q", -1), "BT": ("BT", 1), "ET": ("BT", -1),
    "BDC": ("BDC", 1), "BMC": ("BDC", 1), "EMC": ("BDC", -1),
}  # fmt: skip
"""What begins and ends what. The kinds need not be nested in each other, and LibreOffice's are not."""


def check_marks(pdf: Pdf, tags: Tags) -> None:
    """Raises Untagged when a page ends inside what it began, or marks a piece that belongs to no element.

    After the first nothing could be written on the page; the second would be lost to who listens.
    """
    for number, page in enumerate(pdf.pages):
        begun: Counter[str] = Counter()
        known = tags.marks.get(number, {})
        for instruction in pikepdf.parse_content_stream(page, _READ):
            kind, step = _STEPS[str(instruction.operator)]
            begun[kind] += step
            piece = _piece(page, [*instruction.operands])
            if begun[kind] < 0 or (piece is not None and piece not in known):
                raise Untagged
        if any(begun.values()):
            raise Untagged


def _piece(page: Page, operands: Sequence[object]) -> int | None:
    """The number of the piece that begins here; None for an artifact, and for what begins none."""
    told = operands[1] if len(operands) > 1 else None
    if isinstance(told, Name):
        told = page.resources.get("/Properties", Dictionary()).get(str(told))
    return int(told.MCID) if isinstance(told, Dictionary) and "/MCID" in told else None
