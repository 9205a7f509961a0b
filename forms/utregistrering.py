"""The questions of an utregistrering: when and why it ends, and how things are directly after."""

from forms import definitions
from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, ManyField, PercentField
from forms.question import When
from service.domain import choices, choices_closing

_TOLD = When.of("avslutsanledning", *choices_closing.TOLD_AFTER)


class UtregistreringForm(KindForm):
    """The last record of a participation in the follow-up system."""

    utregistrerad = DateField("Utregistreringsdatum", required=True)
    avslutsanledning = ChoiceField(
        "Avslutsanledning",
        choices.AVSLUTSANLEDNING,
        required=True,
        help="Vid ”Återtaget samtycke” och ”Felregistrering” registreras inget om tiden efter.",
    )

    forsorjning_efter = ManyField(
        "Försörjningskällor",
        choices.FORSORJNINGSKALLA,
        required=True,
        when=_TOLD,
        help=definitions.FORSORJNING,
    )
    sysselsattning = ChoiceField(
        "Sysselsättning",
        choices.SYSSELSATTNING,
        required=True,
        when=_TOLD,
        help=definitions.SYSSELSATTNING,
    )
    omfattning = PercentField("Omfattning", when=_TOLD, help=definitions.OMFATTNING)

    sections = (
        Section(
            "Utregistrering",
            ("utregistrerad", "avslutsanledning"),
            intro="Varje deltagande räknas för sig: den som kommer tillbaka skrivs in på nytt.",
        ),
        Section(
            "Direkt efter avslutet",
            ("forsorjning_efter", "sysselsattning", "omfattning"),
            intro="Uppgifter från slutanalysen är ifyllda: kontrollera att de stämmer.",
        ),
    )
