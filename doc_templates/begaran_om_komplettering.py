"""The words of a begaran_om_komplettering: what a referral lacks."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, means, paragraphs
from service.domain.answers import Answers
from service.domain.context import Context

TITLE = "Begäran om komplettering"


@dataclass(frozen=True, slots=True, kw_only=True)
class BegaranOmKompletteringWords(SignedWords):
    """Everything that ``begaran_om_komplettering.docx`` may print."""

    deltagare: Person = field(metadata=means("Deltagaren"))
    remissens_datum: str = field(metadata=means("Remissens datum."))
    saknas: Text = field(metadata=means("Det som behöver kompletteras"))
    senast: str = field(metadata=means("Dagen då kompletteringen senast ska ha kommit in."))


def words(context: Context, answers: Answers) -> BegaranOmKompletteringWords:
    """The request as text; the day of the referral stands in the case."""
    who, remiss = shared.who(context), shared.case_of(context).entry("remiss")
    return BegaranOmKompletteringWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.author_signature(context, who),),
        deltagare=shared.person(who),
        remissens_datum=shared.day(remiss.on if remiss else None),
        saknas=paragraphs(answers.text("saknas")),
        senast=shared.day(answers.date("senast")),
    )
