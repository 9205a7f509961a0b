"""The words of a kartläggning: area by area how the person and the vägledare see it, and the conclusion."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, Underskrift, means, paragraphs
from service.domain.answers import Answers
from service.domain.choices_participation import OMRADEN
from service.domain.context import Context
from service.domain.identity import Identity

TITLE = "Kartläggningssammanfattning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Omrade:
    """One row of areas: ``{%tr for o in omraden %}``; only areas that somebody has said something about."""

    namn: str = field(metadata=means("Området, till exempel Hälsa."))
    personen: Text = field(metadata=means("Personens bild"))
    vagledaren: Text = field(metadata=means("Vägledarens bild"))


@dataclass(frozen=True, slots=True, kw_only=True)
class KartlaggningWords(SignedWords):
    """Everything that ``kartlaggning.docx`` may print; ``tagit_del`` is "Ja", "Nej" or empty."""

    deltagare: Person = field(metadata=means("Deltagaren"))
    genomford: str = field(metadata=means("Dagen då kartläggningen genomfördes."))
    instrument: str = field(metadata=means("Instrumentet, till exempel TUBA."))
    omraden: tuple[Omrade, ...] = field(metadata=means("Områdena", each="o"))
    slutsats: Text = field(metadata=means("Slutsatsen"))
    spar: str = field(metadata=means("Spåret som föreslås; tomt om projektet inte har spår."))
    tagit_del: str = field(metadata=means("Om personen har tagit del: Ja, Nej eller tomt."))


def words(context: Context, answers: Answers) -> KartlaggningWords:
    """The survey as text, without the areas that were not brought up."""
    who = shared.who(context)
    return KartlaggningWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(*_signatures(context, answers, who),),
        deltagare=shared.person(who),
        genomford=shared.day(answers.date("genomford")),
        instrument=answers.text("instrument"),
        omraden=tuple(_areas(answers)),
        slutsats=paragraphs(answers.text("slutsats")),
        spar=shared.label(context.project.track_choices, answers.text("spar")),
        tagit_del=shared.yes_no(answers.yes("tagit_del")),
    )


def _areas(answers: Answers) -> Iterator[Omrade]:
    for key, label in OMRADEN.items():
        person, guide = f"{key}_person", f"{key}_vagledare"
        if answers.has(person) or answers.has(guide):
            yield Omrade(
                namn=label,
                personen=paragraphs(answers.text(person)),
                vagledaren=paragraphs(answers.text(guide)),
            )


def _signatures(context: Context, answers: Answers, who: Identity) -> Iterator[Underskrift]:
    yield shared.author_signature(context, who)
    if answers.yes("tagit_del") is not False:
        yield shared.signature("Deltagare, har tagit del", namn=who.name, roll="Deltagare")
