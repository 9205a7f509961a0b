"""The questions of a begaran_om_komplettering: what a referral lacks, and until when it is waited for."""

from forms.base import KindForm, Section
from forms.fields import DateField, LongTextField


class BegaranOmKompletteringForm(KindForm):
    """The project leader asks who referred for what is missing."""

    saknas = LongTextField("Uppgifter att komplettera", required=True)
    senast = DateField("Sista dag för svar", required=True)

    sections = (Section("Komplettering", ("saknas", "senast")),)
