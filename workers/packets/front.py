"""Cover and contents of a packet: our own Word file, filled and made a PDF in a few goes at most."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pikepdf

from doc_templates.motespaket import TITLE, MotespaketWords, word_file
from doc_templates.words import Dokument, printed
from service.domain.dates import iso
from workers.packets.contents import Row, behind
from workers.packets.errors import ContentsRefused
from workers.packets.plan import Edition, Meeting, Receiver
from workers.pdf import Converter, convert
from workers.rendering import fill

HEADING = "Innehåll"
"""What stands over the contents in the Word file."""
TEMPLATE = "motespaket"
_GOES = 3
"""The first tells how long the contents are, if that was judged wrongly; the second has the right numbers.

A third follows when those numbers, or a LibreOffice that has just started, made them another length.
"""

Press = Callable[[MotespaketWords], bytes]
"""What makes a PDF of the words of cover and contents."""


@dataclass(frozen=True, slots=True)
class WordPress:
    """Our Word file, made a PDF by a converter."""

    using: Converter
    timeout: float

    def __call__(self, words: MotespaketWords) -> bytes:
        docx = fill(word_file(), printed(words))
        made = convert(
            docx,
            title=words.dokument.titel,
            must_contain=words.dokument.id,
            timeout=self.timeout,
            using=self.using,
        )
        return made.data


@dataclass(frozen=True, slots=True)
class Front:
    """The finished pages, how many they are, and the rows that stand on them."""

    data: bytes
    rows: list[Row]
    pages: int


def front(
    meeting: Meeting,
    receiver: Receiver,
    edition: Edition,
    those: Sequence[Row],
    press: Press,
    *,
    pages: int,
) -> Front:
    """Cover and contents that count their own pages; raises ContentsRefused if that does not settle.

    `pages` is how many they will probably be.
    """
    for _ in range(_GOES):
        moved = behind(pages, those)
        data = press(words(meeting, receiver, edition, moved))
        with pikepdf.open(io.BytesIO(data)) as made:
            found = len(made.pages)
        if found == pages:
            return Front(data, moved, pages)
        pages = found
    raise ContentsRefused


def words(meeting: Meeting, receiver: Receiver, edition: Edition, those: Sequence[Row]) -> MotespaketWords:
    """What the Word file prints."""
    return MotespaketWords(
        dokument=Dokument(
            titel=TITLE, projekt=meeting.project, arendenummer="", datum=iso(edition.built),
            version=str(edition.version), id=edition.id, mall=TEMPLATE, organisation=meeting.organisation,
        ),
        organ=meeting.body,
        dag=meeting.day,
        tid=meeting.time,
        plats=meeting.place,
        mottagare=receiver.name,
        mottagarens_organisation=receiver.organisation,
        exemplar=str(receiver.copy),
        andringar=edition.changed,
        innehall=tuple(row.printed() for row in those),
    )  # fmt: skip
