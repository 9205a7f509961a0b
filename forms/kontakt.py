"""The questions of a kontakt: an attempt to reach somebody after closing, and what came of it."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, LongTextField, YesNoField
from service.domain import choices_closing, follow_ups
from service.domain.choices import Choices
from service.domain.project import Project


def _galler(project: Project) -> Choices:
    return follow_ups.contact_choices(project)


class KontaktForm(KindForm):
    """One contact, or one attempt, after the participation has ended."""

    datum = DateField("Datum", required=True)
    kontaktsatt = ChoiceField(
        "Kontaktsätt",
        choices_closing.KONTAKTSATT,
        required=True,
        help="E-post och SMS bara om personen har samtyckt till det.",
    )
    galler = ChoiceField(
        "Uppföljning som kontakten gäller",
        from_project=_galler,
        required=True,
        help="Kontakten får tas före uppföljningens dag, till exempel för att boka en tid.",
    )
    natt = YesNoField(
        "Personen har nåtts", required=True, help="”Nej” räknas som ett försök att nå personen."
    )
    anteckning = LongTextField("Anteckning", maximum=1000)

    sections = (Section("Kontakt", ("datum", "kontaktsatt", "galler", "natt", "anteckning")),)
