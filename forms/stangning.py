"""The questions of a stangning: nothing more is to be done in the case."""

from forms.base import KindForm, Section
from forms.fields import DateField, LongTextField


class StangningForm(KindForm):
    """The case is closed; from its last note the time until it is purged is counted."""

    stangt = DateField("Datum då ärendet stängs", required=True)
    anteckning = LongTextField("Anteckning")

    sections = (Section("Stängning", ("stangt", "anteckning")),)
