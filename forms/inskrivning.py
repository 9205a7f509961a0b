"""The questions of an inskrivning: the person's own will, and what is registered at the start."""

from forms import definitions
from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, ManyField, PercentField, YesNoField
from service.domain import choices, choices_flow, messages
from service.domain.project import Project


def _spar(project: Project) -> choices.Choices:
    return project.track_choices


def _grupper(project: Project) -> choices.Choices:
    return project.group_choices


class InskrivningForm(KindForm):
    """The first day in the project, and how things were directly before it."""

    inskriven = DateField("Inskrivningsdatum", required=True)
    spar = ChoiceField("Spår", from_project=_spar)
    grupp = ChoiceField("Grupp", from_project=_grupper, required=True)
    frivillighet = YesNoField(
        "Frivillighet bekräftad",
        required=True,
        missing=messages.VOLUNTARY,
        help="Personen har själv sagt att den vill delta.",
    )

    registrering = ChoiceField(
        "Registrering i uppföljningssystem",
        choices_flow.REGISTRERING,
        required=True,
        help="Den som avböjer registreras anonymt, bara med år och kön, och kan ändå delta. "
        "Personer med skyddade personuppgifter registreras alltid anonymt.",
    )

    forsorjning_fore = ManyField(
        "Försörjningskällor",
        choices.FORSORJNINGSKALLA,
        required=True,
        help=definitions.FORSORJNING,
    )
    utbildningsniva = ChoiceField(
        "Utbildningsnivå",
        choices.UTBILDNINGSNIVA,
        required=True,
        help=definitions.UTBILDNINGSNIVA,
    )
    sysselsattning_fore = ChoiceField(
        "Sysselsättning",
        choices.SYSSELSATTNING,
        required=True,
        help=definitions.SYSSELSATTNING,
    )
    omfattning = PercentField("Omfattning", help=definitions.OMFATTNING)

    sections = (
        Section("Inskrivning", ("inskriven", "spar", "grupp", "frivillighet")),
        Section("Registrering", ("registrering",)),
        Section(
            "Direkt före inskrivningen",
            ("forsorjning_fore", "utbildningsniva", "sysselsattning_fore", "omfattning"),
            intro=f"{definitions.DIREKT_FORE} "
            "Uppgifter från remissen är ifyllda: kontrollera att de stämmer.",
        ),
    )
