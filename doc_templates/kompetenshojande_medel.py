"""The words of a decision on kompetenshöjande medel: what it is for, what it costs, and what is left."""

from dataclasses import dataclass, field

from doc_templates import deciding, shared
from doc_templates.words import Person, SignedWords, Text, Underskrift, means, paragraphs
from service.domain import choices_money, funds
from service.domain.answers import Answers
from service.domain.choices_money import ABOVE_LIMIT
from service.domain.context import Context
from service.domain.dates import iso
from service.domain.guidelines import in_force
from service.domain.identity import Identity
from service.domain.outlays import COMPETENCE, competence_bodies
from service.domain.plan import plan_now

TITLE = "Beslut om kompetenshöjande medel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslut:
    """The decision; ``beviljat`` is empty for a refusal, and most is until it is made."""

    utfall: str = field(metadata=means("Bifall, Delvis bifall, Avslag eller att det inte är beslutat."))
    beviljat: str = field(metadata=means("Beloppet som beviljas; tomt vid avslag och före beslutet."))
    kvar: str = field(metadata=means("Vad som är kvar av kostnadsslaget efter beslutet; tomt utan budget."))
    motivering: Text = field(metadata=means("Skälen för beslutet"))
    beslutande: str = field(metadata=means("Den som fattade beslutet, till exempel Styrgruppen."))
    foredragande: str = field(metadata=means("Den som föredrog ärendet; tomt om ingen är angiven."))
    datum: str = field(metadata=means("Dagen då beslutet fattades; tom före beslutet."))
    aterkoppling: str = field(metadata=means("Dagen då beslutet återkopplas till ärendegruppen."))


@dataclass(frozen=True, slots=True, kw_only=True)
class KompetenshojandeMedelWords(SignedWords):
    """Everything that ``kompetenshojande_medel.docx`` may print; ``riktlinje`` is "Ja" or "Nej".

    What the styrgrupp decides on names the participant only with consent to that; ``grupp`` is what the
    project calls its case body.
    """

    deltagare: Person = field(metadata=means("Deltagaren"))
    grupp: str = field(metadata=means("Vad projektet kallar sin ärendegrupp, till exempel OH."))
    andamal: str = field(metadata=means("Vad medlen ska gå till, till exempel Truckkort."))
    delmal: str = field(
        metadata=means("Delmålet i planen, med nummer; bara numret när styrgruppen inte får veta vem det är.")
    )
    beskrivning: Text = field(metadata=means("Vad som ska köpas"))
    annan_finansiering: Text = field(metadata=means("Varför ingen annan kan betala"))
    leverantor: str = field(metadata=means("Leverantören; tom om ingen är vald."))
    belopp: str = field(metadata=means("Beloppet som söks."))
    projektar: str = field(metadata=means("Projektåret som betalar, med första och sista dag."))
    riktlinje: str = field(metadata=means("Om projektets riktlinje är uppfylld."))
    riktlinje_version: str = field(
        metadata=means("Versionen av riktlinjen som gällde på beslutsdagen; tom när ingen är fastställd.")
    )
    beslut: Beslut = field(metadata=means("Beslutet"))


def words(context: Context, answers: Answers) -> KompetenshojandeMedelWords:
    """The decision as text."""
    board = answers.text("beslutande") == ABOVE_LIMIT
    own = shared.who(context)
    who = deciding.board_identity(context) if board else own
    return KompetenshojandeMedelWords(
        dokument=shared.header(context, titel=TITLE, protected=own.protected),
        motiveringar=shared.reasons(answers),
        underskrifter=(_signature(context, answers, own),),
        deltagare=shared.person(who),
        grupp=context.project.names.case_body_definite,
        andamal=shared.label(choices_money.ANDAMAL, answers.text("andamal")),
        delmal=answers.text("delmal")
        if board and who.hidden
        else _milestone(context, answers.text("delmal")),
        beskrivning=paragraphs(answers.text("beskrivning")),
        annan_finansiering=paragraphs(answers.text("annan_finansiering")),
        leverantor=answers.text("leverantor"),
        belopp=deciding.amount(answers.integer("belopp")),
        projektar=shared.label(funds.years(context.project), answers.text("projektar")),
        riktlinje=shared.yes_no(answers.yes("riktlinje")),
        riktlinje_version=_version(context, answers),
        beslut=_decision(context, answers),
    )


def _version(context: Context, answers: Answers) -> str:
    found = in_force(context.guidelines, answers.date("datum"))
    return f"Version {found.version}, gäller från {iso(found.since)}" if found else ""


def _decision(context: Context, answers: Answers) -> Beslut:
    year = answers.text("projektar")
    number, decided = int(year) if year.isdecimal() else None, answers.text("beslut") in choices_money.BESLUT
    return Beslut(
        utfall=shared.label(choices_money.BESLUT_KONSULTATION, answers.text("beslut")),
        beviljat=deciding.granted_amount(answers),
        kvar=deciding.left_after(context, answers, kind=COMPETENCE, year=number) if decided else "",
        motivering=paragraphs(answers.text("motivering")),
        beslutande=shared.label(competence_bodies(context.project), answers.text("beslutande")),
        foredragande=answers.text("foredragande"),
        datum=shared.day(answers.date("datum")),
        aterkoppling=shared.day(answers.date("aterkoppling")),
    )


def _milestone(context: Context, number: str) -> str:
    """The milestone by number and text, as the plan has it; what was written where there is no plan."""
    plan = plan_now(shared.case_of(context))
    found = plan.milestone(number.strip()) if plan else None
    return f"{found.number} {found.text}" if found else number


def _signature(context: Context, answers: Answers, own: Identity) -> Underskrift:
    """The project leader's block, or one for somebody of the styrgrupp once it has decided."""
    if answers.text("beslutande") != ABOVE_LIMIT or answers.text("beslut") not in choices_money.BESLUT:
        return shared.author_signature(context, own)
    return deciding.body_signature(shared.label(competence_bodies(context.project), ABOVE_LIMIT))
