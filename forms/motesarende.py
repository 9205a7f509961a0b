"""The questions of a motesarende: why a case is on the agenda of a meeting, and what is asked there."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, LongTextField, TextField
from service.domain import choices_flow


class MotesarendeForm(KindForm):
    """An item for the agenda of the case body."""

    mote = DateField("{meeting}", required=True)
    typ = ChoiceField("Typ", choices_flow.ARENDE_TILL_MOTE, required=True)
    fraga = LongTextField("Fråga", required=True, help="Det som mötet ska ta ställning till.")
    foredragande = TextField("Föredragande")

    sections = (
        Section("Mötet", ("mote", "typ", "foredragande")),
        Section("Frågan till mötet", ("fraga",)),
    )
