"""The questions of a minnesanteckning: a day and what should be remembered from it."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, LongTextField
from service.domain import choices_participation as choices


class MinnesanteckningForm(KindForm):
    """A working note that stays in the case."""

    datum = DateField("Datum", required=True)
    fortsatt_deltagande = ChoiceField(
        "Beslut om fortsatt deltagande",
        choices.FORTSATT_DELTAGANDE,
        help="Svara när ett samtycke har återkallats. Projektledaren beslutar tillsammans med personen.",
    )
    anteckning = LongTextField("Anteckning", required=True, maximum=4000)

    sections = (
        Section(
            "Anteckning",
            ("datum", "fortsatt_deltagande", "anteckning"),
            intro="Stannar i ärendet och skickas inte till någon.",
        ),
    )
