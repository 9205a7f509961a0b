"""The questions of every follow-up after closing: whether the person was reached, and how things are."""

from forms import definitions
from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, LongTextField, ManyField, PercentField, TextField, YesNoField
from forms.question import When
from service.domain import choices, choices_closing

_REACHED = When.of("natt", "ja")


class FollowUpForm(KindForm):
    """How it is so long after closing; who was not reached is recorded as such, without more questions."""

    kontakt = DateField(
        "Kontaktdatum", required=True, help="Dagen då personen nåddes, eller det sista försöket."
    )
    kontaktsatt = ChoiceField(
        "Kontaktsätt",
        choices_closing.KONTAKTSATT_UPPFOLJNING,
        required=True,
        help="E-post och SMS bara om personen har samtyckt till det. Utan samtycke till kontakt efter "
        "avslut räknas personen som ej nådd.",
    )
    natt = YesNoField(
        "Personen har nåtts",
        required=True,
        when=When.of("kontaktsatt", *choices_closing.KONTAKTSATT),
        help="Den som inte har nåtts på tre försök räknas som ej nådd.",
    )

    sysselsattning = ChoiceField(
        "Sysselsättning",
        choices.SYSSELSATTNING,
        required=True,
        when=_REACHED,
        help=definitions.SYSSELSATTNING,
    )
    omfattning = PercentField("Omfattning", when=_REACHED, help=definitions.OMFATTNING)
    forsorjning = ManyField(
        "Försörjning",
        choices.FORSORJNINGSKALLA,
        required=True,
        when=_REACHED,
        help=definitions.FORSORJNING,
    )
    sjalvforsorjning = YesNoField(
        "Självförsörjning",
        required=True,
        when=_REACHED,
        help="Personen försörjer sig själv genom arbete eller studier.",
    )
    ratt_ersattning = YesNoField("Rätt ersättning är fastställd", required=True, when=_REACHED)
    ersattning = TextField("Vilken ersättning", required=True, when=When.of("ratt_ersattning", "ja"))

    kommentar = LongTextField("Kommentar", maximum=1000)

    sections = (
        Section("Kontakt", ("kontakt", "kontaktsatt", "natt")),
        Section(
            "Status",
            (
                "sysselsattning",
                "omfattning",
                "forsorjning",
                "sjalvforsorjning",
                "ratt_ersattning",
                "ersattning",
            ),
            intro="Så som det var på uppföljningens dag.",
        ),
        Section("Kommentar", ("kommentar",)),
    )
