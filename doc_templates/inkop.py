"""The words of a purchase: what was bought, for how much, and on which decision."""

from dataclasses import dataclass, field

from doc_templates import deciding, shared
from doc_templates.words import Person, SignedWords, means
from service.domain import choices_money
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.funds import unspent

TITLE = "Inköp"


@dataclass(frozen=True, slots=True, kw_only=True)
class InkopWords(SignedWords):
    """Everything that ``inkop.docx`` may print; without a decision what is about it is empty."""

    deltagare: Person = field(metadata=means("Deltagaren"))
    vad: str = field(metadata=means("Vad som köptes."))
    datum: str = field(metadata=means("Dagen för inköpet."))
    belopp: str = field(metadata=means("Vad det kostade."))
    kostnadsslag: str = field(metadata=means("Raden i projektets budget som betalar."))
    leverantor: str = field(metadata=means("Leverantören; tom om ingen är angiven."))
    avser: str = field(metadata=means("Vilket slags beslut inköpet vilar på."))
    beslutets_datum: str = field(metadata=means("Dagen för beslutet."))
    kvar_av_beslutet: str = field(metadata=means("Vad som är kvar att köpa för enligt beslutet."))


def words(context: Context, answers: Answers) -> InkopWords:
    """The purchase as text."""
    who = shared.who(context)
    return InkopWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.author_signature(context, who),),
        deltagare=shared.person(who),
        vad=answers.text("vad"),
        datum=shared.day(answers.date("datum")),
        belopp=deciding.amount(answers.integer("belopp")),
        kostnadsslag=answers.text("kostnadsslag"),
        leverantor=answers.text("leverantor"),
        avser=shared.label(choices_money.AVSER, answers.text("avser")),
        beslutets_datum=shared.day(answers.date("beslutets_datum")),
        kvar_av_beslutet=_left(context, answers),
    )


def _left(context: Context, answers: Answers) -> str:
    day, case = answers.date("beslutets_datum"), shared.case_of(context).number
    if day is None:
        return ""
    left = unspent(context.outlays, case=case, line=answers.text("kostnadsslag"), decision=day)
    return "" if left is None else deciding.amount(left - (answers.integer("belopp") or 0))
