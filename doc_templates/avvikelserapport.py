"""The words of an avvikelserapport: what departed from the plan, and what was and should be done about it."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, means, paragraphs
from service.domain.answers import Answers
from service.domain.choices_participation import AVVIKELSE
from service.domain.context import Context
from service.domain.identity import Identity

TITLE = "Avvikelserapport"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mottagare:
    """Who referred the person and receives the report; empty for a protected person."""

    namn: str = field(metadata=means("Den som remitterade."))
    organisation: str = field(metadata=means("Organisationen som remitterade."))


@dataclass(frozen=True, slots=True, kw_only=True)
class AvvikelserapportWords(SignedWords):
    """Everything that ``avvikelserapport.docx`` may print."""

    deltagare: Person = field(metadata=means("Deltagaren"))
    till: Mottagare = field(metadata=means("Mottagaren"))
    datum: str = field(metadata=means("Dagen för avvikelsen."))
    typ: str = field(metadata=means("Slag av avvikelse, till exempel Frånvaro."))
    handelse: Text = field(metadata=means("Vad som har hänt"))
    konsekvens: Text = field(metadata=means("Vad det betyder för planen"))
    atgard: Text = field(metadata=means("Vad som har gjorts"))
    onskad_atgard: Text = field(metadata=means("Vad remittenten ombeds göra"))
    svar_senast: str = field(metadata=means("Dagen då svar senast behövs; tom utan svarsdag."))


def words(context: Context, answers: Answers) -> AvvikelserapportWords:
    """The report as text; to whom it goes stands in the case's referral."""
    who = shared.who(context)
    return AvvikelserapportWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(shared.author_signature(context, who),),
        deltagare=shared.person(who),
        till=_receiver(context, who),
        datum=shared.day(answers.date("datum")),
        typ=shared.label(AVVIKELSE, answers.text("typ")),
        handelse=paragraphs(answers.text("handelse")),
        konsekvens=paragraphs(answers.text("konsekvens")),
        atgard=paragraphs(answers.text("atgard")),
        onskad_atgard=paragraphs(answers.text("onskad_atgard")),
        svar_senast=shared.day(answers.date("svar_senast")),
    )


def _receiver(context: Context, who: Identity) -> Mottagare:
    remiss = Answers({}) if who.protected else shared.case_of(context).latest("remiss")
    return Mottagare(
        namn=remiss.text("remittent_namn"),
        organisation=shared.label(context.project.remittent_choices, remiss.text("remittent_organisation")),
    )
