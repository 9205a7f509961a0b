"""From a referral to its answer (DOMAIN 3.2, steps 2 to 5)."""

from doc_templates import remiss, remissvar
from forms.remiss import RemissForm
from forms.remissvar import RemissvarForm
from service.documents.kind import DocumentKind, Recipient, Retention, Signer, Subject
from service.domain import presets
from service.domain.lifecycle import ANSWERED, ENROLLED, REFERRED, CaseState
from service.domain.roles import Role
from service.domain.rules import remiss as remiss_rules
from service.domain.rules import remissvar as remissvar_rules

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
    revises=REFERRED | ENROLLED,
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
    begins=frozenset({CaseState.KLAR_FOR_OH, CaseState.PA_DAGORDNING, CaseState.VILANDE}),
    revises=ANSWERED,
    signers=(Signer.PROJEKTLEDARE,),
    recipients=(Recipient.REMITTENT, Recipient.DELTAGARE),
    retention=Retention.CASE_FILE,
)
