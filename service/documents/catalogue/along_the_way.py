"""What is written along the way: survey, reviews of the plan, deviations and notes (steps 7, 9, 10, 13)."""

from doc_templates import avvikelserapport, kartlaggning, lattlast, minnesanteckning, uppfoljning
from forms.avvikelserapport import AvvikelserapportForm
from forms.kartlaggning import KartlaggningForm
from forms.minnesanteckning import MinnesanteckningForm
from forms.uppfoljning import UppfoljningForm
from service.documents.catalogue.easy_read import with_easy_read
from service.documents.kind import DocumentKind, Recipient, Retention, Signer, Subject
from service.domain import presets_participation
from service.domain.consent_parts import Information
from service.domain.lifecycle import ENROLLED, ONGOING, PLANNING, SENT, CaseState, Said
from service.domain.roles import Role
from service.domain.rules import avvikelserapport as avvikelserapport_rules
from service.domain.rules import kartlaggning as kartlaggning_rules
from service.domain.rules import minnesanteckning as minnesanteckning_rules
from service.domain.rules import uppfoljning as uppfoljning_rules

KARTLAGGNING = DocumentKind(
    key="kartlaggning",
    title=kartlaggning.TITLE,
    subject=Subject.CASE,
    form=KartlaggningForm,
    words=kartlaggning.words,
    words_type=kartlaggning.KartlaggningWords,
    presets=presets_participation.kartlaggning,
    rules=(kartlaggning_rules.rules,),
    writers=frozenset({Role.VAGLEDARE}),
    begins=PLANNING,
    revises=ENROLLED,
    signers=(Signer.VAGLEDARE, Signer.DELTAGARE),
    recipients=(),
    retention=Retention.CASE_FILE,
)

UPPFOLJNING = with_easy_read(
    DocumentKind(
        key="uppfoljning",
        title="Uppföljning av planen",
        subject=Subject.CASE,
        form=UppfoljningForm,
        words=uppfoljning.words,
        words_type=uppfoljning.UppfoljningWords,
        presets=presets_participation.uppfoljning,
        rules=(uppfoljning_rules.rules,),
        writers=frozenset({Role.VAGLEDARE, Role.PROJEKTLEDARE}),
        # The project leader decides on an extension (DOMAIN 3.2, step 13), which the vägledare prepares.
        finalisers=frozenset({Role.PROJEKTLEDARE}),
        decision=Said("beslut", "forlangs"),
        begins=ONGOING - {CaseState.AVSLUT_PAGAR},
        revises=ONGOING,
        many=True,
        signers=(Signer.DELTAGARE, Signer.VAGLEDARE),
        recipients=(Recipient.DELTAGARE, Recipient.PARTS_WITH_CONSENT),
        tells=frozenset(
            {Information.ARBETE, Information.SOCIALT, Information.INSATSER, Information.PLANERING}
        ),
        retention=Retention.CASE_FILE,
    ),
    lattlast.of_review,
)

AVVIKELSERAPPORT = DocumentKind(
    key="avvikelserapport",
    title=avvikelserapport.TITLE,
    subject=Subject.CASE,
    form=AvvikelserapportForm,
    words=avvikelserapport.words,
    words_type=avvikelserapport.AvvikelserapportWords,
    presets=presets_participation.today,
    rules=(avvikelserapport_rules.rules,),
    writers=frozenset({Role.VAGLEDARE}),
    begins=ENROLLED,
    many=True,
    signers=(Signer.VAGLEDARE,),
    recipients=(Recipient.REMITTENT,),
    tells=avvikelserapport_rules.TELLS,
    retention=Retention.CASE_FILE,
)

MINNESANTECKNING = DocumentKind(
    key="minnesanteckning",
    title=minnesanteckning.TITLE,
    subject=Subject.CASE,
    form=MinnesanteckningForm,
    words=minnesanteckning.words,
    words_type=minnesanteckning.MinnesanteckningWords,
    presets=presets_participation.today,
    rules=(minnesanteckning_rules.rules,),
    writers=frozenset({Role.VAGLEDARE, Role.PROJEKTLEDARE}),
    begins=SENT,
    many=True,
    signers=(Signer.VAGLEDARE,),
    recipients=(),
    retention=Retention.CASE_FILE,
)
