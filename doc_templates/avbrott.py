"""The words of an avbrott: why a case ended before its time."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, means, paragraphs
from service.domain import choices_flow
from service.domain.answers import Answers
from service.domain.context import Context

TITLE = "Ärendet avslutas i förtid"


@dataclass(frozen=True, slots=True, kw_only=True)
class AvbrottWords(SignedWords):
    """Everything that ``avbrott.docx`` may print."""

    deltagare: Person = field(metadata=means("Deltagaren"))
    typ: str = field(metadata=means("Hur ärendet slutade, till exempel Återkallad."))
    datum: str = field(metadata=means("Dagen då ärendet slutade."))
    skal: Text = field(metadata=means("Skälet"))
    meddelat_till: str = field(metadata=means("Vem som har fått veta; tomt om ingen är angiven."))


def words(context: Context, answers: Answers) -> AvbrottWords:
    """The early end as text."""
    who = shared.who(context)
    return AvbrottWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.author_signature(context, who),),
        deltagare=shared.person(who),
        typ=shared.label(choices_flow.AVBROTT, answers.text("typ")),
        datum=shared.day(answers.date("datum")),
        skal=paragraphs(answers.text("skal")),
        meddelat_till=answers.text("meddelat_till"),
    )
