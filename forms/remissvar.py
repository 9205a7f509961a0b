"""The questions of a remissvar: what the case body says to a referral."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, LongTextField, TextField
from forms.question import When
from forms.rows import RowForm, RowsField, Typed
from service.domain import choices
from service.domain.context import Context
from service.domain.project import Project

_INTAG = When.of("stallningstagande", "intag")


def _spar(project: Project) -> choices.Choices:
    return project.track_choices


class HanvisningRow(RowForm):
    """What somebody else should do."""

    aktor = TextField("Aktör", width=3)
    atgard = TextField("Åtgärd", width=3)
    ansvarig = TextField("Ansvarig", width=3)
    senast = DateField("Sista dag", width=3)


class RemissvarForm(KindForm):
    """The answer to a referral; it is about taking part in the project and nothing else."""

    remissens_datum = DateField("Remissens datum", required=True)
    oh_mote = DateField("{meeting}", required=True)
    stallningstagande = ChoiceField("Ställningstagande", choices.STALLNINGSTAGANDE, required=True)
    vilande_till = DateField(
        "Sista dag som vilande", required=True, when=When.of("stallningstagande", "vilande")
    )
    motivering = LongTextField(
        "Motivering",
        required=True,
        maximum=1500,
        help="Skriv inga medicinska uppgifter utöver det som samtycket omfattar.",
    )
    spar = ChoiceField("Spår", from_project=_spar, when=_INTAG)
    startdatum = DateField("Startdatum", required=True, when=_INTAG)
    vagledare = TextField("{vagledare}", required=True, when=_INTAG)

    rad_fran_oh = LongTextField(
        "Råd från {case_body_definite}",
        help="Skriv inga medicinska uppgifter utöver det som samtycket omfattar.",
    )
    hanvisningar = RowsField(HanvisningRow, "Hänvisning", noun="hänvisning")

    informerad_av = TextField(
        "Vem som informerade personen",
        required=True,
        optional_when=When.of("stallningstagande", "endast_konsultation"),
        help="Behövs inte när konsultationen är avidentifierad.",
    )
    informerad_datum = DateField(
        "Datum för informationen",
        required=True,
        optional_when=When.of("stallningstagande", "endast_konsultation"),
    )

    sections = (
        Section("Remissen", ("remissens_datum", "oh_mote")),
        Section(
            "Ställningstagande",
            ("stallningstagande", "vilande_till", "motivering", "spar", "startdatum", "vagledare"),
            intro="Ställningstagandet avser deltagande i projektet och påverkar inte rätten till ersättning "
            "eller stöd från respektive myndighet.",
        ),
        Section("Råd och hänvisning", ("rad_fran_oh", "hanvisningar")),
        Section("Information till personen", ("informerad_av", "informerad_datum")),
    )

    def __init__(self, typed: Typed | None = None, *, project: Project) -> None:
        """The day of a meeting is asked for, but must only be known where a meeting has to come first."""
        super().__init__(typed, project=project)
        self.oh_mote.required = project.intake.after_meeting

    def suggest(self, context: Context) -> None:
        """Those who can open the case."""
        self.vagledare.suggestions = context.guides
