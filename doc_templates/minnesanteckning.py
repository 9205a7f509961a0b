"""The words of a minnesanteckning: the day, the note and who wrote it."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, means, paragraphs
from service.domain.answers import Answers
from service.domain.choices_participation import FORTSATT_DELTAGANDE
from service.domain.context import Context

TITLE = "Minnesanteckning"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinnesanteckningWords(SignedWords):
    """Everything that ``minnesanteckning.docx`` may print."""

    deltagare: Person = field(metadata=means("Deltagaren"))
    datum: str = field(metadata=means("Dagen som anteckningen handlar om."))
    fortsatt_deltagande: str = field(
        metadata=means("Om personen fortsätter efter en återkallelse; tomt i andra anteckningar.")
    )
    anteckning: Text = field(metadata=means("Anteckningen"))


def words(context: Context, answers: Answers) -> MinnesanteckningWords:
    """The note as text."""
    who = shared.who(context)
    return MinnesanteckningWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.author_signature(context, who),),
        deltagare=shared.person(who),
        datum=shared.day(answers.date("datum")),
        fortsatt_deltagande=FORTSATT_DELTAGANDE.get(answers.text("fortsatt_deltagande"), ""),
        anteckning=paragraphs(answers.text("anteckning")),
    )
