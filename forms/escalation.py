"""What is asked of all that is taken to the styrgrupp: the problem, what was tried, and the decision."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, LongTextField, TextField
from forms.question import When
from service.domain import choices_board, choices_money

_DECIDED = When.of("beslut", *choices_money.BESLUT)

DECISION = Section(
    "Beslutet",
    (
        "beslut", "beslutet", "motivering", "beslutsdatum", "beslutande", "ansvarig", "sista_dag",
        "aterkoppling",
    ),
    intro="Fastställ först underlaget. Styrgruppens beslut kommer hit som en ny version när beslutslistan är "
    "fastställd, och kan annars skrivas i en ny version här.",
)  # fmt: skip


class EscalationForm(KindForm):
    """The questions without the headings, which say whom it is about."""

    problem = LongTextField("Problem", required=True)
    provat = LongTextField(
        "Prövat i {case_body_definite}", required=True, help="Vad som är gjort, och varför det inte räckte."
    )
    onskat_beslut = LongTextField("Önskat beslut", required=True)

    beslut = ChoiceField("Beslut", choices_board.UTFALL, required=True)
    beslutet = LongTextField("Beslutet i ord", required=True, when=_DECIDED)
    motivering = LongTextField("Motivering till beslutet", when=_DECIDED)
    beslutsdatum = DateField("Beslutsdatum", required=True, when=_DECIDED)
    beslutande = TextField("Beslutande", required=True, when=_DECIDED, help="Ett organ eller en funktion.")
    ansvarig = TextField("Ansvarig", when=_DECIDED)
    sista_dag = DateField("Sista dag", when=_DECIDED)
    aterkoppling = DateField("Återkoppling till {case_body_definite}", when=_DECIDED)
