"""The questions of a motesbeslut: what a meeting came to about a case, and who does what by when."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, LongTextField, TextField
from forms.question import Saying, When
from service.domain import choices_meeting

NOTHING_TO_DO = When.of("atgard", "")
"""What is to be done is done by somebody, on some day; where nothing is, nobody is asked for."""


class MotesbeslutForm(KindForm):
    """What the notes of a meeting say about one case; it stays with the case."""

    mote = DateField("{meeting}", required=True)
    stallningstagande = ChoiceField(
        "Ställningstagande",
        choices_meeting.STANDPOINTS,
        required=True,
        saying=Saying("Hur länge ärendet vilar skrivs i remissvaret.", frozenset({"vilande"})),
    )
    motivering = LongTextField(
        "Motivering",
        maximum=1500,
        help="Skriv inga medicinska uppgifter utöver det som samtycket omfattar.",
    )
    atgard = LongTextField("Åtgärd", maximum=1000, help="Det som ska göras efter mötet.")
    ansvarig = TextField("Ansvarig", required=True, optional_when=NOTHING_TO_DO, maximum=120, width=8)
    senast = DateField("Sista dag", required=True, optional_when=NOTHING_TO_DO)

    sections = (
        Section("Mötet", ("mote",)),
        Section("Ställningstagande", ("stallningstagande", "motivering")),
        Section("Vad som ska göras", ("atgard", "ansvarig", "senast")),
    )
