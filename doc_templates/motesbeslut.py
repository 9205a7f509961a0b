"""The words of a motesbeslut: an excerpt of a meeting's notes that is about one case."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, means, paragraphs
from service.domain import choices_meeting
from service.domain.answers import Answers
from service.domain.context import Context

TITLE = "Utdrag ur minnesanteckningar"


@dataclass(frozen=True, slots=True, kw_only=True)
class MotesbeslutWords(SignedWords):
    """Everything that ``motesbeslut.docx`` may print; ``mote`` is what the project calls its meeting."""

    deltagare: Person = field(metadata=means("Deltagaren"))
    mote: str = field(metadata=means("Vad projektet kallar sitt möte, till exempel OH-möte."))
    datum: str = field(metadata=means("Dagen för mötet."))
    stallningstagande: str = field(metadata=means("Vad mötet kom fram till, till exempel Intag."))
    motivering: Text = field(metadata=means("Motiveringen till ställningstagandet"))
    atgard: Text = field(metadata=means("Vad som ska göras efter mötet"))
    ansvarig: str = field(metadata=means("Den som ska göra det, tom utan åtgärd."))
    senast: str = field(metadata=means("Sista dag för att göra det, tom utan åtgärd."))


def words(context: Context, answers: Answers) -> MotesbeslutWords:
    """The excerpt as text."""
    who, to_do = shared.who(context), answers.has("atgard")
    return MotesbeslutWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.author_signature(context, who),),
        deltagare=shared.person(who),
        mote=context.project.names.meeting,
        datum=shared.day(answers.date("mote")),
        stallningstagande=shared.label(choices_meeting.STANDPOINTS, answers.text("stallningstagande")),
        motivering=paragraphs(answers.text("motivering")),
        atgard=paragraphs(answers.text("atgard")),
        ansvarig=answers.text("ansvarig") if to_do else "",
        senast=shared.day(answers.date("senast")) if to_do else "",
    )
