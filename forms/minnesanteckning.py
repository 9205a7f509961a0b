"""The questions of a minnesanteckning: a day and what should be remembered from it."""

from forms.base import KindForm, Section
from forms.fields import DateField, LongTextField


class MinnesanteckningForm(KindForm):
    """A working note that stays in the case."""

    datum = DateField("Datum", required=True)
    anteckning = LongTextField("Anteckning", required=True, maximum=4000)

    sections = (
        Section(
            "Anteckning", ("datum", "anteckning"), intro="Stannar i ärendet och skickas inte till någon."
        ),
    )
