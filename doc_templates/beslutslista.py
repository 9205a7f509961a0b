"""The words of a beslutslista: what the styrgrupp decided, and whom it asked to do what."""

from dataclasses import dataclass, field

from doc_templates import deciding, shared
from doc_templates.words import SignedWords, Text, means, paragraphs
from service.domain import choices_board
from service.domain.answers import Answers
from service.domain.context import Context

TITLE = "Uppdrag och beslutslista"


@dataclass(frozen=True, slots=True, kw_only=True)
class Narvarande:
    """One who was there: ``{%tr for n in narvarande %}``."""

    namn: str = field(metadata=means("Namnet på den som var med."))
    organisation: str = field(metadata=means("Organisationen som hon eller han var där för."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslut:
    """One decision."""

    nr: str = field(metadata=means("Beslutets nummer i listan, från 1."))
    arende: str = field(metadata=means("Ärendet, aldrig med namn."))
    underlag: str = field(metadata=means("Underlagets dokument-ID; tomt utan underlag."))
    beslut: str = field(metadata=means("Utfallet, till exempel Bifall eller Bordläggs."))
    beviljat: str = field(metadata=means("Beloppet som beviljas i ett delvis bifall."))
    beslutet: Text = field(metadata=means("Beslutet i ord"))
    motivering: Text = field(metadata=means("Skälen för beslutet"))
    beslutande: str = field(metadata=means("Vem som beslutade, till exempel Styrgruppen."))
    ansvarig: str = field(metadata=means("Den som ska göra något med anledning av beslutet."))
    senast: str = field(metadata=means("Dagen då det ska vara gjort."))
    status: str = field(metadata=means("Pågår eller Klart."))
    aterkopplat: str = field(metadata=means("Dagen då ärendegruppen fick veta."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Uppdrag:
    """One assignment: ``{%tr for u in uppdrag %}``."""

    nr: str = field(metadata=means("Uppdragets nummer i listan, från 1."))
    uppdrag: str = field(metadata=means("Vad som ska göras."))
    givet_av: str = field(metadata=means("Vem som gav uppdraget."))
    till: str = field(metadata=means("Vem som fick det."))
    senast: str = field(metadata=means("Dagen då det ska vara gjort."))
    klart: str = field(metadata=means("Dagen då det blev klart; tomt så länge det pågår."))


@dataclass(frozen=True, slots=True, kw_only=True)
class BeslutslistaWords(SignedWords):
    """Everything that ``beslutslista.docx`` may print; ``grupp`` is what the project calls its case body."""

    organ: str = field(metadata=means("Vad projektet kallar sin styrgrupp."))
    grupp: str = field(metadata=means("Vad projektet kallar sin ärendegrupp, till exempel OH."))
    mote: str = field(metadata=means("Dagen för mötet."))
    narvarande: tuple[Narvarande, ...] = field(metadata=means("Närvarande", each="n"))
    beslut: tuple[Beslut, ...] = field(metadata=means("Besluten i den ordning de togs", each="b"))
    uppdrag: tuple[Uppdrag, ...] = field(metadata=means("Uppdragen", each="d"))


def words(context: Context, answers: Answers) -> BeslutslistaWords:
    """The list as text."""
    names = context.project.names
    return BeslutslistaWords(
        dokument=shared.header(context, titel=TITLE),
        motiveringar=shared.reasons(answers),
        underskrifter=(
            shared.signature("Ordförande", namn=answers.text("ordforande"), roll="Ordförande"),
            shared.signature("Justerare", namn=answers.text("justerare"), roll="Justerare"),
        ),
        organ=names.steering_group,
        grupp=names.case_body_definite,
        mote=shared.day(answers.date("mote")),
        narvarande=tuple(
            Narvarande(namn=row.text("namn"), organisation=row.text("organisation"))
            for row in answers.rows("narvarande")
        ),
        beslut=tuple(_decision(nr, row) for nr, row in enumerate(answers.rows("arenden"), start=1)),
        uppdrag=tuple(_assignment(nr, row) for nr, row in enumerate(answers.rows("uppdrag"), start=1)),
    )


def _decision(nr: int, row: Answers) -> Beslut:
    return Beslut(
        nr=str(nr),
        arende=row.text("arende"),
        underlag=row.text("underlag"),
        beslut=shared.label(choices_board.BESLUT_LISTA, row.text("beslut")),
        beviljat=deciding.amount(row.integer("beviljat_belopp")),
        beslutet=paragraphs(row.text("beslutet")),
        motivering=paragraphs(row.text("motivering")),
        beslutande=row.text("beslutande"),
        ansvarig=row.text("ansvarig"),
        senast=shared.day(row.date("sista_dag")),
        status=shared.label(choices_board.STATUS, row.text("status")),
        aterkopplat=shared.day(row.date("aterkoppling")),
    )


def _assignment(nr: int, row: Answers) -> Uppdrag:
    return Uppdrag(
        nr=str(nr),
        uppdrag=row.text("uppdrag"),
        givet_av=row.text("givet_av"),
        till=row.text("till"),
        senast=shared.day(row.date("sista_dag")),
        klart=shared.day(row.date("klart")),
    )
