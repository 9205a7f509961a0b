"""The questions of an aterkallelse: what the person no longer consents to, and who was told."""

from forms.base import KindForm, Section
from forms.fields import ChoiceField, DateField, ManyField, TextField
from forms.question import When
from service.domain import consent, consent_parts
from service.domain.choices import Choices
from service.domain.project import Project


def _organisations(project: Project) -> Choices:
    return consent.organisations(project)


class AterkallelseForm(KindForm):
    """A withdrawal, which is never refused; it counts as soon as it is recorded."""

    datum = DateField("Datum", required=True)
    omfattning = ChoiceField("Omfattning", consent_parts.OMFATTNING, required=True)
    delar = ManyField(
        "Delar som återkallas",
        from_project=consent_parts.parts,
        required=True,
        when=When.of("omfattning", "vissa_delar"),
    )
    parter = ManyField(
        "Parter som återkallelsen gäller",
        from_project=_organisations,
        required=True,
        when=When.of("omfattning", "vissa_parter"),
    )
    mottagen_av = TextField("Mottagare", required=True)

    sections = (
        Section(
            "Återkallelse",
            ("datum", "omfattning", "delar", "parter", "mottagen_av"),
            intro="Återkallelsen gäller från den stund då den fastställs. Det som redan har lämnats ut med "
            "stöd av samtycket påverkas inte.",
        ),
    )
