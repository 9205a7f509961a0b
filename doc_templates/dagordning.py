"""The words of a dagordning: the standing points in order, with their times and what each takes up."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from doc_templates import meeting
from doc_templates.meeting import Motestillfalle
from doc_templates.words import Words, means
from service.domain.meetings.papers import Item, Proceedings, Row

TITLE = "Dagordning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dagordningsrad:
    """One line under a point: ``{%tr for r in p.rader %}``; ``nr`` is empty for the neutral line."""

    nr: str = field(metadata=means("Ärendets nummer på dagordningen; tomt för en neutral rad."))
    text: str = field(metadata=means("Ärendets alias, frågans rubrik eller den neutrala raden."))
    typ: str = field(metadata=means("Vad för slags ärende det är; tomt när det inte är sagt."))
    tid: str = field(metadata=means("När ärendet tas upp; tom när det inte är bestämt."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Punkt:
    """A standing point: ``{%tr for p in punkter %}``."""

    nr: str = field(metadata=means("Punktens nummer."))
    namn: str = field(metadata=means("Punkten, till exempel Nya remisser."))
    tillagg: str = field(metadata=means("Vad som gäller punkten, till exempel 2 av 5 platser; ofta tomt."))
    tid: str = field(metadata=means("När punkten tas upp; tom när det inte är bestämt."))
    rader: tuple[Dagordningsrad, ...] = field(metadata=means("Det som tas upp under punkten", each="r"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DagordningWords(Words):
    """Everything that ``dagordning.docx`` may print."""

    mote: Motestillfalle = field(metadata=means("Mötet"))
    punkter: tuple[Punkt, ...] = field(metadata=means("Dagordningens punkter", each="p"))


def words(proceedings: Proceedings) -> DagordningWords:
    """The dagordning as one organisation may read it."""
    return DagordningWords(
        dokument=meeting.header(proceedings.meeting, key="dagordning", titel=TITLE),
        mote=meeting.occasion(proceedings.meeting),
        punkter=tuple(_punkter(proceedings)),
    )


def _punkter(proceedings: Proceedings) -> Iterator[Punkt]:
    for standing, rows in proceedings.numbered():
        yield Punkt(
            nr=str(standing.point.value),
            namn=standing.point.label,
            tillagg=standing.note,
            tid=meeting.when(standing.starts, None),
            rader=tuple(_rad(number, row) for number, row in rows),
        )


def _rad(number: str, row: Row) -> Dagordningsrad:
    if not isinstance(row, Item):
        return Dagordningsrad(nr="", text=row.text, typ="", tid="")
    tid = meeting.when(row.starts, row.minutes)
    return Dagordningsrad(nr=number, text=row.alias, typ=row.kind, tid=tid)
