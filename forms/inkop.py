"""The questions of a purchase: what was bought, for how much, from which line, and on which decision."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, KronorField, TextField
from forms.question import When
from service.domain import outlays


class InkopForm(KindForm):
    """An entry in the outturn of the project's budget."""

    vad = TextField(
        "Vad som köptes", required=True, help="Till exempel tolk, 5 tillfällen à 620 kr. Inga namn.", width=12
    )
    datum = DateField("Datum", required=True)
    belopp = KronorField("Belopp", required=True)
    kostnadsslag = ChoiceField("Kostnadsslag", from_project=outlays.lines, required=True)
    leverantor = TextField("Leverantör")

    avser = ChoiceField("Beslut som köpet avser", from_project=outlays.reasons, required=True, width=12)
    beslutets_datum = DateField(
        "Beslutets datum",
        required=True,
        when=When.of("avser", outlays.COMPETENCE, outlays.CONSULTATION),
        help="Dagen som står i beslutet i ärendet.",
    )

    sections = (
        Section("Inköpet", ("vad", "datum", "belopp", "kostnadsslag", "leverantor")),
        Section("Beslutet", ("avser", "beslutets_datum")),
    )
