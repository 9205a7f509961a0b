"""The words of a stangning: that nothing more is to be done in the case."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, means, paragraphs
from service.domain.answers import Answers
from service.domain.context import Context

TITLE = "Ärendet stängs"


@dataclass(frozen=True, slots=True, kw_only=True)
class StangningWords(SignedWords):
    """Everything that ``stangning.docx`` may print."""

    deltagare: Person = field(metadata=means("Deltagaren"))
    stangt: str = field(metadata=means("Dagen då ärendet stängdes."))
    anteckning: Text = field(metadata=means("Anteckning om stängningen"))


def words(context: Context, answers: Answers) -> StangningWords:
    """The closing of the case as text."""
    who = shared.who(context)
    return StangningWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.author_signature(context, who),),
        deltagare=shared.person(who),
        stangt=shared.day(answers.date("stangt")),
        anteckning=paragraphs(answers.text("anteckning")),
    )
