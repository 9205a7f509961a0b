"""The words of a remissvar: the project's answer to a referral."""

from dataclasses import dataclass, field

from doc_templates import shared
from doc_templates.words import Person, SignedWords, Text, Underskrift, means, paragraphs
from service.domain import choices
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.identity import Identity

TITLE = "Remissvar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remittent:
    """Who referred; all empty when the person's identity is protected."""

    organisation: str = field(
        metadata=means("Organisationen som remitterade; tom vid skyddade personuppgifter.")
    )
    namn: str = field(metadata=means("Remittentens namn; tomt vid skyddade personuppgifter."))
    funktion: str = field(metadata=means("Remittentens funktion; tom vid skyddade personuppgifter."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanvisning:
    """One row of measures elsewhere: ``{%tr for h in hanvisningar %}``."""

    aktor: str = field(metadata=means("Vart personen hänvisas."))
    atgard: str = field(metadata=means("Vad som ska göras."))
    ansvarig: str = field(metadata=means("Vem som ansvarar."))
    senast: str = field(metadata=means("Dagen då det senast ska vara gjort."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Informerad:
    """Who told the person about the answer, and when ("2017-03-08")."""

    av: str = field(metadata=means("Vem som har berättat om svaret för personen."))
    datum: str = field(metadata=means("Dagen då personen fick veta."))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemissvarWords(SignedWords):
    """Everything that ``remissvar.docx`` may print; dates are "2017-03-07", empty where they do not apply.

    ``mote`` and ``grupp`` are what the project calls its meeting and its case body: "OH-möte", "OH".
    """

    remittent: Remittent = field(metadata=means("Remittenten"))
    deltagare: Person = field(metadata=means("Deltagaren"))
    remissens_datum: str = field(metadata=means("Remissens datum."))
    mote: str = field(metadata=means("Vad projektet kallar sitt möte, till exempel OH-möte."))
    oh_mote: str = field(metadata=means("Dagen för mötet."))
    stallningstagande: str = field(metadata=means("Svaret på remissen, till exempel Intag."))
    vilande_till: str = field(metadata=means("Dagen som remissen vilar till; tom annars."))
    motivering: Text = field(metadata=means("Motiveringen till svaret"))
    spar: str = field(metadata=means("Spåret; tomt utan intag."))
    startdatum: str = field(metadata=means("Dagen då insatsen börjar; tom utan intag."))
    vagledare: str = field(metadata=means("Vägledarens namn; tomt utan intag."))
    grupp: str = field(metadata=means("Vad projektet kallar gruppen som svarar, till exempel OH."))
    rad_fran_oh: Text = field(metadata=means("Råd från gruppen"))
    hanvisningar: tuple[Hanvisning, ...] = field(metadata=means("Hänvisningar till andra", each="h"))
    informerad: Informerad = field(metadata=means("Hur personen har fått veta"))


def words(context: Context, answers: Answers) -> RemissvarWords:
    """The answer as text; who referred, and who the person is, stand in the case's referral."""
    who = shared.who(context)
    return RemissvarWords(
        dokument=shared.header(context, titel=TITLE, protected=who.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(_signature(context, who),),
        remittent=_remittent(context, who),
        deltagare=shared.person(who),
        remissens_datum=shared.day(answers.date("remissens_datum")),
        mote=context.project.names.meeting,
        oh_mote=shared.day(answers.date("oh_mote")),
        stallningstagande=shared.label(choices.STALLNINGSTAGANDE, answers.text("stallningstagande")),
        vilande_till=shared.day(answers.date("vilande_till")),
        motivering=paragraphs(answers.text("motivering")),
        spar=shared.label(context.project.track_choices, answers.text("spar")),
        startdatum=shared.day(answers.date("startdatum")),
        vagledare=answers.text("vagledare"),
        grupp=context.project.names.case_body_definite,
        rad_fran_oh=paragraphs(answers.text("rad_fran_oh")),
        hanvisningar=tuple(_hanvisning(row) for row in answers.rows("hanvisningar")),
        informerad=Informerad(
            av=answers.text("informerad_av"), datum=shared.day(answers.date("informerad_datum"))
        ),
    )


def _signature(context: Context, who: Identity) -> Underskrift:
    author = context.author
    organisation = "" if who.protected else author.organisation
    return shared.signature(
        "Projektledare", namn=author.name, roll="Projektledare", organisation=organisation
    )


def _remittent(context: Context, who: Identity) -> Remittent:
    remiss = Answers({}) if who.protected else shared.case_of(context).latest("remiss")
    return Remittent(
        organisation=shared.label(context.project.remittent_choices, remiss.text("remittent_organisation")),
        namn=remiss.text("remittent_namn"),
        funktion=remiss.text("remittent_funktion"),
    )


def _hanvisning(row: Answers) -> Hanvisning:
    return Hanvisning(
        aktor=row.text("aktor"),
        atgard=row.text("atgard"),
        ansvarig=row.text("ansvarig"),
        senast=shared.day(row.date("senast")),
    )
