"""The words of the field list: the catalogue of one kind's words, to print and have beside Word."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from doc_templates.entries import ROWS, Entry, Section, Snippet
from doc_templates.words import Dokument, Words, means
from service.domain.dates import iso

TEMPLATE = "lists/faltlista.docx"
"""The Word file, below this folder: not one of those that people fill in forms for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rad:
    """One field; ``skriv`` has a line for each paragraph."""

    skriv: str = field(metadata=means("Vad som skrivs i mallen."))
    betyder: str = field(metadata=means("Vad fältet betyder."))
    slag: str = field(metadata=means("Fältets slag, till exempel text."))
    exempel: str = field(metadata=means("Ett exempel på vad som skrivs ut."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Avsnitt:
    """The fields of one group; ``inom`` says which repetition they must stand in, "" for none."""

    rubrik: str = field(metadata=means("Gruppens rubrik."))
    inom: str = field(metadata=means("Upprepningen som orden hör till; tom om de inte hör till någon."))
    rader: tuple[Rad, ...] = field(metadata=means("Fälten", each="rad"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FaltlistaWords(Words):
    """Everything that the field list prints."""

    dokumenttyp: str = field(metadata=means("Dokumenttypens namn."))
    avsnitt: tuple[Avsnitt, ...] = field(metadata=means("Fälten i grupper", each="del"))


def words(title: str, *, project: str, on: date, sections: Iterable[Section]) -> FaltlistaWords:
    """The catalogue of the kind called `title` as it stood on a day."""
    return FaltlistaWords(
        dokument=Dokument(
            titel=f"Fält i {title.lower()}", projekt=project, arendenummer="", datum=iso(on), version="",
            id="", mall="", organisation="",
        ),
        dokumenttyp=title,
        avsnitt=tuple(_section(each) for each in sections),
    )  # fmt: skip


def _section(section: Section) -> Avsnitt:
    rows = tuple(_row(entry) for entry in section.entries)
    return Avsnitt(rubrik=section.title, inom=", ".join(section.within), rader=rows)


def _row(entry: Entry) -> Rad:
    ways = entry.snippets[:1] if entry.label == ROWS else entry.snippets
    return Rad(
        skriv="\neller\n".join(_way(snippet) for snippet in ways),
        betyder=entry.meaning,
        slag=entry.label,
        exempel=entry.example,
    )


def _way(snippet: Snippet) -> str:
    """How to write it, whole; the cells of a table row stand beside each other."""
    return snippet.text.replace("\t", " ")
