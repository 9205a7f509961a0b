"""The questions about a matter of its own at a meeting, and the common note of a standing point."""

from forms.base import KindForm, Section
from forms.fields import DateField, LongTextField, TextField
from forms.motesbeslut import NOTHING_TO_DO


class MatterForm(KindForm):
    """A matter that is about no case: what was said, and who does what by when."""

    anteckning = LongTextField("Anteckning")
    atgard = LongTextField("Åtgärd", maximum=1000, help="Det som ska göras efter mötet.")
    ansvarig = TextField("Ansvarig", required=True, optional_when=NOTHING_TO_DO, maximum=120, width=8)
    senast = DateField("Sista dag", required=True, optional_when=NOTHING_TO_DO)

    sections = (Section("Anteckning", ("anteckning",)), Section("Åtgärd", ("atgard", "ansvarig", "senast")))


class PointForm(KindForm):
    """What is noted in common at a standing point."""

    anteckning = LongTextField(
        "Gemensam anteckning", help="Det som gäller ett ärende skrivs under ärendet, aldrig här."
    )

    sections = (Section("Gemensam anteckning", ("anteckning",)),)
