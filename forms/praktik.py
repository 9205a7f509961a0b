"""The questions of a praktik: where the person practises work, when and why, and what came of it."""

from forms.base import KindForm, Section
from forms.fields import DateField, IntegerField, LongTextField, PercentField, TextField


class PraktikForm(KindForm):
    """One placement; how it went is told in a new version when it has ended."""

    arbetsplats = TextField(
        "Arbetsplats eller anordnare",
        required=True,
        width=8,
        help="Skrivs inte ut när personen har skyddade personuppgifter.",
    )
    handledare = TextField("Handledare", width=4)
    start = DateField("Startdatum", required=True)
    slut = DateField("Slutdatum", required=True)
    omfattning = PercentField("Omfattning", required=True)
    innehall = LongTextField("Innehåll", required=True, maximum=1000, help="Vad personen gör på platsen.")
    mal = LongTextField("Mål", required=True, maximum=1000, help="Gärna ett delmål ur planen.")

    narvarande_dagar = IntegerField("Närvarande dagar", unit="dagar")
    planerade_dagar = IntegerField("Planerade dagar", unit="dagar")
    utfall = LongTextField("Utfall", maximum=1000)

    sections = (
        Section("Platsen", ("arbetsplats", "handledare", "start", "slut", "omfattning")),
        Section("Innehåll och mål", ("innehall", "mal")),
        Section(
            "Närvaro och utfall",
            ("narvarande_dagar", "planerade_dagar", "utfall"),
            intro="Fylls i när praktiken är slut, i en ny version av dokumentet.",
        ),
    )
