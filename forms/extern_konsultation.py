"""The questions of an external consultation: what is needed, what the parties answered, and the decision."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, KronorField, LongTextField, TextField
from forms.question import When
from forms.rows import RowForm, RowsField
from service.domain import choices_money
from service.domain.choices import Choices
from service.domain.dates import today
from service.domain.project import Project

_DECIDED = When.of("beslut", *choices_money.BESLUT)


def _parter(project: Project) -> Choices:
    return project.party_choices(today())


class ProvatRow(RowForm):
    """What one party answered when it was asked to do it itself."""

    part = ChoiceField("Part", from_project=_parter, required=True, width=4)
    datum = DateField("Datum", required=True, width=3)
    svar = LongTextField("Svar", required=True, maximum=1000, width=12)


class ExternKonsultationForm(KindForm):
    """The basis and the decision; who the person is stands nowhere in it."""

    behov = ChoiceField("Behov", choices_money.BEHOV, required=True)
    fragestallning = LongTextField("Frågeställning", required=True)

    provat = RowsField(
        ProvatRow,
        "Prövning inom parterna",
        noun="part",
        minimum=1,
        help="En rad för varje part. Konsultation köps bara när ingen av dem kan hjälpa till.",
    )

    leverantor = TextField("Leverantör")
    offert = KronorField("Offert", required=True)
    tidplan = TextField("Tidplan", required=True)
    nytta = LongTextField("Nytta", required=True, help="Vad utredningen ska göra möjligt.")
    forslag = LongTextField("Projektledarens förslag", required=True)

    beslut = ChoiceField("Beslut", choices_money.BESLUT_KONSULTATION, required=True)
    beviljat_belopp = KronorField("Beviljat belopp", required=True, when=When.of("beslut", "delvis"))
    motivering = LongTextField("Motivering till beslutet", required=True, when=_DECIDED)
    beslutsdatum = DateField("Beslutsdatum", required=True, when=_DECIDED)
    narvarande = LongTextField("Närvarande personer", required=True, maximum=1000, when=_DECIDED)
    aterkoppling = DateField("Återkoppling till {case_body_definite}", when=_DECIDED)

    sections = (
        Section(
            "Behovet",
            ("behov", "fragestallning"),
            intro="Skriv så att ingen kan förstå vem det gäller: inget namn, inget nummer, inga "
            "kontaktuppgifter och ingen ort, om inte personen har samtyckt till det.",
        ),
        Section("Prövning inom parterna", ("provat",)),
        Section("Förslaget", ("leverantor", "offert", "tidplan", "nytta", "forslag")),
        Section(
            "Beslutet",
            ("beslut", "beviljat_belopp", "motivering", "beslutsdatum", "narvarande", "aterkoppling"),
            intro="Fastställ först underlaget. När det är beslutat skriver du en ny version med beslutet.",
        ),
    )
