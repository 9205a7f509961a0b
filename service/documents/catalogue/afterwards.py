"""After a participation: the registration ends, and it is told how things are 90 days and a year later."""

from functools import partial

from doc_templates import follow_up, kontakt, uppfoljning_1_ar, uppfoljning_90_dagar, utregistrering
from forms.kontakt import KontaktForm
from forms.uppfoljning_1_ar import Uppfoljning1ArForm
from forms.uppfoljning_90_dagar import Uppfoljning90DagarForm
from forms.utregistrering import UtregistreringForm
from service.documents.kind import DocumentKind, Retention, Signer, Subject
from service.domain import follow_ups, presets_closing
from service.domain.lifecycle import AFTERWARDS, ENROLLED, CaseState
from service.domain.project import Project
from service.domain.roles import Role
from service.domain.rules import follow_up as follow_up_rules
from service.domain.rules import kontakt as kontakt_rules
from service.domain.rules import utregistrering as utregistrering_rules

_VAGLEDARE = frozenset({Role.VAGLEDARE})
_REGISTERED = ENROLLED | AFTERWARDS | {CaseState.STANGD, CaseState.FELREGISTRERAD, CaseState.AVLIDEN}
"""A consent can be withdrawn while the person takes part, and a case closed before the registration ends."""


def _planned(project: Project, key: str) -> bool:
    return follow_ups.is_planned(project, key)


def _any_planned(project: Project) -> bool:
    return len(follow_ups.contact_choices(project)) > 1


UTREGISTRERING = DocumentKind(
    key="utregistrering",
    title=utregistrering.TITLE,
    subject=Subject.CASE,
    form=UtregistreringForm,
    words=utregistrering.words,
    words_type=utregistrering.UtregistreringWords,
    presets=presets_closing.utregistrering,
    rules=(utregistrering_rules.rules,),
    writers=_VAGLEDARE,
    begins=_REGISTERED,
    revises=_REGISTERED,
    signers=(Signer.VAGLEDARE,),
    recipients=(),
    retention=Retention.CASE_FILE,
)

KONTAKT = DocumentKind(
    key="kontakt",
    title=kontakt.TITLE,
    subject=Subject.CASE,
    form=KontaktForm,
    words=kontakt.words,
    words_type=kontakt.KontaktWords,
    presets=presets_closing.kontakt,
    rules=(kontakt_rules.rules,),
    writers=_VAGLEDARE,
    begins=AFTERWARDS,
    many=True,
    offered=_any_planned,
    signers=(Signer.VAGLEDARE,),
    recipients=(),
    retention=Retention.CASE_FILE,
)

UPPFOLJNING_90_DAGAR = DocumentKind(
    key="uppfoljning_90_dagar",
    title=uppfoljning_90_dagar.TITLE,
    subject=Subject.CASE,
    form=Uppfoljning90DagarForm,
    words=uppfoljning_90_dagar.words,
    words_type=follow_up.FollowUpWords,
    presets=presets_closing.follow_up,
    rules=(follow_up_rules.ninety_days,),
    writers=_VAGLEDARE,
    # It can be told of late, when the year is told of already.
    begins=frozenset({CaseState.AVSLUTAD, CaseState.KLAR_1_AR}),
    revises=frozenset({CaseState.KLAR_90_DAGAR, CaseState.KLAR_1_AR}),
    offered=partial(_planned, key=follow_ups.NINETY_DAYS),
    signers=(Signer.VAGLEDARE,),
    recipients=(),
    retention=Retention.CASE_FILE,
)

UPPFOLJNING_1_AR = DocumentKind(
    key="uppfoljning_1_ar",
    title=uppfoljning_1_ar.TITLE,
    subject=Subject.CASE,
    form=Uppfoljning1ArForm,
    words=uppfoljning_1_ar.words,
    words_type=follow_up.FollowUpWords,
    presets=presets_closing.follow_up,
    rules=(follow_up_rules.one_year,),
    writers=_VAGLEDARE,
    begins=frozenset({CaseState.AVSLUTAD, CaseState.KLAR_90_DAGAR}),
    revises=frozenset({CaseState.KLAR_1_AR}),
    offered=partial(_planned, key=follow_ups.ONE_YEAR),
    signers=(Signer.VAGLEDARE,),
    recipients=(),
    retention=Retention.CASE_FILE,
)
