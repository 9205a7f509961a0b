"""The words of a praktik: a placement, and what came of it."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, means, paragraphs
from service.domain.activities import days_attended
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.kronor import percent
from service.domain.text import EN_DASH

TITLE = "Praktik"


@dataclass(frozen=True, slots=True, kw_only=True)
class PraktikWords(SignedWords):
    """Everything that ``praktik.docx`` may print; ``narvaro`` is "12 av 15 dagar".

    ``arbetsplats`` and ``handledare`` are empty for a protected person, whom they would place.
    """

    deltagare: Person = field(metadata=means("Deltagaren"))
    arbetsplats: str = field(metadata=means("Arbetsplatsen; tom vid skyddade personuppgifter."))
    handledare: str = field(metadata=means("Handledaren på platsen; tom vid skyddade personuppgifter."))
    period: str = field(metadata=means("Första och sista dagen."))
    omfattning: str = field(metadata=means("Hur mycket, i procent."))
    innehall: Text = field(metadata=means("Vad personen gör på platsen"))
    mal: Text = field(metadata=means("Vad praktiken ska leda till"))
    narvaro: str = field(metadata=means("Närvarande av planerade dagar, till exempel 12 av 15 dagar."))
    utfall: Text = field(metadata=means("Vad praktiken ledde till"))


def words(context: Context, answers: Answers) -> PraktikWords:
    """The placement as text."""
    who, share = shared.who(context), answers.integer("omfattning")
    days = (shared.day(answers.date("start")), shared.day(answers.date("slut")))
    return PraktikWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.author_signature(context, who),),
        deltagare=shared.person(who),
        arbetsplats="" if who.protected else answers.text("arbetsplats"),
        handledare="" if who.protected else answers.text("handledare"),
        period=EN_DASH.join(day for day in days if day),
        omfattning="" if share is None else percent(share),
        innehall=paragraphs(answers.text("innehall")),
        mal=paragraphs(answers.text("mal")),
        narvaro=days_attended(answers),
        utfall=paragraphs(answers.text("utfall")),
    )
