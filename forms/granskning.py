"""The questions of a granskning: whether a referral can go on to the meeting as it is."""

from forms.base import KindForm, Section
from forms.fields import DateField, LongTextField, YesNoField


class GranskningForm(KindForm):
    """The project leader has read the referral."""

    granskad = DateField("Granskningsdatum", required=True)
    fullstandig = YesNoField(
        "Remissen är fullständig",
        required=True,
        help="Saknas något granskas remissen inte färdigt: skriv en begäran om komplettering i stället.",
    )
    anteckning = LongTextField("Anteckning")

    sections = (Section("Granskning", ("granskad", "fullstandig", "anteckning")),)
