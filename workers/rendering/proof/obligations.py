"""What Word and docxtpl want of cells, headers, notes and drawings: proved where it is sure, else watched.

On the first walk it is found which elements the words decide; on the second these are `watched`: lines of
Python note their paragraphs, rows and cells while the document is written. Tables have a module of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workers.rendering.proof.frames import BLOCKS, CONTAINERS, Frame
from workers.rendering.proof.grids import Grids
from workers.rendering.proof.xmltags import Event, NotProved, Pending

_FIRST_DRAWING = 1001
_ID = re.compile(r' id="[^"]*"')
_EMPTY_PARAGRAPH = "put((b'<w:p/>', '', 0))"
# What stands last in a container so far; the lines of code keep it in `last` and the container's key.
_NOTHING, _PARAGRAPH, _TABLE = 0, 1, 2
Lines = tuple[list[str], list[str]]
"""Code before what is written for an event, and after it."""


@dataclass
class Obligations:
    """What is wanted of the elements of one part; `wanted` are those that must be watched."""

    body: bool
    watched: frozenset[str] = frozenset()
    wanted: set[str] = field(default_factory=set)
    drawings: int = 0

    def __post_init__(self) -> None:
        self.grids = Grids(body=self.body, watched=self.watched, wanted=self.wanted)

    def numbered(self, event: Event, text: str, control: int) -> str:
        """A drawing's start tag with the number that docxtpl gives it; one in a loop would need several."""
        if not self.body or not event.name.endswith(":docPr"):
            return text
        if control or event.name != "wp:docPr" or not _ID.search(text):
            raise NotProved
        self.drawings += 1
        return _ID.sub(f' id="{_FIRST_DRAWING + self.drawings - 1}"', text, count=1)

    def opened(self, frame: Frame, around: list[Frame], attributes: dict[str, str]) -> Lines:
        """An element begins inside those `around` it."""
        parent = around[-1] if around else None
        before = _block(frame, parent) if parent is not None and parent.name in CONTAINERS else ""
        watching = parent is not None and parent.key in self.watched
        lines = [before] if before and watching else []
        after = (
            [f"last{frame.key} = {_NOTHING}"]
            if frame.name in CONTAINERS and frame.key in self.watched
            else []
        )
        return [*lines, *self.grids.opened(frame, around, attributes)], after

    def closed(self, frame: Frame, around: list[Frame]) -> Lines:
        """An element ends; what it promised is kept, watched, or wanted to be."""
        before: list[str] = []
        if frame.name in CONTAINERS:
            if not frame.safe:
                self.wanted.add(frame.key)
            if frame.key in self.watched:
                before = [f"if last{frame.key} != {_PARAGRAPH}: {_EMPTY_PARAGRAPH}"]
        after = self.grids.closed(frame, around)
        if frame.name == "w:tbl" and around and around[-1].key in self.watched:
            gone, last = (
                f"rows{frame.key} == 0" if frame.key in self.watched else "False",
                f"last{around[-1].key}",
            )
            after.append(f"{last} = {last} if {gone} else {_TABLE}")
        return before, after

    def decided(self, tag: Pending) -> None:
        """A condition or loop inside an attribute; for the width of a cell there would be several codes."""
        if tag.name == "w:gridSpan":
            raise NotProved

    def attribute(self, tag: Pending, around: list[Frame]) -> str:
        """A value in an attribute; for the width of a cell, the code that takes it up again."""
        if tag.attribute.startswith("xmlns") or tag.name == "w:gridCol" or tag.name.endswith(":docPr"):
            raise NotProved
        if tag.name != "w:gridSpan":
            return ""
        if tag.filled or tag.value or tag.attribute != "w:val" or len(around) < 2:
            raise NotProved
        return f"span{around[-2].key} = width(out[-2])"


def _block(frame: Frame, parent: Frame) -> str:
    """The code for a paragraph right inside a container, and whether the container is safe with it."""
    if frame.name in BLOCKS:
        parent.safe |= frame.control == parent.control
        return f"last{parent.key} = {_PARAGRAPH}"
    if frame.name == "w:tbl":
        parent.safe = False
    return ""
