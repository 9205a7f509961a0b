"""The questions of a genomförandeplan: what the person wants, and who does what by when."""

from forms.base import KindForm, Section
from forms.fields import (
    ChoiceField,
    DateField,
    LanguageField,
    LongTextField,
    ManyField,
    TextField,
    YesNoField,
)
from forms.question import When
from forms.rows import RowForm, RowsField, Typed
from service.domain import choices, messages
from service.domain.dates import today
from service.domain.planning import planning_choices
from service.domain.project import Project
from service.domain.project_parts import Firmness


def _spar(project: Project) -> choices.Choices:
    return project.track_choices


def _grupper(project: Project) -> choices.Choices:
    return project.group_choices


def _deltagare(project: Project) -> choices.Choices:
    return planning_choices(project, today())


class DelmalRow(RowForm):
    """A step towards a goal."""

    delmal = LongTextField("Delmål", required=True, maximum=500, help="Vad ska vara uppnått, och hur mycket?")
    aktivitet = LongTextField("Aktivitet", maximum=500, width=6)
    hur_och_var = LongTextField("Hur och var", maximum=500, width=6)
    ansvarig = TextField("Ansvarig (person/organisation)", required=True, width=6)
    start = DateField("Startdatum", required=True, width=3)
    klart_senast = DateField("Slutdatum", required=True, width=3)
    nar_natt = LongTextField("Hur vi ser att det är nått", required=True, maximum=500, width=8)
    status = ChoiceField("Status", choices.DELMAL_STATUS, preset="ej_paborjat", width=4)


class MalRow(RowForm):
    """A goal with its steps."""

    mal = LongTextField("Mål", required=True, maximum=500)
    delmal = RowsField(DelmalRow, "Delmål", noun="delmål", minimum=1, maximum=20)


class AnsvarRow(RowForm):
    """What one party has promised."""

    part = TextField("Part", width=4)
    kontakt = TextField("Kontakt", width=4)
    atagande = LongTextField("Åtagande", maximum=500, width=4)


class AktivitetRow(RowForm):
    """A group activity or a work practice."""

    typ = ChoiceField("Typ", choices.AKTIVITETSTYP, width=4)
    aktivitet = TextField("Aktivitet", width=8)
    plats = TextField("Plats", width=4)
    period = TextField("Period", width=4)
    omfattning = TextField("Omfattning", width=4)


class UppfoljningRow(RowForm):
    """When and how the plan is followed up."""

    datum = DateField("Datum", required=True, width=3)
    hur = TextField("Hur uppföljningen görs", required=True, width=9)


class GenomforandeplanForm(KindForm):
    """The plan that the participant and the vägledare make together."""

    vagledare = TextField("{vagledare}", required=True)
    spar = ChoiceField("Spår", from_project=_spar, required=True)
    grupp = ChoiceField("Grupp", from_project=_grupper)
    start = DateField("Startdatum", required=True)
    slut = DateField("Planerat slut", required=True)

    undantag_beslutat = DateField(
        "Undantag beslutat", help="Behövs när planen är längre än projektets längsta insatstid."
    )
    undantag = LongTextField("Styrgruppens beslut om undantag")

    overgripande_mal = LongTextField(
        "Mitt övergripande mål", required=True, maximum=1000, help="Med personens egna ord."
    )
    resurser = LongTextField("Mina resurser", required=True)

    mal = RowsField(
        MalRow,
        "Mål och delmål",
        noun="mål",
        minimum=1,
        maximum=20,
        help="Ett bra delmål är specifikt, mätbart, accepterat, realistiskt och har en tid.",
    )

    ansvarsfordelning = RowsField(AnsvarRow, "Ansvarsfördelning", noun="åtagande")
    parter_undertecknar = YesNoField(
        "Parterna undertecknar", help="Varje part med ett åtagande får en egen plats för underskrift."
    )
    aktiviteter = RowsField(AktivitetRow, "Gruppaktivitet, praktik", noun="aktivitet")

    delaktighet = LongTextField("Personens deltagande i planeringen", required=True)
    deltagare_i_planeringen = ManyField("Deltagare i planeringen", from_project=_deltagare, required=True)

    uppfoljningar = RowsField(UppfoljningRow, "Uppföljning", noun="uppföljning", minimum=1)

    anpassningar = LongTextField("Anpassningar")
    tolkbehov = YesNoField("Tolkbehov")
    sprak = LanguageField("Språk", when=When.of("tolkbehov", "ja"))
    tolk_bokad = YesNoField("Tolk är bokad", when=When.of("tolkbehov", "ja"))

    faststalld = DateField("Datum då planen fastställs", required=True)
    deltagaren_undertecknar = YesNoField("Deltagaren undertecknar", required=True)
    skal_utan_underskrift = LongTextField(
        "Skäl till att deltagaren inte undertecknar",
        required=True,
        maximum=1000,
        missing=messages.NOT_SIGNED_BY_PARTICIPANT,
        when=When.of("deltagaren_undertecknar", "nej"),
    )

    sections = (
        Section("Planen", ("vagledare", "spar", "grupp", "start", "slut", "undantag_beslutat", "undantag")),
        Section("Mitt övergripande mål", ("overgripande_mal",)),
        Section("Mina resurser", ("resurser",)),
        Section("Mål och delmål", ("mal",)),
        Section("Ansvarsfördelning", ("ansvarsfordelning", "parter_undertecknar")),
        Section("Gruppaktivitet, praktik", ("aktiviteter",)),
        Section("Delaktighet", ("delaktighet", "deltagare_i_planeringen")),
        Section("Uppföljning", ("uppfoljningar",)),
        Section("Anpassningar och tolk", ("anpassningar", "tolkbehov", "sprak", "tolk_bokad")),
        Section("Fastställande", ("faststalld", "deltagaren_undertecknar", "skal_utan_underskrift")),
    )

    def __init__(self, typed: Typed | None = None, *, project: Project) -> None:
        """The styrgrupp is asked for exceptions only where the project's limit is a must."""
        super().__init__(typed, project=project)
        if project.max_duration.firmness is not Firmness.SKA:
            self.leave_out("undantag_beslutat", "undantag")
