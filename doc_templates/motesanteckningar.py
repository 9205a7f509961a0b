"""The words of motesanteckningar: who was there, the common notes, and the cases that all may know of."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import SignedWords, Text, means, paragraphs
from service.domain import choices_meeting
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.meetings.notes import NOTES

TITLE = "Minnesanteckningar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Narvarande:
    """Somebody who was at the meeting."""

    namn: str = field(metadata=means("Namnet."))
    organisation: str = field(metadata=means("Den som personen var där för."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Punkt:
    """A standing point about which something was noted in common."""

    rubrik: str = field(metadata=means("Punktens nummer och namn, till exempel ”6 Pågående ärenden”."))
    anteckning: Text = field(metadata=means("Den gemensamma anteckningen"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Arende:
    """A case by what it was called at the meeting; what was said of it stands in its own excerpt."""

    alias: str = field(metadata=means("Vad ärendet kallades på mötet."))
    utfall: str = field(
        metadata=means("Vad mötet kom fram till.", among=choices_meeting.STANDPOINTS.values())
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MotesanteckningarWords(SignedWords):
    """All that ``motesanteckningar.docx`` may print; `mote` is what the project calls its meeting."""

    mote: str = field(metadata=means("Vad projektet kallar sitt möte, till exempel OH-möte."))
    datum: str = field(metadata=means("Dagen för mötet."))
    narvarande: tuple[Narvarande, ...] = field(metadata=means("Närvarande", each="n"))
    punkter: tuple[Punkt, ...] = field(metadata=means("Gemensamma anteckningar", each="punkt"))
    arenden: tuple[Arende, ...] = field(metadata=means("Ärendelista enligt utdrag", each="a"))
    nasta_mote: str = field(metadata=means("Dagen för nästa möte; tom om den inte är bestämd."))


def words(context: Context, answers: Answers) -> MotesanteckningarWords:
    """The notes as text."""
    author = context.author
    block = shared.signature(
        author.function, namn=author.name, roll=author.function, organisation=author.organisation
    )
    return MotesanteckningarWords(
        dokument=shared.header(context, titel=TITLE),
        motiveringar=shared.reasons(answers),
        underskrifter=(block,),
        mote=context.project.names.meeting,
        datum=shared.day(answers.date("mote")),
        narvarande=tuple(
            Narvarande(namn=row.text("namn"), organisation=row.text("organisation"))
            for row in answers.rows("narvarande")
        ),
        punkter=tuple(_points(answers)),
        arenden=tuple(
            Arende(
                alias=row.text("alias"),
                utfall=shared.label(choices_meeting.STANDPOINTS, row.text("utfall")),
            )
            for row in answers.rows("arenden")
        ),
        nasta_mote=shared.day(answers.date("nasta_mote")),
    )


def _points(answers: Answers) -> Iterator[Punkt]:
    """Those about which something was noted, in the order of the agenda."""
    for name, point in NOTES.items():
        if answers.has(name):
            yield Punkt(rubrik=f"{int(point)} {point.label}", anteckning=paragraphs(answers.text(name)))
