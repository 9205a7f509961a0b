"""The words of a kontakt: when and how somebody was contacted after closing."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, means, paragraphs
from service.domain import choices_closing
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.follow_ups import contact_choices

TITLE = "Kontakt efter avslut"


@dataclass(frozen=True, slots=True, kw_only=True)
class KontaktWords(SignedWords):
    """Everything that ``kontakt.docx`` may print; ``galler`` is "90 dagar", ``natt`` is "Ja" or "Nej"."""

    deltagare: Person = field(metadata=means("Deltagaren"))
    datum: str = field(metadata=means("Dagen för kontakten eller försöket."))
    kontaktsatt: str = field(metadata=means("Hur personen kontaktades."))
    galler: str = field(metadata=means("Vilken uppföljning kontakten gäller."))
    natt: str = field(metadata=means("Om personen nåddes."))
    anteckning: Text = field(metadata=means("Anteckning från kontakten"))


def words(context: Context, answers: Answers) -> KontaktWords:
    """The contact as text."""
    who = shared.who(context)
    return KontaktWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.author_signature(context, who),),
        deltagare=shared.person(who),
        datum=shared.day(answers.date("datum")),
        kontaktsatt=shared.label(choices_closing.KONTAKTSATT, answers.text("kontaktsatt")),
        galler=shared.label(contact_choices(context.project), answers.text("galler")),
        natt=shared.yes_no(answers.yes("natt")),
        anteckning=paragraphs(answers.text("anteckning")),
    )
