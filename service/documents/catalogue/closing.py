"""The end of a participation and what came of it (DOMAIN 3.2, steps 14 to 16)."""

from doc_templates import slutanalys, stangning
from forms.slutanalys import SlutanalysForm
from forms.stangning import StangningForm
from service.documents.kind import DocumentKind, Recipient, Retention, Signer, Subject
from service.domain import presets_closing, presets_flow
from service.domain.consent_parts import Information
from service.domain.lifecycle import AFTERWARDS, ENROLLED, CaseState
from service.domain.roles import Role
from service.domain.rules import slutanalys as slutanalys_rules
from service.domain.rules import stangning as stangning_rules

SLUTANALYS = DocumentKind(
    key="slutanalys",
    title=slutanalys.TITLE,
    subject=Subject.CASE,
    form=SlutanalysForm,
    words=slutanalys.words,
    words_type=slutanalys.SlutanalysWords,
    presets=presets_closing.slutanalys,
    rules=(slutanalys_rules.rules,),
    writers=frozenset({Role.VAGLEDARE}),
    begins=ENROLLED,
    revises=AFTERWARDS | {CaseState.FELREGISTRERAD},
    signers=(Signer.VAGLEDARE, Signer.DELTAGARE),
    recipients=(Recipient.REMITTENT,),
    tells=frozenset(
        {Information.FORSORJNING, Information.ARBETE, Information.INSATSER, Information.PLANERING}
    ),
    retention=Retention.CASE_FILE,
)

STANGNING = DocumentKind(
    key="stangning",
    title=stangning.TITLE,
    subject=Subject.CASE,
    form=StangningForm,
    words=stangning.words,
    words_type=stangning.StangningWords,
    presets=presets_flow.stangning,
    rules=(stangning_rules.rules,),
    writers=frozenset({Role.PROJEKTLEDARE, Role.VAGLEDARE}),
    begins=AFTERWARDS | {CaseState.EJ_INTAG, CaseState.KONSULTATION},
    revises=frozenset({CaseState.STANGD}),
    signers=(Signer.PROJEKTLEDARE,),
    recipients=(),
    retention=Retention.CASE_FILE,
)
