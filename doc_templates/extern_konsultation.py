"""The words of an external consultation: the de-identified basis, and the decision once it is made."""

from dataclasses import dataclass, field

from doc_templates import deciding, shared
from doc_templates.words import Person, SignedWords, Text, Underskrift, means, paragraphs
from service.domain import choices_money
from service.domain.answers import Answers
from service.domain.choices import Choices
from service.domain.context import Context
from service.domain.funds import year_of
from service.domain.identity import Identity
from service.domain.outlays import CONSULTATION, capital

TITLE = "Extern konsultation – underlag och beslut"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provat:
    """One row of what the parties answered: ``{%tr for p in provat %}``."""

    part: str = field(metadata=means("Parten som tillfrågades."))
    svar: str = field(metadata=means("Vad parten svarade."))
    datum: str = field(metadata=means("Dagen för svaret."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslut:
    """The decision; all but ``organ`` and ``utfall`` is empty until it is made."""

    organ: str = field(metadata=means("Vem som beslutar, till exempel Styrgruppen."))
    utfall: str = field(metadata=means("Bifall, Delvis bifall, Avslag eller att det inte är beslutat."))
    beviljat: str = field(metadata=means("Beloppet som beviljas; tomt vid avslag och före beslutet."))
    kvar: str = field(metadata=means("Vad som är kvar av kostnadsslaget efter beslutet; tomt utan budget."))
    motivering: Text = field(metadata=means("Skälen för beslutet"))
    datum: str = field(metadata=means("Dagen då beslutet fattades."))
    narvarande: Text = field(metadata=means("De som var med när beslutet fattades"))
    aterkoppling: str = field(metadata=means("Dagen då beslutet återkopplas till ärendegruppen."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternKonsultationWords(SignedWords):
    """Everything that ``extern_konsultation.docx`` may print.

    The participant is named only with consent to that; ``grupp`` is what the project calls its case body.
    """

    deltagare: Person = field(metadata=means("Deltagaren"))
    grupp: str = field(metadata=means("Vad projektet kallar sin ärendegrupp, till exempel OH."))
    behov: str = field(metadata=means("Vad konsultationen behövs för."))
    fragestallning: Text = field(metadata=means("Frågan som ska utredas"))
    provat: tuple[Provat, ...] = field(metadata=means("Parternas svar", each="p"))
    leverantor: str = field(metadata=means("Den som ska utreda; tom om ingen är vald."))
    offert: str = field(metadata=means("Vad det kostar."))
    tidplan: str = field(metadata=means("När det ska göras."))
    nytta: Text = field(metadata=means("Vad utredningen ska göra möjligt"))
    forslag: Text = field(metadata=means("Projektledarens förslag till beslut"))
    beslut: Beslut = field(metadata=means("Beslutet"))


def words(context: Context, answers: Answers) -> ExternKonsultationWords:
    """The basis and the decision as text."""
    own = shared.who(context)
    return ExternKonsultationWords(
        dokument=shared.header(context, titel=TITLE, protected=own.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=_signatures(context, answers, own),
        deltagare=shared.person(deciding.board_identity(context)),
        grupp=context.project.names.case_body_definite,
        behov=shared.label(choices_money.BEHOV, answers.text("behov")),
        fragestallning=paragraphs(answers.text("fragestallning")),
        provat=tuple(_tried(row, shared.parties(context, own)) for row in answers.rows("provat")),
        leverantor=answers.text("leverantor"),
        offert=deciding.amount(answers.integer("offert")),
        tidplan=answers.text("tidplan"),
        nytta=paragraphs(answers.text("nytta")),
        forslag=paragraphs(answers.text("forslag")),
        beslut=_decision(context, answers),
    )


def _tried(row: Answers, names: Choices) -> Provat:
    return Provat(
        part=shared.label(names, row.text("part")),
        svar=row.text("svar"),
        datum=shared.day(row.date("datum")),
    )


def _decision(context: Context, answers: Answers) -> Beslut:
    bought, day = context.project.purchases, answers.date("beslutsdatum")
    year = year_of(context.project, day) if day else None
    return Beslut(
        organ=capital(bought.consultation_body),
        utfall=shared.label(choices_money.BESLUT_KONSULTATION, answers.text("beslut")),
        beviljat=deciding.granted_amount(answers),
        kvar=deciding.left_after(context, answers, kind=CONSULTATION, year=year),
        motivering=paragraphs(answers.text("motivering")),
        datum=shared.day(day),
        narvarande=paragraphs(answers.text("narvarande")),
        aterkoppling=shared.day(answers.date("aterkoppling")),
    )


def _signatures(context: Context, answers: Answers, own: Identity) -> tuple[Underskrift, ...]:
    """Who proposes, and who decides once it is decided."""
    body = capital(context.project.purchases.consultation_body)
    author = shared.author_signature(context, own)
    decided = answers.text("beslut") in choices_money.BESLUT
    return (author, deciding.body_signature(body)) if decided else (author,)
