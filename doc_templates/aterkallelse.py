"""The words of an aterkallelse: what of a consent is withdrawn, and who was told."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.samtycke import organisations, receiver
from doc_templates.words import Person, SignedWords, means
from service.domain.answers import Answers
from service.domain.consent_parts import DELAR, OMFATTNING, parts
from service.domain.context import Context

TITLE = "Återkallelse av samtycke"


@dataclass(frozen=True, slots=True, kw_only=True)
class AterkallelseWords(SignedWords):
    """Everything that ``aterkallelse.docx`` may print."""

    deltagare: Person = field(metadata=means("Deltagaren"))
    datum: str = field(metadata=means("Dagen då samtycket återkallades."))
    omfattning: str = field(metadata=means("Hur mycket av samtycket som återkallas."))
    delar: tuple[str, ...] = field(
        metadata=means("Delarna som återkallas, en i taget; tom när det gäller hela.", each="d")
    )
    parter: tuple[str, ...] = field(
        metadata=means("Parterna som återkallelsen gäller, en i taget; tom när den gäller alla.", each="part")
    )
    mottagen_av: str = field(metadata=means("Vem som tog emot återkallelsen."))


def words(context: Context, answers: Answers) -> AterkallelseWords:
    """The withdrawal as text."""
    who = shared.who(context)
    names = organisations(context, who)
    return AterkallelseWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.signature("Deltagare", namn=who.name, roll="Deltagare"),),
        deltagare=shared.person(who),
        datum=shared.day(answers.date("datum")),
        omfattning=shared.label(OMFATTNING, answers.text("omfattning")),
        delar=shared.labels({**DELAR, **parts(context.project)}, answers.many("delar")),
        parter=shared.labels(names, answers.many("parter")),
        mottagen_av=receiver(context, answers.text("mottagen_av"), who),
    )
