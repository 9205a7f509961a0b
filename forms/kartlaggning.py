"""The questions of a kartläggning: how person and vägledare each see the situation, and what follows."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, LongTextField, TextField, YesNoField
from service.domain import choices
from service.domain.choices_participation import OMRADEN
from service.domain.project import Project


def _spar(project: Project) -> choices.Choices:
    return project.track_choices


def _person(area: str) -> LongTextField:
    return LongTextField(f"{OMRADEN[area]}, personens bild", width=6)


def _vagledare(area: str) -> LongTextField:
    return LongTextField(f"{OMRADEN[area]}, vägledarens bild", width=6)


class KartlaggningForm(KindForm):
    """A summary of the survey, area by area; the instrument's own questions are licensed and stay in it."""

    genomford = DateField("Datum för kartläggningen", required=True)
    instrument = TextField(
        "Instrument",
        required=True,
        help="Bara namnet, till exempel TUBA. Instrumentets frågor och svar skrivs inte in här.",
    )

    livssituation_person = _person("livssituation")
    livssituation_vagledare = _vagledare("livssituation")
    resurser_person = _person("resurser")
    resurser_vagledare = _vagledare("resurser")
    arbete_person = _person("arbete")
    arbete_vagledare = _vagledare("arbete")
    halsa_person = _person("halsa")
    halsa_vagledare = _vagledare("halsa")
    ekonomi_person = _person("ekonomi")
    ekonomi_vagledare = _vagledare("ekonomi")
    natverk_person = _person("natverk")
    natverk_vagledare = _vagledare("natverk")
    sprak_person = _person("sprak")
    sprak_vagledare = _vagledare("sprak")
    hinder_person = _person("hinder")
    hinder_vagledare = _vagledare("hinder")

    slutsats = LongTextField("Slutsats", required=True)
    spar = ChoiceField("Föreslaget spår", from_project=_spar, required=True)
    tagit_del = YesNoField("Personen har tagit del")

    sections = (
        Section("Kartläggningen", ("genomford", "instrument")),
        Section(
            "Personens bild och vägledarens bild",
            tuple(f"{area}_{whose}" for area in OMRADEN for whose in ("person", "vagledare")),
            intro="Lämna ett område tomt om det inte har tagits upp.",
        ),
        Section("Slutsats", ("slutsats", "spar", "tagit_del")),
    )
