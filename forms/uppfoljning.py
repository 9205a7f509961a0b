"""The questions of an uppföljning: how far each milestone has come, how it is seen, and what is decided."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, LongTextField, ManyField, TextField, YesNoField
from forms.question import When
from forms.rows import RowForm, RowsField, Typed
from service.domain import choices, messages
from service.domain.choices_participation import BESLUT
from service.domain.dates import today
from service.domain.planning import planning_choices
from service.domain.project import Project
from service.domain.project_parts import Firmness

EXTENDED = When.of("beslut", "forlangs")
GOES_ON = When.of("beslut", "planen_galler", "revideras", "forlangs")
MILESTONES = 400
"""As many as a plan can hold: twenty goals of twenty each."""


def _narvarande(project: Project) -> choices.Choices:
    return planning_choices(project, today())


class DelmalRow(RowForm):
    """Where one milestone of the plan stands."""

    nr = TextField("Nummer", required=True, maximum=10, width=2, help="Som i planen, till exempel 1.2.")
    delmal = LongTextField("Delmål", required=True, maximum=500, width=10)
    status = ChoiceField("Status", choices.DELMAL_STATUS, required=True, width=8)
    ny_tid = DateField("Ny tid", width=4, help="Om delmålet får en annan sista dag.")
    kommentar = LongTextField("Kommentar", maximum=1000, width=6)
    andring = LongTextField("Ändring", maximum=500, width=6)


class UppfoljningForm(KindForm):
    """A review of the plan that person and vägledare make together."""

    datum = DateField("Datum", required=True)
    narvarande = ManyField("Närvarande personer", from_project=_narvarande, required=True)
    delmal = RowsField(
        DelmalRow,
        "Delmål",
        noun="delmål",
        minimum=1,
        maximum=MILESTONES,
        help="Planens delmål är ifyllda så som de stod efter den senaste uppföljningen.",
    )

    personens_bild = LongTextField("Personens bild", required=True, width=6)
    vagledarens_bild = LongTextField("Vägledarens bild", required=True, width=6)

    beslut = ChoiceField("Beslut", BESLUT, required=True, width=12)
    dialog_genomford = DateField("Datum för dialogen med personen", required=True, when=EXTENDED)
    behov_av_stod = LongTextField("Behov av fortsatt stöd", required=True, when=EXTENDED)
    forlangd_till = DateField("Förlängningens sista dag", required=True, when=EXTENDED)
    undantag_beslutat = DateField(
        "Undantag beslutat",
        when=EXTENDED,
        help="Behövs när insatsen blir längre än projektets längsta insatstid.",
    )
    undantag = LongTextField("Styrgruppens beslut om undantag", when=EXTENDED)
    nasta_uppfoljning = DateField("Nästa uppföljning", required=True, when=GOES_ON)
    avslut_planeras = DateField("Planerat avslut", when=When.of("beslut", "avslut"))

    deltagaren_undertecknar = YesNoField("Deltagaren undertecknar", required=True)
    skal_utan_underskrift = LongTextField(
        "Skäl till att deltagaren inte undertecknar",
        required=True,
        maximum=1000,
        missing=messages.NOT_SIGNED_BY_PARTICIPANT,
        when=When.of("deltagaren_undertecknar", "nej"),
    )

    sections = (
        Section("Uppföljningen", ("datum", "narvarande")),
        Section("Delmålen", ("delmal",)),
        Section("Så ser vi på det", ("personens_bild", "vagledarens_bild")),
        Section(
            "Beslut",
            (
                "beslut",
                "dialog_genomford",
                "behov_av_stod",
                "forlangd_till",
                "undantag_beslutat",
                "undantag",
                "nasta_uppfoljning",
                "avslut_planeras",
            ),
        ),
        Section("Underskrift", ("deltagaren_undertecknar", "skal_utan_underskrift")),
    )

    def __init__(self, typed: Typed | None = None, *, project: Project) -> None:
        """The styrgrupp is asked for exceptions only where the project's limit is a must."""
        super().__init__(typed, project=project)
        if project.max_duration.firmness is not Firmness.SKA:
            self.leave_out("undantag_beslutat", "undantag")
