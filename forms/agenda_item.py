"""The questions about a matter of the leader's own: where on the agenda, what it is, and who presents it."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, IntegerField, TextField
from service.domain.meetings.agenda import Point
from service.domain.meetings.timetable import MOST


class AgendaItemForm(KindForm):
    """A matter that is about no case."""

    punkt = ChoiceField(
        "Punkt", {str(each.value): f"{each.value}. {each.label}" for each in Point}, required=True
    )
    rubrik = TextField(
        "Rubrik", required=True, width=12, help="Alla som är kallade läser den. Skriv inga deltagares namn."
    )
    foredragande = TextField("Föredragande", maximum=120)
    minuter = IntegerField("Minuter", minimum=1, maximum=MOST, width=3)

    sections = (Section("Egen punkt", ("punkt", "rubrik", "foredragande", "minuter")),)
