"""The questions of a beslutslista: who was there, what was decided, and who was asked to do what."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, KronorField, LongTextField, TextField
from forms.motesanteckningar import PresentRow
from forms.question import When
from forms.rows import RowForm, RowsField
from service.domain import choices_board

_ASKS_NOTHING = When.of("beslut", choices_board.POSTPONED, choices_board.NOTED)


class DecisionRow(RowForm):
    """One matter and what came of it."""

    arende = TextField("Ärende", required=True, width=8)
    underlag = TextField("Underlag", maximum=60, width=4)
    beslut = ChoiceField("Beslut", choices_board.BESLUT_LISTA, required=True, width=4)
    beviljat_belopp = KronorField("Beviljat belopp", when=When.of("beslut", "delvis"))
    beslutet = LongTextField("Beslutet i ord", required=True)
    motivering = LongTextField("Motivering")
    beslutande = TextField("Beslutande", width=4)
    ansvarig = TextField("Ansvarig", required=True, optional_when=_ASKS_NOTHING, width=4)
    sista_dag = DateField("Sista dag", required=True, optional_when=_ASKS_NOTHING)
    status = ChoiceField("Status", choices_board.STATUS, width=4)
    aterkoppling = DateField("Återkopplat till {case_body_definite}")


class AssignmentRow(RowForm):
    """What somebody was asked to do."""

    uppdrag = LongTextField("Uppdrag", required=True, maximum=500)
    givet_av = TextField("Uppdragsgivare", required=True, width=3)
    till = TextField("Mottagare", required=True, width=3)
    sista_dag = DateField("Sista dag", width=3)
    klart = DateField("Dag då det blev klart", width=3)


class BeslutslistaForm(KindForm):
    """The decisions and assignments of one meeting of the styrgrupp; no single person is told of."""

    mote = DateField("Dag för mötet", required=True)
    narvarande = RowsField(PresentRow, "Närvarande", noun="person", minimum=1, maximum=60)
    ordforande = TextField("Ordförande", required=True)
    justerare = TextField("Justerare", required=True)

    arenden = RowsField(DecisionRow, "Beslut", noun="beslut", minimum=1, maximum=60)
    uppdrag = RowsField(AssignmentRow, "Uppdrag", noun="uppdrag", maximum=60, min_entries=0)

    sections = (
        Section("Mötet", ("mote", "narvarande", "ordforande", "justerare")),
        Section(
            "Beslut",
            ("arenden",),
            intro="Ett ärende nämns bara med sitt nummer, eller som det kallas på dagordningen. Ta bort de "
            "rader som inte kom upp. Underlag är dokument-ID ur underlagets sidfot: dit går beslutet av sig "
            "självt.",
        ),
        Section("Uppdrag", ("uppdrag",)),
    )
