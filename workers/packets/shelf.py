"""The papers of a meeting, opened once for all its receivers."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from workers.packets.errors import PaperRefused, Unreadable
from workers.packets.part import Part, ready
from workers.packets.plan import Paper


class Shelf:
    """Parts by the content of their file, for the packets of one meeting; for one thread.

    `held` is how many bytes of files are open.
    """

    def __init__(self) -> None:
        self._parts: dict[tuple[bytes, int], Part] = {}
        self.held = 0

    def parts(self, papers: Iterable[Paper]) -> list[Part]:
        """The papers as parts, in order; raises PaperRefused with the number of the first that cannot be one.

        A file that stands twice in a packet is opened twice: each time its pages have tags of their own.
        """
        used: Counter[bytes] = Counter()
        found = []
        for number, paper in enumerate(papers, start=1):
            key = hashlib.sha256(paper.pdf).digest()
            found.append(self._part(paper, key=key, use=used[key], number=number))
            used[key] += 1
        return found

    def _part(self, paper: Paper, *, key: bytes, use: int, number: int) -> Part:
        if (key, use) not in self._parts:
            try:
                self._parts[key, use] = ready(paper.pdf, use=use)
                self.held += len(paper.pdf)
            except Unreadable as error:
                raise PaperRefused(number=number, reason=error) from error
        return self._parts[key, use]
