"""The words of what is taken to the styrgrupp that a locked case and a structural problem share."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from doc_templates import deciding, shared
from doc_templates.words import SignedWords, Text, Underskrift, means, paragraphs
from service.domain import choices_board, choices_money
from service.domain.answers import Answers
from service.domain.context import Context
from service.domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslut:
    """The decision; all but ``utfall`` is empty until it is made."""

    utfall: str = field(metadata=means("Bifall, Delvis bifall, Avslag eller att det inte är beslutat."))
    beslutet: Text = field(metadata=means("Beslutet i ord"))
    motivering: Text = field(metadata=means("Skälen för beslutet"))
    datum: str = field(metadata=means("Dagen då beslutet fattades."))
    beslutande: str = field(metadata=means("Vem som beslutade, till exempel Styrgruppen."))
    ansvarig: str = field(metadata=means("Den som ska göra något med anledning av beslutet."))
    senast: str = field(metadata=means("Dagen då det ska vara gjort."))
    aterkoppling: str = field(metadata=means("Dagen då beslutet återkopplas till ärendegruppen."))


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationWords(SignedWords):
    """What both documents print; ``grupp`` is what the project calls its case body."""

    grupp: str = field(metadata=means("Vad projektet kallar sin ärendegrupp, till exempel OH."))
    typ: str = field(metadata=means("Vad för slags problem det är: Individ, låst eller Strukturellt."))
    problem: Text = field(metadata=means("Problemet"))
    provat: Text = field(metadata=means("Vad ärendegruppen har prövat"))
    onskat_beslut: Text = field(metadata=means("Vad styrgruppen ska besluta"))
    beslut: Beslut = field(metadata=means("Beslutet"))


def decision(answers: Answers) -> Beslut:
    """The decision as text."""
    return Beslut(
        utfall=shared.label(choices_board.UTFALL, answers.text("beslut")),
        beslutet=paragraphs(answers.text("beslutet")),
        motivering=paragraphs(answers.text("motivering")),
        datum=shared.day(answers.date("beslutsdatum")),
        beslutande=answers.text("beslutande"),
        ansvarig=answers.text("ansvarig"),
        senast=shared.day(answers.date("sista_dag")),
        aterkoppling=shared.day(answers.date("aterkoppling")),
    )


def signatures(context: Context, answers: Answers, own: Identity) -> Iterator[Underskrift]:
    """Who brings it up, and who decides once it is decided."""
    yield shared.author_signature(context, own)
    if answers.text("beslut") in choices_money.BESLUT:
        yield deciding.steering_signature(context.project)
