"""The questions of a decision on kompetenshöjande medel: for what, why nobody else pays, and who decided."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, KronorField, LongTextField, TextField, YesNoField
from forms.question import When
from service.domain import choices_money, funds, outlays

_DECIDED = When.of("beslut", *choices_money.BESLUT)


class KompetenshojandeMedelForm(KindForm):
    """Money for what takes the participant forward, when nobody else can pay."""

    andamal = ChoiceField("Ändamål", choices_money.ANDAMAL, required=True)
    delmal = TextField(
        "Koppling till delmål",
        required=True,
        help="Delmålets nummer i planen, till exempel 1.1.",
    )
    beskrivning = LongTextField("Beskrivning", required=True)
    annan_finansiering = LongTextField(
        "Varför annan finansiering saknas",
        required=True,
        help="Varken deltagaren eller någon myndighet kan betala.",
    )

    leverantor = TextField("Leverantör")
    belopp = KronorField("Belopp", required=True)
    projektar = ChoiceField("Projektår", from_project=funds.years, required=True)
    riktlinje = YesNoField("Riktlinjen är uppfylld", required=True, width=6)

    beslut = ChoiceField("Beslut", choices_money.BESLUT_KONSULTATION, required=True)
    beviljat_belopp = KronorField("Beviljat belopp", required=True, when=When.of("beslut", "delvis"))
    motivering = LongTextField("Motivering", required=True, when=_DECIDED)
    beslutande = ChoiceField("Beslutande", from_project=outlays.competence_bodies, required=True)
    foredragande = TextField("Föredragande")
    datum = DateField(
        "Beslutsdatum", required=True, when=_DECIDED, help="Dagen då den som beslutar fattade beslutet."
    )
    aterkoppling = DateField(
        "Återkoppling till {case_body_definite}", when=When.of("beslutande", choices_money.ABOVE_LIMIT)
    )

    sections = (
        Section("Behovet", ("andamal", "delmal", "beskrivning", "annan_finansiering")),
        Section("Kostnaden", ("leverantor", "belopp", "projektar", "riktlinje")),
        Section(
            "Beslutet",
            (
                "beslut",
                "beviljat_belopp",
                "motivering",
                "beslutande",
                "foredragande",
                "datum",
                "aterkoppling",
            ),
            intro="Inget köps innan beslutet är fastställt. Det som projektledaren inte beslutar själv "
            "fastställs först som underlag, skrivet så att ingen kan förstå vem det gäller. Då står det på "
            "styrgruppens dagordning, och beslutet kommer hit som en ny version.",
        ),
    )
