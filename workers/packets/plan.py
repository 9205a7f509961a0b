"""What a packet is made of, as plain words and finished PDFs; nothing here knows a database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The meeting as the cover tells of it; `day` is written out, such as "tisdag 9 maj 2017"."""

    project: str
    body: str
    day: str
    time: str = ""
    place: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Who the packet is for, and the number of the copy."""

    name: str
    organisation: str
    copy: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What tells this packet from every other: its identity, the day it was built, its version.

    `changed` tells in sentences what differs from the version before.
    """

    id: str
    built: date
    version: int = 1
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A finished PDF and its title in the contents.

    With `attached_as`, a file name, it is a signed original: its bytes are attached untouched under that
    name, and what stands among the pages is a copy.
    """

    title: str
    pdf: bytes
    attached_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case on the agenda: its line in the contents and its papers."""

    text: str
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A neutral line, such as "AF lämnar mötet": it stands in the contents and carries nothing."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of the agenda: papers of its own, then its cases and neutral lines in order."""

    text: str
    papers: tuple[Paper, ...] = ()
    entries: tuple[Case | Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """All that one receiver gets, in order: kallelse and lists first, then point by point."""

    first: tuple[Paper, ...] = ()
    points: tuple[Point, ...] = ()

    def nodes(self) -> Iterator[tuple[int, Paper | Case | Line | Point]]:
        """Everything that has a line in the contents, with its level, as one reads."""
        yield from ((0, paper) for paper in self.first)
        for point in self.points:
            yield 0, point
            yield from ((1, paper) for paper in point.papers)
            for entry in point.entries:
                yield 1, entry
                if isinstance(entry, Case):
                    yield from ((2, paper) for paper in entry.papers)

    def papers(self) -> Iterator[Paper]:
        """The papers in the order they are read."""
        return (node for _, node in self.nodes() if isinstance(node, Paper))
