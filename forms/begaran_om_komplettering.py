"""The questions of a begaran_om_komplettering: what a referral lacks, and until when it is waited for."""

from forms.base import KindForm, Section
from forms.fields import DateField, LongTextField


class BegaranOmKompletteringForm(KindForm):
    """The project leader asks who referred for what is missing."""

    saknas = LongTextField("Det här behöver kompletteras", required=True)
    senast = DateField("Senast", required=True)

    sections = (Section("Komplettering", ("saknas", "senast")),)
