"""Putting packets together, for all receivers of one meeting."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pikepdf import Object, ObjectStreamMode, Pdf

from doc_templates.motespaket import TITLE
from workers.packets.attached import attach
from workers.packets.bookmarks import put_bookmarks
from workers.packets.contents import Row, likely_pages, rows
from workers.packets.front import HEADING, Front, Press, front, words
from workers.packets.letters import ALPHABET, Letters, letters
from workers.packets.lines import places
from workers.packets.links import Links
from workers.packets.naming import name
from workers.packets.part import Part, ready
from workers.packets.plan import Agenda, Edition, Meeting, Paper, Receiver
from workers.packets.shelf import Shelf
from workers.packets.stamps import Stamps
from workers.packets.tree import Tree

_VERSION = "1.7"
_SAMPLE = Edition(id="BOKSTAVSPROV", built=date(2017, 1, 1))


@dataclass(frozen=True, slots=True)
class Packet:
    """A finished packet and the number of its pages."""

    data: bytes
    pages: int


class Binder:
    """The packets of one meeting. What several receivers get is opened once; for one thread."""

    def __init__(self, meeting: Meeting, press: Press) -> None:
        self._meeting, self._press = meeting, press
        self._shelf = Shelf()
        self._lengths: dict[int, int] = {}

    @property
    def held(self) -> int:
        """How many bytes of papers are open."""
        return self._shelf.held

    @cached_property
    def _letters(self) -> Letters:
        """What numbers and watermarks are written with: the typeface of our own cover."""
        whole = Receiver(name=ALPHABET, organisation=ALPHABET, copy=1234567890)
        return letters(self._press(words(self._meeting, whole, _SAMPLE, ())))

    def packet(self, agenda: Agenda, receiver: Receiver, edition: Edition) -> Packet:
        """The packet of one receiver, of exactly what the agenda holds; the same again gives the same bytes.

        Raises PaperRefused with the number of a paper that cannot be used, ContentsRefused, and what the
        press raises.
        """
        papers = [*agenda.papers()]
        parts = self._shelf.parts(papers)
        those = rows(agenda, [part.pages for part in parts])
        first = self._front(receiver, edition, those)
        return self._bound(receiver, papers, parts, first)

    def _front(self, receiver: Receiver, edition: Edition, those: Sequence[Row]) -> Front:
        """Contents as long as these were for the receiver before will probably fill as many pages."""
        likely = likely_pages(those)
        pages = self._lengths.get(likely, 1 + likely)
        made = front(self._meeting, receiver, edition, those, self._press, pages=pages)
        self._lengths[likely] = made.pages
        return made

    def _bound(
        self, receiver: Receiver, papers: Sequence[Paper], parts: Sequence[Part], first: Front
    ) -> Packet:
        pdf, cover = Pdf.new(), ready(first.data)
        tree = Tree(pdf)
        marks = _join(pdf, tree, cover, title=TITLE)
        for paper, part in zip(papers, parts, strict=True):
            _join(pdf, tree, part, title=paper.title)
        self._stamp(pdf, receiver, papers, [cover, *parts])
        _lead(pdf, Links(pdf, tree, marks), first)
        tree.plant()
        attach(pdf, papers)
        title = f"{TITLE} {self._meeting.body} {self._meeting.day}, exemplar {receiver.copy}"
        name(pdf, title=title, accessible=all(part.accessible for part in (cover, *parts)))
        return Packet(_saved(pdf), len(pdf.pages))

    def _stamp(self, pdf: Pdf, receiver: Receiver, papers: Sequence[Paper], parts: Sequence[Part]) -> None:
        stamps = Stamps(pdf, self._letters, receiver, len(pdf.pages))
        signed = [False, *(bool(paper.attached_as) for paper in papers)]
        of_page = [
            is_signed for is_signed, part in zip(signed, parts, strict=True) for _ in range(part.pages)
        ]
        for number, page in enumerate(pdf.pages):
            stamps.put(page, number=number + 1, signed=of_page[number])


def _join(pdf: Pdf, tree: Tree, part: Part, *, title: str) -> Object:
    """Put a part's pages and tags in at the end; gives the elements of its pages' pieces."""
    before = len(pdf.pages)
    pdf.pages.extend(part.pdf.pages)
    bundle = pdf.copy_foreign(part.bundle)
    return tree.add(bundle, [pdf.pages[at] for at in range(before, len(pdf.pages))], title=title)


def _lead(pdf: Pdf, links: Links, first: Front) -> None:
    """Links in the contents, and bookmarks that say the same."""
    lines = [(row.text, str(row.page) if row.page else "") for row in first.rows]
    found = places(first.data, heading=HEADING, lines=lines)
    links.put(first.rows, found)
    put_bookmarks(pdf, first.rows, found)


def _saved(pdf: Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(
        target, deterministic_id=True, force_version=_VERSION, object_stream_mode=ObjectStreamMode.generate
    )
    return target.getvalue()
