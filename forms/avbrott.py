"""The questions of an avbrott: why a case ends before its time, and who has been told."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, LongTextField, TextField
from service.domain import choices_flow


class AvbrottForm(KindForm):
    """A case that ends without the participation having been closed."""

    typ = ChoiceField(
        "Typ",
        choices_flow.AVBROTT,
        required=True,
        help="Den som är inskriven avslutas med en slutanalys, om ärendet inte är felregistrerat "
        "eller personen har avlidit. Ett avslut som har blivit fel rättas i en ny version, "
        "och ett som inte alls skulle ha gjorts tas tillbaka där.",
    )
    datum = DateField("Datum", required=True)
    skal = LongTextField("Skäl", required=True)
    meddelat_till = TextField("Mottagare av meddelandet")

    sections = (Section("Ärendet avslutas i förtid", ("typ", "datum", "skal", "meddelat_till")),)
