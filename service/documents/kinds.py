"""The catalogue: every kind of document that the service knows, on one page."""

from doc_templates import ansokan, genomforandeplan, remiss, remissvar, slutanalys
from forms.ansokan import AnsokanForm
from forms.genomforandeplan import GenomforandeplanForm
from forms.remiss import RemissForm
from forms.remissvar import RemissvarForm
from forms.slutanalys import SlutanalysForm
from service.documents.kind import DocumentKind, Recipient, Registry, Retention, Signer, Subject
from service.domain import application, presets
from service.domain.case import CaseState
from service.domain.roles import Role
from service.domain.rules import ansokan as ansokan_rules
from service.domain.rules import genomforandeplan as genomforandeplan_rules
from service.domain.rules import remiss as remiss_rules
from service.domain.rules import remissvar as remissvar_rules
from service.domain.rules import slutanalys as slutanalys_rules

REMISS = DocumentKind(
    key="remiss",
    title=remiss.TITLE,
    subject=Subject.CASE,
    form=RemissForm,
    words=remiss.words,
    words_type=remiss.RemissWords,
    presets=presets.remiss,
    rules=(remiss_rules.rules,),
    writers=frozenset({Role.REMITTENT}),
    begins=frozenset({CaseState.UTKAST, CaseState.KOMPLETTERING}),
    revises=frozenset({CaseState.INKOMMEN, CaseState.VILANDE, CaseState.INTAG, CaseState.PAGAENDE}),
    signers=(Signer.REMITTENT,),
    recipients=(Recipient.PROJEKTLEDARE,),
    retention=Retention.CASE_FILE,
)

REMISSVAR = DocumentKind(
    key="remissvar",
    title=remissvar.TITLE,
    subject=Subject.CASE,
    form=RemissvarForm,
    words=remissvar.words,
    words_type=remissvar.RemissvarWords,
    presets=presets.remissvar,
    rules=(remissvar_rules.rules,),
    writers=frozenset({Role.PROJEKTLEDARE}),
    begins=frozenset({CaseState.INKOMMEN, CaseState.VILANDE}),
    revises=frozenset({CaseState.INTAG, CaseState.EJ_INTAG, CaseState.KONSULTATION, CaseState.KOMPLETTERING}),
    signers=(Signer.PROJEKTLEDARE,),
    recipients=(Recipient.REMITTENT, Recipient.DELTAGARE),
    retention=Retention.CASE_FILE,
)

GENOMFORANDEPLAN = DocumentKind(
    key="genomforandeplan",
    title="Genomförandeplan",
    subject=Subject.CASE,
    form=GenomforandeplanForm,
    words=genomforandeplan.words,
    words_type=genomforandeplan.GenomforandeplanWords,
    presets=presets.genomforandeplan,
    rules=(genomforandeplan_rules.rules,),
    writers=frozenset({Role.VAGLEDARE}),
    begins=frozenset({CaseState.INTAG}),
    revises=frozenset({CaseState.PAGAENDE}),
    signers=(Signer.DELTAGARE, Signer.VAGLEDARE),
    recipients=(Recipient.DELTAGARE, Recipient.PARTS_WITH_CONSENT),
    retention=Retention.CASE_FILE,
)

SLUTANALYS = DocumentKind(
    key="slutanalys",
    title=slutanalys.TITLE,
    subject=Subject.CASE,
    form=SlutanalysForm,
    words=slutanalys.words,
    words_type=slutanalys.SlutanalysWords,
    presets=presets.slutanalys,
    rules=(slutanalys_rules.rules,),
    writers=frozenset({Role.VAGLEDARE}),
    begins=frozenset({CaseState.INTAG, CaseState.PAGAENDE}),
    revises=frozenset({CaseState.AVSLUTAD, CaseState.FELREGISTRERAD}),
    signers=(Signer.VAGLEDARE, Signer.DELTAGARE),
    recipients=(Recipient.REMITTENT,),
    retention=Retention.CASE_FILE,
)

ANSOKAN = DocumentKind(
    key="ansokan",
    title=ansokan.TITLE,
    subject=Subject.PROJECT,
    form=AnsokanForm,
    words=ansokan.words,
    words_type=ansokan.AnsokanWords,
    presets=application.presets,
    rules=(ansokan_rules.rules,),
    writers=frozenset({Role.PROJEKTLEDARE}),
    signers=(Signer.PARTER,),
    recipients=(Recipient.FORBUND,),
    retention=Retention.PRESERVED,
)

REGISTRY = Registry.of(REMISS, REMISSVAR, GENOMFORANDEPLAN, SLUTANALYS, ANSOKAN)
