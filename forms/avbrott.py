"""The questions of an avbrott: why a case ends before its time, and who has been told."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, LongTextField, TextField
from service.domain import choices_flow

_BEFORE, _CORRECTION = " (bara före inskrivningen)", " (bara i en ny version av ett avslut)"
_ONLY = {"aterkallad": _BEFORE, "avbruten": _BEFORE, choices_flow.NOT_ENDED: _CORRECTION}
"""When a choice is one: every case is asked the same, whatever state it is in."""


class AvbrottForm(KindForm):
    """A case that ends without the participation having been closed."""

    typ = ChoiceField(
        "Typ",
        {key: label + _ONLY.get(key, "") for key, label in choices_flow.AVBROTT.items()},
        required=True,
        help="Den som är inskriven avslutas med en slutanalys, om ärendet inte är felregistrerat "
        "eller personen har avlidit. Ett avslut som har blivit fel rättas i en ny version, "
        "och ett som inte alls skulle ha gjorts tas tillbaka där.",
    )
    datum = DateField("Datum", required=True)
    skal = LongTextField("Skäl", required=True)
    meddelat_till = TextField("Mottagare av meddelandet")

    sections = (Section("Ärendet avslutas i förtid", ("typ", "datum", "skal", "meddelat_till")),)
