"""The end of a participation and what came of it (DOMAIN 3.2, steps 14 to 16)."""

from doc_templates import slutanalys
from forms.slutanalys import SlutanalysForm
from service.documents.kind import DocumentKind, Recipient, Retention, Signer, Subject
from service.domain import presets
from service.domain.lifecycle import ENROLLED, CaseState
from service.domain.roles import Role
from service.domain.rules import slutanalys as slutanalys_rules

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
    begins=ENROLLED,
    revises=frozenset({CaseState.AVSLUTAD, CaseState.FELREGISTRERAD}),
    signers=(Signer.VAGLEDARE, Signer.DELTAGARE),
    recipients=(Recipient.REMITTENT,),
    retention=Retention.CASE_FILE,
)
