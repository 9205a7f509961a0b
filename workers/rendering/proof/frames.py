"""What the proof remembers of an element that is open, and what it promises once it is closed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workers.rendering.escaping import tab_in_run

CONTAINERS = frozenset(("w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:txbxContent"))
"""Elements that Word wants to end with a paragraph."""
WATCHABLE = CONTAINERS | {"w:tbl", "w:tr", "w:tblGrid"}
BLOCKS = frozenset(("w:p", "w:sdt"))
CROSSED = frozenset(("w:p", "w:r", "w:t"))
"""Elements that a condition or loop may close and open again: what stands on both sides is the same."""
TEXTS = frozenset(("w:t", "w:delText", "w:instrText", "w:delInstrText", "m:t", "a:t"))
NOWHERE, UNKNOWN = 0, 1
"""Sites of values: where a line break means nothing, and where only docxtpl itself knows what it becomes."""


@dataclass(eq=False, slots=True)
class Frame:
    """An open element; `control` is how many conditions and loops it began in, `key` tells it from others.

    `safe`: a container surely holds a paragraph, with no table after it. `formatting`: a run's w:rPr, None
    when it is not known. `cells` and `columns` count what surely stands in a row, `rows` the rows of a table
    so far, `grid` the columns of its grid; `full`: some row surely fills it. `loose`: the number of a row's
    cells, or of a table's rows, differs from document to document.
    """

    name: str
    key: str
    control: int
    safe: bool = False
    formatting: str | None = ""
    valued: bool = False
    cells: int = 0
    columns: int = 0
    rows: int = 0
    properties: int = 0
    span: int | str | None = None
    grid: int | None = None
    full: bool = False
    loose: bool = False


class Sites:
    """The places that values are printed in: what a tab in a value becomes there."""

    def __init__(self) -> None:
        self.tabs: list[bytes | None] = [None, b""]

    def of_run(self, run: Frame) -> int:
        """The number of a text in this run."""
        run.valued = True
        if run.formatting is None:
            return UNKNOWN
        tab = tab_in_run(run.formatting)
        if tab not in self.tabs:
            self.tabs.append(tab)
        return self.tabs.index(tab)


def merged(entry: list[Frame], ways: list[list[Frame]], control: int) -> list[Frame] | None:
    """What is open after a condition or loop, whichever way was taken; None when the ways differ."""
    if any([frame.name for frame in way] != [frame.name for frame in entry] for way in ways):
        return None
    together = [_merged(list(frames), control) for frames in zip(entry, *ways, strict=True)]
    return None if None in together else [frame for frame in together if frame is not None]


def _merged(frames: list[Frame], control: int) -> Frame | None:
    first = frames[0]
    if all(frame is first for frame in frames):
        return first
    if first.name not in CROSSED:
        return None
    same = len({frame.formatting for frame in frames}) == 1
    valued = any(frame.valued for frame in frames)
    return replace(first, control=control, formatting=first.formatting if same else None, valued=valued)
