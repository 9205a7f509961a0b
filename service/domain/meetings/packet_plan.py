"""The plan of a packet: exactly what one receiver gets, in order, with the hash of each paper.

Two plans are equal when the packets made of them would hold the same. A stored plan tells what to ask again:
whether its receiver may still have each of its cases and papers.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from service.domain.consent_parts import Information

SHEET = "Ärendeblad"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPaper:
    """A document of a record, or with no `record_id` a paper of the meeting; `sha256` is what it holds."""

    title: str
    sha256: str
    record_id: UUID | None = None
    variant: str = ""
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCase:
    """A case, `text` as the contents print it and `alias` what it is called.

    `kinds` is what its sheet may tell; an `open` one is more than its alias. `protected` as it was planned.
    """

    case_id: UUID
    alias: str
    text: str
    kinds: frozenset[Information] = frozenset()
    open: bool = True
    protected: bool = False
    papers: tuple[PlannedPaper, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A line without papers: a matter that is about nobody, or that an organisation leaves the meeting."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPoint:
    """A standing point of the agenda."""

    text: str
    entries: tuple[PlannedCase | PlannedLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A packet's papers: those of the meeting first, then point by point."""

    first: tuple[PlannedPaper, ...] = ()
    points: tuple[PlannedPoint, ...] = ()

    def cases(self) -> Iterator[PlannedCase]:
        for point in self.points:
            yield from (each for each in point.entries if isinstance(each, PlannedCase))

    def papers(self) -> Iterator[PlannedPaper]:
        """In the order they are read."""
        yield from self.first
        for each in self.cases():
            yield from each.papers

    def to_json(self) -> str:
        """Always the same text for the same plan."""
        return json.dumps(asdict(self), default=_plain, ensure_ascii=False, sort_keys=True)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.to_json().encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with what its own papers say, each by its hash.

    `awaited` are the records whose documents belong to it and have no PDF yet.
    """

    plan: Plan
    sheets: Mapping[str, object] = field(default_factory=dict)
    awaited: frozenset[UUID] = frozenset()


def digest(what: str, said: Any) -> str:
    """The hash of what a paper says: its title, and a dataclass of plain values."""
    text = json.dumps([what, asdict(said)], default=_plain, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def from_json(text: str) -> Plan:
    said = json.loads(text)
    return Plan(first=_papers(said["first"]), points=tuple(_point(each) for each in said["points"]))


def _plain(value: object) -> object:
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)


def _point(said: dict[str, Any]) -> PlannedPoint:
    return PlannedPoint(text=said["text"], entries=tuple(_entry(each) for each in said["entries"]))


def _entry(said: dict[str, Any]) -> PlannedCase | PlannedLine:
    if "case_id" not in said:
        return PlannedLine(said["text"])
    kinds = frozenset(map(Information, said["kinds"]))
    own = {"case_id": UUID(said["case_id"]), "kinds": kinds, "papers": _papers(said["papers"])}
    return PlannedCase(**{**said, **own})


def _papers(said: list[dict[str, Any]]) -> tuple[PlannedPaper, ...]:
    return tuple(
        PlannedPaper(**{**each, "record_id": UUID(each["record_id"]) if each["record_id"] else None})
        for each in said
    )
