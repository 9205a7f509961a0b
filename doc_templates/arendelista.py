"""The words of an ärendelista: what a meeting takes up, who may hear it, and room for what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from doc_templates import meeting
from doc_templates.meeting import Mote
from doc_templates.words import Words, means
from service.domain.meetings.papers import Item, Proceedings, Row
from service.domain.text import several

TITLE = "Ärendelista"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arende:
    """One row: ``{%tr for a in p.arenden %}``; in the neutral line all but ``alias`` is empty."""

    nr: str = field(metadata=means("Löpnumret; tomt för en neutral rad."))
    alias: str = field(metadata=means("Vad ärendet kallas på mötet, eller den neutrala raden."))
    typ: str = field(metadata=means("Vad för slags ärende det är; tomt när det inte är sagt."))
    foredragande: str = field(metadata=means("Den som föredrar ärendet; tomt om ingen är utsedd."))
    tid: str = field(metadata=means("När ärendet tas upp; tom när det inte är bestämt."))
    samtycke: str = field(metadata=means("Parterna som får höra ärendet, på en rad."))
    lamnar: str = field(metadata=means("Parterna som lämnar rummet först, på en rad; tomt för ingen."))
    fraga: str = field(metadata=means("Frågan till mötet."))
    utfall: str = field(metadata=means("Vad mötet kom fram till; tomt före mötet, och skrivs då för hand."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Arendepunkt:
    """A point that takes something up: ``{%p for p in punkter %}``."""

    rubrik: str = field(metadata=means("Punktens nummer och namn."))
    arenden: tuple[Arende, ...] = field(metadata=means("Ärendena under punkten", each="a"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArendelistaWords(Words):
    """Everything that ``arendelista.docx`` may print."""

    mote: Mote = field(metadata=means("Mötet"))
    arendepunkter: tuple[Arendepunkt, ...] = field(metadata=means("Punkterna som har ärenden", each="p"))


def words(proceedings: Proceedings) -> ArendelistaWords:
    """The list as one organisation may read it; a point without matters is left out."""
    return ArendelistaWords(
        dokument=meeting.header(proceedings.meeting, key="arendelista", titel=TITLE),
        mote=meeting.mote(proceedings.meeting),
        arendepunkter=tuple(_punkter(proceedings)),
    )


def _punkter(proceedings: Proceedings) -> Iterator[Arendepunkt]:
    for standing, rows in proceedings.numbered():
        if rows:
            heading = f"{standing.point.value}. {standing.point.label}"
            title = f"{heading} ({standing.note})" if standing.note else heading
            yield Arendepunkt(rubrik=title, arenden=tuple(_arende(number, row) for number, row in rows))


def _arende(number: str, row: Row) -> Arende:
    if not isinstance(row, Item):
        return Arende(
            nr="",
            alias=row.text,
            typ="",
            foredragande="",
            tid="",
            samtycke="",
            lamnar="",
            fraga="",
            utfall="",
        )
    return Arende(
        nr=number,
        alias=row.alias,
        typ=row.kind,
        foredragande=row.presenter,
        tid=meeting.when(row.starts, row.minutes),
        samtycke=several(row.consented),
        lamnar=several(row.leaving),
        fraga=row.question,
        utfall=row.outcome,
    )
