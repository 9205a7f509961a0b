"""The questions of a slutanalys: what was done, what came of it, and how the person sees it."""

from forms import definitions
from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, LongTextField, ManyField, PercentField, TextField
from forms.rows import RowForm, RowsField
from service.domain import choices
from service.domain.project import Project


def _spar(project: Project) -> choices.Choices:
    return project.track_choices


class ResultatRow(RowForm):
    """What came of one goal of the plan."""

    mal = LongTextField("Mål", required=True, maximum=500, width=5)
    resultat = ChoiceField("Resultat", choices.DELMAL_STATUS, required=True, width=2)
    kommentar = LongTextField("Kommentar", maximum=1000, width=5)


class FortsattInsatsRow(RowForm):
    """What somebody should do after the project."""

    aktor = TextField("Aktör", width=3)
    insats = TextField("Insats", width=4)
    ansvarig = TextField("Ansvarig", width=3)
    nar = TextField("Tidpunkt", width=2)


def _closing_question(name: str) -> ChoiceField:
    return ChoiceField(choices.AVSLUTSPASTAENDE[name], choices.INSTAMMER, width=12)


class SlutanalysForm(KindForm):
    """The written analysis before a participation is closed."""

    start = DateField("Startdatum", required=True)
    slut = DateField("Slutdatum", required=True)
    spar = ChoiceField("Spår", from_project=_spar)
    insatser_i_korthet = LongTextField("Insatser i korthet", required=True)
    resultat = RowsField(ResultatRow, "Resultat per mål", noun="mål")
    avslutsanledning = ChoiceField("Avslutsanledning", choices.AVSLUTSANLEDNING, required=True)

    forsorjning_efter = ManyField(
        "Försörjning efter projektet", choices.FORSORJNINGSKALLA, required=True, help=definitions.FORSORJNING
    )
    sysselsattning = ChoiceField(
        "Sysselsättning", choices.SYSSELSATTNING, required=True, help=definitions.SYSSELSATTNING
    )
    omfattning = PercentField("Omfattning", required=True, help=definitions.OMFATTNING)

    analys = LongTextField("Vägledarens analys", required=True, maximum=4000)
    egen_bild = LongTextField("Personens egen bild")
    fortsatta_insatser = RowsField(FortsattInsatsRow, "Förslag till fortsatta insatser", noun="insats")

    narmare = _closing_question("narmare")
    utveckling = _closing_question("utveckling")
    mojligheter = _closing_question("mojligheter")
    livskvalitet = _closing_question("livskvalitet")

    sections = (
        Section("Tiden i projektet", ("start", "slut", "spar", "insatser_i_korthet")),
        Section(
            "Resultat per mål",
            ("resultat", "avslutsanledning"),
            intro="Målen och hur långt de har nått är hämtade ur planen som den ser ut nu.",
        ),
        Section("Efter projektet", ("forsorjning_efter", "sysselsattning", "omfattning")),
        Section("Analys", ("analys", "egen_bild")),
        Section("Förslag till fortsatta insatser", ("fortsatta_insatser",)),
        Section(
            "Avslutande frågor",
            ("narmare", "utveckling", "mojligheter", "livskvalitet"),
            intro="Personen svarar själv. Det är frivilligt.",
        ),
    )
