"""The words of a motesarende: a case's item on the agenda of a meeting."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, means, paragraphs
from service.domain import choices_flow
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.messages import inside_sentence

TITLE = "Ärende till möte"


@dataclass(frozen=True, slots=True, kw_only=True)
class MotesarendeWords(SignedWords):
    """Everything that ``motesarende.docx`` may print; ``mote`` is what the project calls its meeting."""

    deltagare: Person = field(metadata=means("Deltagaren"))
    mote: str = field(metadata=means("Vad projektet kallar sitt möte, till exempel OH-möte."))
    datum: str = field(metadata=means("Dagen för mötet."))
    typ: str = field(metadata=means("Vad för slags ärende det är, till exempel Ny remiss."))
    foredragande: str = field(metadata=means("Den som föredrar ärendet; tomt om ingen är utsedd."))
    fraga: Text = field(metadata=means("Frågan till mötet"))


def words(context: Context, answers: Answers) -> MotesarendeWords:
    """The item as text; its title names the project's own meeting."""
    who, meeting = shared.who(context), context.project.names.meeting
    title = f"Ärende till {inside_sentence(meeting)}"
    return MotesarendeWords(
        dokument=shared.header(context, titel=title, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.author_signature(context, who),),
        deltagare=shared.person(who),
        mote=meeting,
        datum=shared.day(answers.date("mote")),
        typ=shared.label(choices_flow.ARENDE_TILL_MOTE, answers.text("typ")),
        foredragande=answers.text("foredragande"),
        fraga=paragraphs(answers.text("fraga")),
    )
