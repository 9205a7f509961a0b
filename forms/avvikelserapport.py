"""The questions of an avvikelserapport: what departed from the plan, and what is done about it by whom."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, LongTextField
from service.domain.choices_participation import AVVIKELSE


class AvvikelserapportForm(KindForm):
    """A deviation, told to the remittent."""

    datum = DateField("Datum", required=True)
    typ = ChoiceField("Typ", AVVIKELSE, required=True)
    handelse = LongTextField("Händelse", required=True, maximum=1500)
    konsekvens = LongTextField("Konsekvens för planen", required=True)
    atgard = LongTextField("Vidtagen åtgärd", required=True)
    onskad_atgard = LongTextField("Önskad åtgärd av inremittent")
    svar_senast = DateField("Sista dag för svar")

    sections = (
        Section("Avvikelsen", ("datum", "typ", "handelse", "konsekvens", "atgard")),
        Section("Till inremittenten", ("onskad_atgard", "svar_senast")),
    )
