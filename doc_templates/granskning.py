"""The words of a granskning: that the referral was read and can go on to the meeting."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, means, paragraphs
from service.domain.answers import Answers
from service.domain.context import Context

TITLE = "Granskning av remiss"


@dataclass(frozen=True, slots=True, kw_only=True)
class GranskningWords(SignedWords):
    """Everything that ``granskning.docx`` may print; ``fullstandig`` is "Ja" or "Nej"."""

    deltagare: Person = field(metadata=means("Deltagaren"))
    granskad: str = field(metadata=means("Dagen då remissen granskades."))
    fullstandig: str = field(metadata=means("Om remissen är fullständig."))
    anteckning: Text = field(metadata=means("Anteckning från granskningen"))


def words(context: Context, answers: Answers) -> GranskningWords:
    """The review as text."""
    who = shared.who(context)
    return GranskningWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.author_signature(context, who),),
        deltagare=shared.person(who),
        granskad=shared.day(answers.date("granskad")),
        fullstandig=shared.yes_no(answers.yes("fullstandig")),
        anteckning=paragraphs(answers.text("anteckning")),
    )
